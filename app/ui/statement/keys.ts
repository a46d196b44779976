import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'

const STORED = 'candor.single-keys'

/** Whether this device uses single keys (/ and ?). Some people's speech software types them: they can be switched off. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(true)
  useEffect(() => {
    try {
      setOn(localStorage.getItem(STORED) !== 'off')
    } catch {
      // A browser that keeps nothing uses the keys.
    }
  }, [])
  return [
    on,
    chosen => {
      setOn(chosen)
      try {
        localStorage.setItem(STORED, chosen ? 'on' : 'off')
      } catch {
        // It holds for this page then.
      }
    },
  ]
}

const types = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/**
 * `/` and `?` for the statement that holds the focus, or for the first one of the page when nothing does.
 */
export function useStatementKeys(root: RefObject<HTMLElement | null>, on: boolean, act: { find: () => void; help: () => void }) {
  useEffect(() => {
    if (!on) return
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || types(event.target)) return
      if (event.key !== '/' && event.key !== '?') return
      const mine = root.current
      const focused = document.activeElement
      const first = document.querySelector('[data-statement]')
      const held = focused?.closest('[data-statement]')
      if (!mine || document.querySelector('dialog[open]') || (held ? held !== mine : first !== mine)) return
      event.preventDefault()
      if (event.key === '/') act.find()
      else act.help()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}

/** Cells that can be seen, in rows: on a phone some columns are hidden. */
const cellsOf = (row: Element): HTMLElement[] =>
  [...row.querySelectorAll<HTMLElement>(':scope > th, :scope > td')].filter(cell => cell.offsetParent !== null)

/** Arrow keys by cell, Home and End in the line. The focus is a single roving one; Tab leaves the table. Returns whether it took the key. */
export function moveByCell(event: KeyboardEvent<HTMLElement>): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || types(event.target)) return false
  const steps: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }
  const step = steps[event.key]
  const toEdge = event.key === 'Home' || event.key === 'End'
  if (!step && !toEdge) return false
  const rows = [...event.currentTarget.querySelectorAll('tr[data-line]')]
  const cell = event.target instanceof Element ? event.target.closest('th, td') : null
  const row = cell?.closest('tr[data-line]')
  const at = row ? rows.indexOf(row) : -1
  const column = row && cell ? cellsOf(row).indexOf(cell as HTMLElement) : 0
  const nextRow = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + (step?.[0] ?? 0)))]
  if (!nextRow) return false
  const cells = cellsOf(nextRow)
  const wanted = toEdge ? (event.key === 'Home' ? 0 : cells.length - 1) : at < 0 ? 0 : column + (step?.[1] ?? 0)
  const target = cells[Math.min(cells.length - 1, Math.max(0, wanted))]
  if (!target) return false
  event.preventDefault()
  // The label's cell holds a button, which is what Enter means there.
  const focusable = target.querySelector<HTMLElement>('button:not(.fold)') ?? target
  focusable.tabIndex = -1
  focusable.focus()
  return true
}
