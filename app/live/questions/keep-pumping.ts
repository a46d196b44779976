import type { Vault } from './vault.ts'

/**
 * Sends what is due whenever something in the vault changed, something is due, or the network or the page is back; `show` is called before
 * and after.
 * `pump` gives how long (ms) until something is due again. Gives the function that ends it.
 */
export function keepPumping(vault: Vault, pump: () => Promise<number | undefined>, show: () => Promise<void> = async () => {}): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false
  let again = false
  let running = false

  async function run() {
    // The pump's own writes come back as changes too: one look afterwards is enough.
    if (running) {
      again = true
      return
    }
    running = true
    clearTimeout(timer)
    try {
      await show()
      const wait = await pump()
      await show()
      if (!ended && wait !== undefined) timer = setTimeout(() => void run(), wait)
    } catch {
      // The vault was closed under it, or the disk is full; what is kept is tried again.
      if (!ended) timer = setTimeout(() => void run(), 5_000)
    } finally {
      running = false
      if (again && !ended) {
        again = false
        setTimeout(() => void run())
      }
    }
  }

  const unwatch = vault.watch(() => void run())
  const awake = () => void run()
  window.addEventListener('online', awake)
  // A phone that slept kept no timer.
  document.addEventListener('visibilitychange', awake)
  void run()
  return () => {
    ended = true
    clearTimeout(timer)
    unwatch()
    window.removeEventListener('online', awake)
    document.removeEventListener('visibilitychange', awake)
  }
}
