import type { Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import { AMOUNT, countedIn, FOLLOWS, KIND, type Side, sideOfWord } from './volume-words.ts'

/** What a row's own word says that its figures are. */
export interface Kind {
  side: Side | null
  /** Added to the product's name: empty for its planned and its actual quantity. */
  name: string
  /** A difference or a share of the others: no quantity of its own. */
  follows: boolean
}
export type Kinds = Map<string, Kind>

/** The column that says of each row what it is: planned, actual, stock. */
export function kindColumn(
  columns: readonly { index: number; label: string }[],
  made: readonly { index: number }[],
  rows: readonly number[],
  grid: Grid,
): number | null {
  const texts = (index: number): string[] => rows.map(row => cellText(grid.rows[row]?.[index])).filter(text => text !== '')
  const named = Math.max(0, ...made.map(({ index }) => texts(index).length))
  const tells = ({ index, label }: { index: number; label: string }): boolean => {
    const said = texts(index)
    if (said.length === 0 || made.some(other => other.index === index)) return false
    const different = new Set(said)
    const sided = [...different].filter(text => sideOfWord(text) !== null)
    if (KIND.test(label.trim()) && sided.length === different.size) return true
    // Plan, actual and their difference say what they are, whatever stands over them.
    const sides = new Set(sided.map(sideOfWord))
    if (sides.size === 2 && [...different].every(text => text.length <= 30 && (sideOfWord(text) !== null || FOLLOWS.test(text))))
      return true
    // Without a name of its own it must repeat, under products that stand once for several of its words.
    const repeats = different.size < said.length || named * 2 <= said.length
    return (KIND.test(label.trim()) || label.trim() === '') && sided.length > 0 && repeats && said.every(text => text.length <= 40)
  }
  return columns.find(tells)?.index ?? null
}

/**
 * What each word means. Planned and actual of one thing are its two sides; of several that are planned, the plan itself is the side and the
 * others (a forecast, the demand) keep their names.
 */
export function kindsOf(texts: readonly string[]): Kinds {
  const all = [...new Set(texts)].filter(text => text !== '')
  const kinds: Kinds = new Map()
  const groups = new Map<string, { text: string; side: Side }[]>()
  for (const text of all) {
    const side = sideOfWord(text)
    const follows = FOLLOWS.test(text)
    const counted = countedIn(text)
    kinds.set(text, { side, name: counted === '' && side === null && AMOUNT.test(text) ? '' : text, follows })
    if (side !== null && !follows) groups.set(counted.toLowerCase(), [...(groups.get(counted.toLowerCase()) ?? []), { text, side }])
  }
  for (const [counted, members] of groups) {
    const planned = members.filter(({ side }) => side === 'planned')
    const plan = planned.find(({ text }) => /plan|soll/i.test(text)) ?? planned[0]
    const actual = members.find(({ side }) => side === 'actual')
    for (const main of [plan, actual]) {
      const kind = main && kinds.get(main.text)
      if (kind && (counted === '' || (plan && actual))) kind.name = counted === '' ? '' : countedIn(main.text)
    }
  }
  return kinds
}
