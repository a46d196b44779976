import { type RefObject, useEffect } from 'react'

/** Sizes that a text takes, as parts of the one that the style sheet gives; below the last one nobody reads it from the back. */
const SIZES = [1, 0.9, 0.8, 0.72, 0.64, 0.57]

/**
 * Nobody can scroll the hall's screen: a text that is longer than it is set smaller, step by step, until it fits. `shown` and `beside`: what is there, which
 * share the room. Not a layout effect: the server, which renders the first page, has no layout.
 */
export function useFit(box: RefObject<HTMLElement>, shown: unknown, beside: unknown): void {
  useEffect(() => {
    const text = box.current?.querySelector<HTMLElement>('.prose')
    if (!text) return
    const fit = () => {
      for (const size of SIZES) {
        text.style.setProperty('--fit', String(size))
        // In columns what has no room is beside them.
        if (text.scrollHeight <= text.clientHeight + 1 && text.scrollWidth <= text.clientWidth + 1) return
      }
    }
    fit()
    window.addEventListener('resize', fit)
    // A typeface that comes later is wider or narrower.
    void document.fonts.ready.then(fit)
    return () => window.removeEventListener('resize', fit)
  }, [box, shown, beside])
}
