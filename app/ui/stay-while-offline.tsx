import { useEffect, useState } from 'react'
import { Banner } from './notice.tsx'
import { words } from './words.ts'

/**
 * Without a network a link or a form would leave this page for the browser's own error page, and what was typed would be gone. So the page
 * stays, and says why. Forms that keep what they send until it has arrived (no `method`) are left alone.
 */
export function StayWhileOffline() {
  const [stayed, setStayed] = useState(false)
  useEffect(() => {
    const stay = (event: Event) => {
      const { target } = event
      if (navigator.onLine || !(target instanceof Element)) return
      const leaves = event.type === 'click' ? target.closest('a[href^="/"]') : target.matches('form[method="post"]')
      if (!leaves) return
      event.preventDefault()
      event.stopPropagation()
      setStayed(true)
    }
    const back = () => setStayed(false)
    // Before the router's own handlers, which would start to fetch.
    window.addEventListener('click', stay, true)
    window.addEventListener('submit', stay, true)
    window.addEventListener('online', back)
    return () => {
      window.removeEventListener('click', stay, true)
      window.removeEventListener('submit', stay, true)
      window.removeEventListener('online', back)
    }
  }, [])
  return stayed ? <Banner tone="bad">{words.page.stayed}</Banner> : null
}
