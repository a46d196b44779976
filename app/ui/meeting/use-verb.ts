import { type FormEvent, useState } from 'react'
import { useRevalidator } from '../framework.ts'
import { meeting as words } from '../words/meeting.ts'

/** A server that says nothing for so long is not reached, in ms. */
const PATIENCE_MS = 15_000

export interface Sent {
  busy: boolean
  /** What was wrong by field, '' for the whole. */
  errors?: Record<string, string>
  /** What was done, where that is not to be seen. */
  said?: string
}

/**
 * Sends a form to a resource by a plain request, and says on this page why it was not done. A request of the router that finds no server takes
 * the whole page away, and a presenter's page must never go. `method`: where it is not the form's own.
 */
export function useVerb(method?: 'delete'): Sent & { submit(event: FormEvent<HTMLFormElement>): void } {
  const { revalidate } = useRevalidator()
  const [sent, setSent] = useState<Sent>({ busy: false })
  const send = async (form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> => {
    setSent({ busy: true })
    const body = new URLSearchParams([...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]))
    try {
      // Followed, a DELETE would ask the page that it leads to as a DELETE again; what is taken away leads to no other page.
      const redirect = method ? 'manual' : 'follow'
      const response = await fetch(form.action, { method: method ?? 'post', body, redirect, signal: AbortSignal.timeout(PATIENCE_MS) })
      if (!response.ok && response.type !== 'opaqueredirect') return setSent({ busy: false, errors: await errorsOf(response) })
      // The answer of a resource leads to a page, if anywhere; without that this page shows what changed.
      if (response.redirected && new URL(response.url).pathname !== location.pathname) return location.assign(response.url)
      revalidate()
      setSent({ busy: false, said: isJson(response) ? ((await response.json()) as { said?: string }).said : undefined })
    } catch {
      setSent({ busy: false, errors: { '': words.notReached } })
    }
  }
  return {
    ...sent,
    submit(event) {
      event.preventDefault()
      void send(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    },
  }
}

const isJson = ({ headers }: Response): boolean => headers.get('content-type')?.includes('json') ?? false

async function errorsOf(response: Response): Promise<Record<string, string>> {
  const text = await response.text()
  if (isJson(response)) {
    const { errors } = JSON.parse(text) as { errors?: Record<string, string> }
    if (errors) return errors
  }
  return { '': (response.headers.get('content-type')?.startsWith('text/plain') && text) || words.notDone }
}
