// What a text says is asked again and again while a workbook is understood: its sheets hold the same headers and labels.

/** More different texts than this are a list of names or figures, where few are met again. */
const REMEMBERED = 20_000

const kept: Map<string, unknown>[] = []
let isKeeping = false

/** Answers are kept while `work` runs, and no longer: nothing of a file stays behind. */
export function remembering<T>(work: () => T): T {
  isKeeping = true
  try {
    return work()
  } finally {
    isKeeping = false
    for (const answers of kept) answers.clear()
  }
}

/** A function whose answer depends on a text and a few ways of reading it alone; its answers are shared, so nobody may change them. */
export function remembered<Way extends string | null, T>(read: (text: string, way: Way) => T): (text: string, way: Way) => T {
  const answersBy = new Map<Way, Map<string, T>>()
  return (text, way) => {
    if (!isKeeping) return read(text, way)
    let answers = answersBy.get(way)
    if (!answers) {
      answers = new Map()
      answersBy.set(way, answers)
      kept.push(answers)
    }
    let answer = answers.get(text)
    if (answer === undefined) {
      answer = read(text, way)
      if (answers.size < REMEMBERED) answers.set(text, answer)
    }
    return answer
  }
}
