import { type RefObject, useEffect } from 'react'

/** A jump over more than so many heights of the window is a blur: it is done at once. */
const FAR = 1.5

/**
 * What to scroll to: an element inside of `root` by one of its data attributes. On the stage it is brought back into view when the room
 * changes, because a question that comes there takes some of it.
 */
export function useInView(root: RefObject<HTMLElement | null>, attribute: string, ids: readonly string[]) {
  const first = ids[0]
  useEffect(() => {
    const { current } = root
    if (first === undefined || !current) return
    // Scrolls, and leaves the keyboard's focus where the reader has it.
    const bring = (calm: boolean) => {
      const found = current.querySelector(`[${attribute}="${CSS.escape(first)}"]`)
      found?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: calm || isFar(found) ? 'auto' : 'smooth' })
    }
    bring(matchMedia('(prefers-reduced-motion: reduce)').matches)
    // A reader who scrolls by hand or opens a line is not taken back; at the hall's screen nobody does.
    if (!current.closest('.stage')) return
    let height = current.clientHeight
    const watch = new ResizeObserver(() => {
      if (current.clientHeight !== height) bring(true)
      height = current.clientHeight
    })
    watch.observe(current)
    return () => watch.disconnect()
  }, [root, attribute, first])
}

function isFar(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top > (1 + FAR) * innerHeight || bottom < -FAR * innerHeight
}
