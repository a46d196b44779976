import { type RefObject, useEffect, useState } from 'react'

/**
 * Whether a table is wider than its box. Then the box scrolls, sideways and up and down, so that the head of the table stays; else the
 * page does, and its head sticks to the page. `shown`: whatever changes the table's width.
 */
export function useTooWide(box: RefObject<HTMLElement | null>, shown: unknown): boolean {
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const element = box.current
    const table = element?.querySelector('table')
    if (!element || !table) return
    // A pixel is lost in rounding.
    const watch = new ResizeObserver(() => setWide(table.offsetWidth > element.clientWidth + 1))
    watch.observe(element)
    watch.observe(table)
    return () => watch.disconnect()
  }, [box, shown])
  return wide
}
