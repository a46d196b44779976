import { isRouteErrorResponse } from '@remix-run/react'

interface Words {
  title: string
  text: string
}

const WORDS: Record<'notFound' | 'forbidden' | 'offline' | 'broken', Words> = {
  // The same for what never was, what is gone and what is not yours: the difference would tell that it exists.
  notFound: {
    title: 'There is nothing here for you',
    text: 'The address may be mistyped, or what it led to was moved, withdrawn or is not open to you.',
  },
  forbidden: { title: 'This is not yours to do', text: 'You may see this, but not change it. Ask a leader of your company if you should.' },
  offline: {
    title: 'No connection',
    text: 'This page could not be fetched. Check your network; what you typed on the page before is still there when you go back.',
  },
  broken: {
    title: 'Something went wrong here',
    text: 'It was our fault and has been noted. Please try again; if it happens again, tell your administrator the time.',
  },
}

function wordsFor(error: unknown): Words {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404) return WORDS.notFound
    if (error.status === 403) return WORDS.forbidden
    if (error.status < 500 && typeof error.data === 'string' && error.data) return { title: 'This did not work', text: error.data }
    return WORDS.broken
  }
  // Browsers tell a failed fetch from a fault of ours by its type only.
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return WORDS.offline
  return WORDS.broken
}

/** Says what happened and what to do. Never shows a stack or an address. */
export function Trouble({ error }: { error: unknown }) {
  const { title, text } = wordsFor(error)
  return (
    <section className="trouble">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/">Go to the first page</a>
      </p>
    </section>
  )
}
