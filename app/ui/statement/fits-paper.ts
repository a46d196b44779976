import { type RefObject, useEffect } from 'react'
import { PAPER, PAPER_TYPE } from '../paper.ts'

/**
 * A table that is wider than paper is printed with narrow columns (print.css), and where they do not do so much smaller that nothing of it is
 * cut off: half a figure reads like another figure.
 */
export function useFitsPaper(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const table = () => box.current?.querySelector('table')
    const fit = () => {
      const printed = table()
      if (!printed) return
      // Widths go with the size of letters, which is that of the screen until the page is printed.
      const smaller = PAPER_TYPE / Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const room = (paper: string): number => {
        printed.dataset.paper = paper
        return PAPER / (printed.offsetWidth * smaller)
      }
      const width = room('wide measured') >= 1 ? 'wide' : 'narrow'
      const fits = room(`${width} measured`)
      printed.dataset.paper = width
      if (fits < 1) printed.style.zoom = String(Math.floor(fits * 1000) / 1000)
    }
    const back = () => {
      const printed = table()
      if (!printed) return
      delete printed.dataset.paper
      printed.style.zoom = ''
    }
    addEventListener('beforeprint', fit)
    addEventListener('afterprint', back)
    return () => {
      removeEventListener('beforeprint', fit)
      removeEventListener('afterprint', back)
    }
  }, [box])
}
