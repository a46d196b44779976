import { useEffect } from 'react'
import { useLocation, useNavigationType } from './framework.ts'

const LATE_MS = 3_000

/** Of the page that is there; outlives the page, so that one which fails to load is told as well. */
let seen: string | undefined

/**
 * When a link or a form led to another page without loading a document, the focus is on its title: a screen reader says where one is,
 * and Tab goes on from there. Otherwise it would be on a link that is gone. What a page focuses by itself keeps the focus.
 */
export function FocusOnTitle() {
  const { pathname, hash } = useLocation()
  const back = useNavigationType() === 'POP'
  useEffect(() => {
    const came = seen !== undefined && seen !== pathname
    seen = pathname
    if (!came) return
    const settled = (): boolean => {
      const main = document.querySelector('main') ?? document.body
      const within = document.activeElement
      if (within && within !== document.body && within !== main && main.contains(within)) return true
      const goal = (hash && document.getElementById(decodeURIComponent(hash.slice(1)))) || main.querySelector('h1')
      // A form that keeps its place while it is saved keeps it, too, when it leads on: the title would be far above what is seen.
      if (goal?.tagName === 'H1' && !back) window.scrollTo(0, 0)
      focusOn(goal)
      return goal !== null
    }
    if (settled()) return
    // Some pages draw themselves only in the browser, a moment later.
    const watch = new MutationObserver(() => settled() && watch.disconnect())
    watch.observe(document.body, { childList: true, subtree: true })
    const late = setTimeout(() => watch.disconnect(), LATE_MS)
    return () => {
      clearTimeout(late)
      watch.disconnect()
    }
  }, [pathname, hash, back])
  return null
}

/** Also on what is only read: a title, a message. */
export function focusOn(goal: HTMLElement | null): void {
  if (!goal) return
  if (goal.tabIndex < 0) goal.tabIndex = -1
  goal.focus({ preventScroll: true })
}
