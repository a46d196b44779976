import { alone, deliver } from './deliver.ts'
import { browserWay } from './send.ts'
import { openVault } from './vault.ts'

/** After a disk that is full, or a vault that did not answer. */
const AGAIN_MS = 5_000

/**
 * Sends what a person's browser keeps unsent, whenever something was put there, is due, or the network or the page is back. Gives the
 * function that ends it.
 */
export async function beginDeliveries(holder: string): Promise<() => void> {
  const vault = await openVault(holder)
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false
  let again = false
  let running = false

  async function run() {
    // Its own writes come back as changes too: one look afterwards is enough.
    if (running) {
      again = true
      return
    }
    running = true
    clearTimeout(timer)
    try {
      do {
        again = false
        const wait = await alone(() => deliver(vault, browserWay))
        clearTimeout(timer)
        if (!ended && wait !== undefined) timer = setTimeout(begin, wait)
      } while (again && !ended)
    } catch {
      if (!ended) timer = setTimeout(begin, AGAIN_MS)
    } finally {
      running = false
    }
  }
  const begin = () => void run()

  const unwatch = vault.watch(begin)
  window.addEventListener('online', begin)
  // A phone that slept kept no timer.
  document.addEventListener('visibilitychange', begin)
  begin()
  return () => {
    ended = true
    clearTimeout(timer)
    unwatch()
    window.removeEventListener('online', begin)
    document.removeEventListener('visibilitychange', begin)
    vault.close()
  }
}
