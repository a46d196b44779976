import { useEffect, useRef, useState } from 'react'
import { type Found, openSimilar, type Similar } from '#app/model/question/similar.ts'
import type { QuestionView } from '#app/model/question/views.ts'

/** So much is indexed at once; typing comes first. */
const SLICE_MS = 5
const REST_MS = 30
/** Typing has paused for so long. */
const PAUSE_MS = 150

/** Which of the questions that are here resemble what is typed. Neither the text nor what was found leaves the browser. */
export function useSimilar(questions: readonly QuestionView[], typed: string): Found[] {
  const index = useRef<{ similar: Similar; texts: Map<string, string> }>()
  const [grown, setGrown] = useState(0)
  const [found, setFound] = useState<Found[]>([])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const texts = new Map(questions.filter(({ state }) => state !== 'merged').map(({ id, text }) => [id, text]))
    // A name was cut out of one that is indexed: what it said must be found no more.
    const isChanged = index.current && [...index.current.texts].some(([id, text]) => texts.has(id) && texts.get(id) !== text)
    const current = isChanged || !index.current ? { similar: openSimilar(), texts: new Map<string, string>() } : index.current
    index.current = current
    const left = [...texts].filter(([id]) => !current.texts.has(id))
    function grow() {
      for (const end = performance.now() + SLICE_MS; left.length > 0 && performance.now() < end; ) {
        const [id, text] = left.pop() as [string, string]
        current.similar.add(id, text)
        current.texts.set(id, text)
      }
      if (left.length > 0) timer = setTimeout(grow, REST_MS)
      else setGrown(count => count + 1)
    }
    grow()
    return () => clearTimeout(timer)
  }, [questions])

  useEffect(() => {
    const timer = setTimeout(() => setFound(index.current?.similar.find(typed) ?? []), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, grown])
  return found
}
