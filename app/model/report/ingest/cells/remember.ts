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

/** A function whose answer depends on a text alone; its answers are shared, so nobody may change them. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>()
  kept.push(answers)
  return text => {
    if (!isKeeping) return read(text)
    let answer = answers.get(text)
    if (answer === undefined) {
      answer = read(text)
      if (answers.size < REMEMBERED) answers.set(text, answer)
    }
    return answer
  }
}

/** The same where texts are read in a few ways: by the order of day and month, by the decimal mark. */
export function rememberedBy<Way extends string | null, T>(read: (text: string, way: Way) => T): (text: string, way: Way) => T {
  const readers = new Map<Way, (text: string) => T>()
  return (text, way) => {
    let reader = readers.get(way)
    if (!reader) {
      reader = remembered(said => read(said, way))
      readers.set(way, reader)
    }
    return reader(text)
  }
}
