// Which questions resemble a text. It runs in the browser, over the questions that are there anyway: what is typed goes nowhere.

/** Marks that people leave out when they type: Latin accents, Hebrew points, Arabic vowels. Those of other scripts are letters to a reader. */
const LEFT_OUT = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/g
/** Scripts that put no blanks between words: two characters are worth what three are elsewhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** A text as it is compared: one form for what looks alike, without case, marks and stops. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(LEFT_OUT, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()

/** The pieces that a text is compared by, each once. */
function gramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (const word of folded(text).split(' ')) {
    if (word === '') continue
    const characters = [...word]
    const size = UNSPACED.test(word) ? 2 : 3
    const padded = size === 3 ? [' ', ...characters, ' '] : characters
    if (padded.length < size) grams.add(word)
    for (let at = 0; at + size <= padded.length; at++) grams.add(padded.slice(at, at + size).join(''))
  }
  return grams
}

/** Of a text's pieces only the rarest are looked for: the others are in every question. */
const RAREST = 64
/** Less than so many pieces resemble anything. */
const FEWEST = 4
/** What a reader would call alike, from 0 to 1; tried on questions of companies in eleven languages. */
const ALIKE = 0.34

export interface Found {
  id: string
  /** 0 … 1 */
  score: number
}

/** An index that grows with the questions. */
export interface Similar {
  add(id: string, text: string): void
  /** The most similar first; none where nothing is alike enough. */
  find(text: string, most?: number): Found[]
}

export function openSimilar(): Similar {
  const ids: string[] = []
  /** By piece, the places of the questions that have it. */
  const postings = new Map<string, number[]>()
  let lengths = new Float64Array(1024)
  let scores = new Float64Array(1024)
  /** How many questions the lengths are of: a piece's weight changes with every question. */
  let measured = 0

  const weightOf = (frequency: number) => Math.log(1 + ids.length / frequency)

  function measure(): void {
    if (measured === ids.length) return
    if (lengths.length < ids.length) {
      lengths = new Float64Array(ids.length * 2)
      scores = new Float64Array(ids.length * 2)
    }
    lengths.fill(0)
    for (const places of postings.values()) {
      const weight = weightOf(places.length) ** 2
      for (const place of places) lengths[place] = (lengths[place] as number) + weight
    }
    measured = ids.length
  }

  return {
    add(id, text) {
      const place = ids.push(id) - 1
      for (const gram of gramsOf(text)) {
        const places = postings.get(gram)
        if (places) places.push(place)
        else postings.set(gram, [place])
      }
    },

    find(text, most = 5) {
      const grams = [...gramsOf(text)]
      if (grams.length < FEWEST) return []
      measure()
      const known: { places: number[]; weight: number }[] = []
      for (const gram of grams) {
        const places = postings.get(gram)
        const weight = weightOf(places?.length ?? 1) ** 2
        known.push({ places: places ?? [], weight })
      }
      known.sort((a, b) => b.weight - a.weight)
      const touched: number[] = []
      const looked = known.slice(0, RAREST)
      const length = looked.reduce((sum, { weight }) => sum + weight, 0)
      for (const { places, weight } of looked)
        for (const place of places) {
          if (scores[place] === 0) touched.push(place)
          scores[place] = (scores[place] as number) + weight
        }
      const best: Found[] = []
      for (const place of touched) {
        const score = (scores[place] as number) / Math.sqrt(length * (lengths[place] as number))
        scores[place] = 0
        if (score < ALIKE || (best.length === most && score <= (best.at(-1) as Found).score)) continue
        best.push({ id: ids[place] as string, score })
        best.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        best.length = Math.min(best.length, most)
      }
      return best
    },
  }
}
