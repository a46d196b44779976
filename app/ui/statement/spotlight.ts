import { type RefObject, useEffect } from 'react'

/** What to scroll to: an element inside of `root` by one of its data attributes. */
export function useInView(root: RefObject<HTMLElement | null>, attribute: string, ids: readonly string[]) {
  const first = ids[0]
  useEffect(() => {
    if (first === undefined) return
    const found = root.current?.querySelector(`[${attribute}="${CSS.escape(first)}"]`)
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    // Scrolls, and leaves the keyboard's focus where the reader has it.
    found?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: calm ? 'auto' : 'smooth' })
  }, [root, attribute, first])
}
