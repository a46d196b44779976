import type { Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import { headsAbroad } from './heads-abroad.ts'
import { plainWord } from './head-words.ts'

/**
 * Short marks that mean many things alone, and one beside each other at the head of a table: `N | N-1`, `R | B | Écart`, `Werk. | Begr.`,
 * `TH | KH`. By plain letters, with the English words for them.
 */
const GROUPS: readonly ReadonlyMap<string, string>[] = [
  { n: 'this year', 'n-1': 'prior year' },
  { r: 'actual', b: 'budget', 'n-1': 'prior year' },
  { reel: 'actual', 'a-1': 'prior year' },
  { realise: 'actual', 'a-1': 'prior year' },
  { utfall: 'actual', fa: 'prior year' },
  { wykonanie: 'actual', rp: 'prior year' },
  { wyk: 'actual', rp: 'prior year' },
  { rzeczywiste: 'actual', rp: 'prior year' },
  { werk: 'actual', begr: 'budget', afw: 'variance', progn: 'forecast', vj: 'prior year' },
  { cons: 'actual', bdg: 'budget', prog: 'YTD', prev: 'forecast', ap: 'prior year' },
  { actual: 'actual', budget: 'budget', ap: 'prior year' },
  { tot: 'actual', bud: 'budget', enn: 'forecast', ev: 'prior year' },
  { real: 'actual', meta: 'budget', orc: 'budget', ppto: 'budget', presup: 'budget', presupuesto: 'budget', aa: 'prior year' },
  { th: 'actual', kh: 'budget', cl: 'variance', ck: 'prior year' },
  { ist: 'actual', bud: 'budget', plan: 'budget', hr: 'forecast', vj: 'prior year' },
  { be: 'budget', re: 'forecast' },
].map(group => new Map(Object.entries(group)))

const MARKS = new Set(GROUPS.flatMap(group => [...group.keys()]))
/** Of these alone two make no table of plan and actual. */
const LEAST = 2

const firstWord = (text: string): string => plainWord(/^\S+/.exec(text.trim())?.[0] ?? '')

/** What such a mark says beside the others of its row, in English; null where a cell holds none. */
export function saidBeside(grid: Grid, row: number, column: number): string | null {
  const text = cellText(grid.rows[row]?.[column])
  if (text.length > 40 || !MARKS.has(firstWord(text))) return null
  const beside = new Set((grid.rows[row] ?? []).map(cell => firstWord(cellText(cell))))
  for (const group of GROUPS) {
    if ([...group.keys()].filter(mark => beside.has(mark)).length < LEAST) continue
    const said = headsAbroad(text, group)
    if (said !== text) return said
  }
  return null
}
