import { type RefObject, useEffect } from 'react'

/** Sizes that a text takes, as parts of the one that the style sheet gives; below the last one nobody reads it from the back. */
const SIZES = [1, 0.9, 0.8, 0.72, 0.64, 0.57]

/** A table is pointed at line by line, which brings a line that is cut into the picture: it is set smaller only where all of it then fits. */
const TABLE_SIZES = [1, 0.9, 0.8, 0.74, 0.68]
const POINTED = 1.12

/**
 * Nobody can scroll the hall's screen: a text or a table that is longer than it is set smaller, step by step, until it fits. `shown` and `beside`:
 * what is there, which share the room. Not a layout effect: the server, which renders the first page, has no layout.
 */
export function useFit(box: RefObject<HTMLElement>, shown: unknown, beside: unknown): void {
  useEffect(() => {
    const text = box.current?.querySelector<HTMLElement>('.prose')
    const table = box.current?.querySelector<HTMLElement>('.statement.at-stage')
    const fit = () => {
      if (text) setSmaller(text, text, SIZES)
      const rows = table?.querySelector<HTMLElement>('.statement-box')
      // A line that is pointed at is larger, and its sentence stands below: a table that fits but for that keeps its size.
      if (table && rows && !setSmaller(table, rows, TABLE_SIZES) && rows.scrollHeight > rows.clientHeight * POINTED)
        table.style.removeProperty('--fit')
    }
    fit()
    window.addEventListener('resize', fit)
    // A typeface that comes later is wider or narrower.
    void document.fonts.ready.then(fit)
    return () => window.removeEventListener('resize', fit)
  }, [box, shown, beside])
}

/** Whether one of the sizes is small enough for `room` to hold all that is in it. */
function setSmaller(element: HTMLElement, room: HTMLElement, sizes: readonly number[]): boolean {
  return sizes.some(size => {
    element.style.setProperty('--fit', String(size))
    // In columns what has no room is beside them.
    return room.scrollHeight <= room.clientHeight + 1 && room.scrollWidth <= room.clientWidth + 1
  })
}
