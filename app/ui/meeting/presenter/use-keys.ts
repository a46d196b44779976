import { useEffect, useRef, useState } from 'react'
import type { Desk } from './use-desk.ts'

const STORED = 'candor.single-keys'

/** Whether single letters act; arrows and Page keys always do. Remembered on this computer. */
export function useSingleLetters(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(true)
  useEffect(() => setOn(localStorage.getItem(STORED) !== 'off'), [])
  return [
    on,
    next => {
      localStorage.setItem(STORED, next ? 'on' : 'off')
      setOn(next)
    },
  ]
}

/** Keyboard and clicker: Page Up and Down (what clickers send) and ← → from part to part, ↑ ↓ from row to row, B, N, Escape. */
export function useDeskKeys(desk: Desk, singleLetters: boolean): void {
  const latest = useRef(desk)
  latest.current = desk
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const { target } = event
      if (target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [contenteditable]')) return
      const { show, goTo, pointAlong, point, toggleNote, send } = latest.current
      const act = actions(event.key)
      if (!act) return
      event.preventDefault()
      // Before the table under it: on this page arrows point, they do not go from cell to cell.
      event.stopPropagation()
      act()

      function actions(key: string): (() => void) | undefined {
        switch (key) {
          case 'PageDown':
          case 'ArrowRight':
            return () => goTo(show.position + 1)
          case 'PageUp':
          case 'ArrowLeft':
            return () => goTo(show.position - 1)
          case 'ArrowDown':
            return () => pointAlong(1)
          case 'ArrowUp':
            return () => pointAlong(-1)
          case 'Escape':
            return () => point([])
          case 'b':
          case 'B':
          case '.':
            return singleLetters ? () => send('blank', { blank: !show.blank }) : undefined
          case 'n':
          case 'N':
            return singleLetters ? toggleNote : undefined
          default:
            return undefined
        }
      }
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [singleLetters])
}
