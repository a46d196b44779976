import { useEffect, useRef, useState } from 'react'
import type { Desk } from './use-desk.ts'

const STORED = 'candor.single-keys'
/** A number that was typed is forgotten after so long. */
const TYPED_MS = 4_000

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

export interface KeysOf {
  desk: Desk
  /** Whether single letters, digits and marks act. */
  single: boolean
  /** Goes to the section with this number in the agenda. */
  jump(number: number): void
  help(): void
}

/**
 * Keyboard and clicker: Page Up and Down (what clickers send) and ← → from part to part, ↑ ↓ from row to row (with Shift: several), B, N, ?,
 * Escape, and a number with Enter. Gives the number that is being typed.
 */
export function useDeskKeys(keys: KeysOf): string {
  const [typed, setTyped] = useState('')
  const latest = useRef({ ...keys, typed })
  latest.current = { ...keys, typed }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const { target } = event
      if (
        target instanceof HTMLElement &&
        target.closest('input:not([type=radio]), form input, textarea, select, dialog, [contenteditable]')
      )
        return
      // Whoever came to a choice by the keyboard chooses by arrows; after a press of the mouse they drive again.
      if (event.key.startsWith('Arrow') && target instanceof HTMLInputElement && target.matches(':focus-visible')) return
      const act = actionOf(event, latest.current, setTyped)
      if (!act) return
      event.preventDefault()
      // A clicker that is held, or a key that is stuck, must not open one part after another to everybody: what is shown cannot be taken back.
      if (!event.repeat || event.key === 'ArrowUp' || event.key === 'ArrowDown') act()
      // Before the table under it: on this page arrows point, they do not go from cell to cell.
      event.stopPropagation()
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [])
  useEffect(() => {
    if (typed === '') return
    const timer = setTimeout(() => setTyped(''), TYPED_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return typed
}

function actionOf(
  { key, shiftKey }: KeyboardEvent,
  { desk, single, jump, help, typed }: KeysOf & { typed: string },
  type: (typed: string) => void,
): (() => void) | undefined {
  const { show, goTo, pointAlong, point, toggleNote, send } = desk
  switch (key) {
    case 'PageDown':
    case 'ArrowRight':
      return () => goTo(show.position + 1)
    case 'PageUp':
    case 'ArrowLeft':
      return () => goTo(show.position - 1)
    case 'ArrowDown':
      return () => pointAlong(1, shiftKey)
    case 'ArrowUp':
      return () => pointAlong(-1, shiftKey)
    case 'Escape':
      return typed ? () => type('') : () => point([])
    case 'Enter':
      return typed
        ? () => {
            jump(Number(typed))
            type('')
          }
        : undefined
  }
  if (!single) return undefined
  if (/^\d$/.test(key)) return () => type((typed + key).slice(-3))
  switch (key.toLowerCase()) {
    case 'b':
    case '.':
      return () => send('blank', { blank: !show.blank })
    case 'n':
      return toggleNote
    case '?':
      return help
    default:
      return undefined
  }
}
