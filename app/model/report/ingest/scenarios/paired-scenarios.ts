import type { ImportProblem, Scenario } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import { timeSaid } from './entity.ts'
import type { TableColumn } from '../heads/heads.ts'
import { readScenario } from './scenario-words.ts'
import { firstOf, quoted, shorten } from '../cells/text.ts'

// `Japan ACT | Japan BUD`, `Spa A | Spa B | Hotels A | Hotels B`: short words and letters that are scenarios only beside each other.

const WORDS: Partial<Record<string, Scenario>> = { act: 'actual', acts: 'actual', ist: 'actual', fc: 'forecast', le: 'forecast' }
/** Alone they may also be shares or halls of two kinds: only several pairs of them are scenarios, and that is said. */
const LETTERS: Partial<Record<string, Scenario>> = { A: 'actual', B: 'budget', F: 'forecast' }

const FIRST = /^\s*(\p{L}{1,4})\.?(?=[\s|:/_–-])[\s|:/_–-]*/u
const WHOLE = /^\s*(\p{L}{1,4})\.?\s*$/u
const LAST = /[\s|:/_–-]*(?<=[\s|:/_–-])(\p{L}{1,4})\.?\s*$/u

interface Paired {
  column: TableColumn
  /** What is left of the headings without it. */
  stem: string
  /** And without their times. */
  name: string
  scenario: Scenario
  /** By what it was told: a word of several letters, one letter, or what is known without another beside it. */
  by: 'word' | 'letter' | 'known'
  texts: string[]
}

/** Columns whose short word for a scenario is told by the same name beside it with another one, with that scenario. */
export function pairedScenarios(columns: readonly TableColumn[], sheet: string, problems: ImportProblem[]): TableColumn[] {
  if (columns.every(({ facts }) => facts.scenario !== null)) return [...columns]
  const all = columns.flatMap(column => pairedOf(column) ?? [])
  const byStem = new Map<string, Set<Scenario>>()
  for (const { stem, scenario } of all) byStem.set(stem, (byStem.get(stem) ?? new Set()).add(scenario))
  const isPair = ({ stem }: Paired): boolean => (byStem.get(stem)?.size ?? 0) > 1
  const pairs = all.filter(isPair)
  const letters = all.filter(({ by }) => by === 'letter')
  const sets = letters.map(({ stem }) => [...(byStem.get(stem) ?? [])].toSorted().join())
  // Each name has the same ones.
  const areScenarios = letters.every(isPair) && new Set(letters.map(({ name }) => name)).size > 1 && new Set(sets).size === 1
  const told = pairs.filter(({ by }) => by === 'word' || (by === 'letter' && areScenarios))
  const guessed = told.filter(({ by }) => by === 'letter').map(({ column }) => column)
  if (guessed.length > 0)
    problems.push({
      severity: 'warning',
      code: 'scenario-of-place',
      sheet,
      ...headsOf(guessed),
      message: `The letters of ${firstOf(guessed.map(({ label }) => quoted(shorten(label, 40))))} are read as scenarios: A as actual, B as budget, F as forecast. Say so where they are something else.`,
    })
  const byColumn = new Map(told.map(one => [one.column, one]))
  return columns.map(column => {
    const one = byColumn.get(column)
    return one ? { ...column, texts: one.texts, facts: { ...column.facts, scenario: one.scenario } } : column
  })
}

function pairedOf(column: TableColumn): Paired | null {
  const { facts, texts } = column
  if (facts.variance || facts.relation !== null) return null
  if (facts.scenario !== null) {
    const stem = stemOf(texts.map(text => readScenario(text).rest))
    return stem === '' ? null : { column, stem, name: '', scenario: facts.scenario, by: 'known', texts: [...texts] }
  }
  // A heading of its own over or under the name counts before what begins or ends one.
  const whole = texts.length > 1 ? texts.flatMap((text, at) => edgeOf(text, at, WHOLE) ?? []) : []
  const edges = texts.flatMap((text, at) => [edgeOf(text, at, FIRST) ?? [], edgeOf(text, at, LAST) ?? []].flat())
  for (const { at, rest: left, scenario, by } of [...whole, ...edges]) {
    const rest = texts.map((other, place) => (place === at ? left : other)).filter(other => other !== '')
    const stem = stemOf(rest)
    if (stem !== '') return { column, stem, name: stemOf(rest.filter(text => timeSaid(text) === null)), scenario, by, texts: rest }
  }
  return null
}

interface Edge extends Pick<Paired, 'scenario' | 'by'> {
  at: number
  /** The text without it. */
  rest: string
}

function edgeOf(text: string, at: number, pattern: RegExp): Edge | null {
  if (text.length > LONGEST) return null
  const [found, word = ''] = pattern.exec(text) ?? []
  const [spelled, letter] = [WORDS[word.toLowerCase()], LETTERS[word]]
  const scenario = spelled ?? letter
  if (found === undefined || !scenario) return null
  const rest = (pattern === FIRST ? text.slice(found.length) : text.slice(0, -found.length)).trim()
  // `Division A | Division B` are two divisions.
  return !spelled && pattern !== WHOLE && ONE_OF_SEVERAL.test(rest) ? null : { at, rest, scenario, by: spelled ? 'word' : 'letter' }
}

/** So long is a heading of a column at most. */
const LONGEST = 100

/** Things that are told apart by letters. */
const ONE_OF_SEVERAL =
  /(?:^|[^\p{L}])(?:division|class|line|plant|type|option|series|phase|shift|segment|unit|group|team|tower|building|block|site|region|area|fund|project|product|model|scenario|hall|zone|store|shop|machine|category|tranche|share|wing|ward|grade|level|table|part|kategorie|klasse|typ|werk|halle|linie|schicht|bereich|gruppe|phase|usine|ligne|équipe|zone)s?$/iu

const stemOf = (texts: readonly string[]): string =>
  texts
    .join(' ')
    .replace(/[^\p{L}\d&]+/gu, ' ')
    .trim()
    .toLowerCase()
