import { useEffect } from 'react'

/** So soon after the first press nobody has read anything new: the second one is the other half of a double click. */
const AT_ONCE_MS = 250

/** A form is not sent twice by a double click, or by a key that is held a little too long, before its button can say that it is at work. */
export function useSentOnce(): void {
  useEffect(() => {
    const sent = new WeakMap<EventTarget, { by: HTMLElement | null; at: number }>()
    const onSubmit = (event: SubmitEvent) => {
      const { target: form, submitter: by, timeStamp: at } = event
      if (!(form instanceof HTMLFormElement) || form.method === 'get') return
      const before = sent.get(form)
      sent.set(form, { by, at })
      if (!before || before.by !== by || at - before.at > AT_ONCE_MS) return
      event.preventDefault()
      event.stopPropagation()
    }
    // Before the router hears of it.
    addEventListener('submit', onSubmit, { capture: true })
    return () => removeEventListener('submit', onSubmit, { capture: true })
  }, [])
}
