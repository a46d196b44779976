import { type RefObject, useEffect, useRef, useState } from 'react'
import { DECLINE_REASONS } from '#app/model/question/question.ts'
import type { Decide } from './moderation-acts.tsx'

/** In these a letter is a letter. */
const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable]'

/**
 * The queue by single keys, and where the focus goes: to the next card when the one that had it is decided, by whomever.
 * @returns whether the card that was open has gone without a decision of this moderator
 */
export function useModerationKeys({
  list,
  on,
  ids,
  others,
  decide,
  mark,
  onOpen,
}: {
  list: RefObject<HTMLOListElement | null>
  on: boolean
  ids: readonly string[]
  others: ReadonlyMap<string, string>
  decide: Decide
  mark: (questionId: string) => void
  onOpen: (questionId: string | null) => void
}): boolean {
  const at = useRef<{ id: string; place: number } | null>(null)
  const decided = useRef<string | null>(null)
  const [gone, setGone] = useState(false)
  const latest = useRef({ on, ids, others, decide, mark, onOpen })
  latest.current = { on, ids, others, decide, mark, onOpen }

  useEffect(() => {
    const cardOf = (id: string | undefined) => list.current?.querySelector<HTMLElement>(`[data-question="${id}"]`)
    const focusOn = (id: string | undefined) => cardOf(id)?.focus()
    const current = () => (document.activeElement?.closest('[data-question]') as HTMLElement | null)?.dataset.question

    function onFocus({ target }: FocusEvent) {
      const id = target instanceof HTMLElement && list.current?.contains(target) ? current() : undefined
      if (id === at.current?.id || (!id && document.activeElement === document.body)) return
      at.current = id ? { id, place: latest.current.ids.indexOf(id) } : null
      setGone(false)
      latest.current.onOpen(id ?? null)
    }

    function onKeyDown(event: KeyboardEvent) {
      const typing = event.target instanceof HTMLElement && event.target.matches(TYPING)
      const { on: wanted, ids: all, others: theirs, decide: done, mark: choose } = latest.current
      if (!wanted || typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const id = current()
      const card = cardOf(id)
      const place = id ? all.indexOf(id) : -1
      const fold = (act: string, inside: string) => {
        const details = card?.querySelector<HTMLDetailsElement>(`details[data-act="${act}"]`)
        if (!details) return
        details.open = true
        details.querySelector<HTMLElement>(inside)?.focus()
      }
      const reason = DECLINE_REASONS[Number(event.key) - 1]
      if (event.key === 'j') focusOn(all[Math.min(place + 1, all.length - 1)])
      else if (event.key === 'k') focusOn(all[Math.max(place - 1, 0)])
      else if (event.key === 'u')
        focusOn([...all.slice(place + 1), ...all.slice(0, place + 1)].find(other => other !== id && !theirs.has(other)))
      else if (!id || !card) return
      else if (event.key === 'a') decideOn(id, () => done(id, { kind: 'approve' }))
      else if (event.key === 'd') fold('decline', 'div button')
      else if (event.key === 'm') fold('merge', 'select')
      else if (event.key === 'x') choose(id)
      else if (reason && card.querySelector('details[data-act="decline"][open]')) decideOn(id, () => done(id, { kind: 'decline', reason }))
      else if (event.key === 'Escape') {
        for (const open of card.querySelectorAll('details[open]')) open.removeAttribute('open')
        card.focus()
      } else return
      event.preventDefault()
    }
    function decideOn(id: string, act: () => void) {
      decided.current = id
      act()
    }
    /** A press of a button inside of a card is a decision as well. */
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof HTMLElement && target.closest('button') && list.current?.contains(target)) decided.current = current() ?? null
    }
    document.addEventListener('focusin', onFocus)
    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('click', onClick, true)
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('click', onClick, true)
    }
  }, [list])

  const known = ids.join()
  useEffect(() => {
    const before = at.current
    const now = known === '' ? [] : known.split(',')
    if (!before || now.includes(before.id)) return
    setGone(decided.current !== before.id)
    at.current = null
    const next = now[Math.min(before.place, now.length - 1)]
    const lost = !document.activeElement || document.activeElement === document.body
    if (lost && next) list.current?.querySelector<HTMLElement>(`[data-question="${next}"]`)?.focus()
    else latest.current.onOpen(null)
  }, [known, list])
  return gone
}
