import { isRouteErrorResponse } from './framework.ts'
import { words } from './words.ts'

const { notFound, forbidden, offline, broken, refused, home } = words.page.trouble

function wordsFor(error: unknown): { title: string; text: string } {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404) return notFound
    if (error.status === 403) return forbidden
    if (error.status < 500 && typeof error.data === 'string' && error.data) return { title: refused, text: error.data }
    return broken
  }
  // Browsers tell a failed fetch from a fault of ours by its type only.
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return offline
  return broken
}

/** Says what happened and what to do. Never shows a stack or an address. */
export function Trouble({ error }: { error: unknown }) {
  const { title, text } = wordsFor(error)
  return (
    <section className="page text trouble">
      <h1>{title}</h1>
      <p className="page-lead">{text}</p>
      <p>
        <a href="/">{home}</a>
      </p>
    </section>
  )
}
