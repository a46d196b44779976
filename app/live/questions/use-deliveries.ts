import { useEffect } from 'react'

/** Later than what the page is for, and soon enough for what is put there now. */
const BEGIN_MS = 1_000

/**
 * Sends what this browser keeps unsent, on every signed-in page: a question that was sent from a sheet goes its way when the sheet, the
 * page or the meeting is over. What it takes is loaded when the page is there.
 */
export function useDeliveries(holder: string | null): void {
  useEffect(() => {
    if (!holder) return
    let ended = false
    let end: (() => void) | undefined
    async function begin(person: string) {
      const { beginDeliveries } = await import('./deliveries.ts')
      if (ended) return
      const stop = await beginDeliveries(person)
      if (ended) stop()
      else end = stop
    }
    // A browser that keeps nothing has nothing to send; the ask box says so.
    const timer = setTimeout(() => void begin(holder).catch(() => {}), BEGIN_MS)
    return () => {
      ended = true
      clearTimeout(timer)
      end?.()
    }
  }, [holder])
}
