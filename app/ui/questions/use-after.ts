import { useEffect, useState } from 'react'
import type { QuestionsView, QuestionView } from '#app/model/question/views.ts'
import type { After } from './after-asking.tsx'

/** Whether more is to be shown of it than its text and its votes. */
const hasMore = ({ state, answers, after }: QuestionView) => state !== 'open' || answers.length > 0 || after !== undefined

const load = async (): Promise<After> => (await import('./after-asking.tsx')).after

/**
 * What shows what became of questions, loaded when something became of one. Until it is here a view that needs it waits, and the one
 * before it stays: a list that grew a moment later would move under somebody's finger. Where it cannot be had, `failed` says so.
 */
export function useAfter(view: QuestionsView | undefined, given: After | undefined) {
  const [loaded, setLoaded] = useState<After | 'failed' | undefined>(given)
  const waits = loaded === undefined && (view?.questions.some(hasMore) ?? false)
  const [before, setBefore] = useState<QuestionsView>()
  useEffect(() => {
    if (!waits) return
    let gone = false
    load().then(
      here => gone || setLoaded(here),
      () => gone || setLoaded('failed'),
    )
    return () => {
      gone = true
    }
  }, [waits])
  useEffect(() => {
    if (!waits) setBefore(view)
  }, [waits, view])
  return { shown: waits ? before : view, after: loaded === 'failed' ? undefined : loaded, failed: loaded === 'failed' }
}
