import { anywhere } from '../cells/plain-twin.ts'
import { isOfSection } from './result-words.ts'
import { claim, claimsOf, openLines, sumsUp } from './open-lines.ts'
import type { Row, RowValue } from './rows.ts'
import { adds, figure } from './sums.ts'
import { isFilled, isHalf } from './totals.ts'
import type { Node } from './tree.ts'

// A cash flow by its words: sections one after the other, each with what it comes to, and then what they change the cash by.

/** Longer ones are lists. */
const FEW = 40

/**
 * What a section comes to, where all lines since the section before make it in every column, or in half of them: also a single line, and figures so small or so much
 * alike that they prove nothing without the words.
 */
export function byCashSections(rows: Row[], nodes: Node[], additive: readonly boolean[]): void {
  let from = 0
  const claims = claimsOf(nodes)
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (!node || node.kind === 'heading' || !isOfSection(row.label) || OF_BALANCE.test(row.label)) continue
    const run = openLines(rows, nodes, additive, claims, [from, index])
    from = index + 1
    if (node.parts.length > 0 || !additive[index] || run.length === 0 || run.length > FEW || !isGiven(row)) continue
    const isMade = ({ index: column, value }: RowValue): boolean =>
      figureIn(rows, run, column) && adds(rows, run, column, value ?? '0', false)
    // Where lines make it in half of its columns, they should in the others.
    if (!row.values.every(isMade) && !isHalf(row.values, each => Math.abs(Number(each.value)) >= 10 && isMade(each))) continue
    sumsUp(nodes, index, run, 'figures')
    claim(claims, index, node.parts)
  }
}

/**
 * The change in cash is what operating, investing and financing come to, with what stands between them: where they do not make it in some
 * column, with no signs that a file may give them, it is wrong.
 */
export function byChangeInCash(rows: Row[], nodes: Node[], additive: readonly boolean[]): void {
  const claims = claimsOf(nodes)
  let first = -1
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (!node || node.kind === 'heading') continue
    if (isOfSection(row.label) && OPERATING.test(row.label)) first = index
    if (first < 0 || first === index || node.parts.length > 0 || !additive[index] || !CHANGE.test(row.label) || !isGiven(row)) continue
    const run = openLines(rows, nodes, additive, claims, [first, index])
    const sections = run.filter(at => isOfSection(rows[at]?.label ?? ''))
    const others = run.filter(at => !sections.includes(at))
    const isWhole = [OPERATING, INVESTING, FINANCING].every((kind, at) => kind.test(rows[sections[at] ?? -1]?.label ?? ''))
    if (!isWhole || sections.length !== 3 || others.some(at => !EXCHANGE.test(rows[at]?.label ?? ''))) continue
    if (!row.values.every(({ index: column }) => sections.every(at => figure(rows[at], column)))) continue
    if (isUnsigned(rows, sections, row)) continue
    sumsUp(nodes, index, run, 'words')
  }
}

/** Figures that the file does not compute, some of them other than nought. */
const isGiven = (row: Row): boolean => row.values.some(isFilled) && !row.values.some(({ computed, value }) => computed || value === null)

const figureIn = (rows: readonly Row[], run: readonly number[], column: number): boolean =>
  run.some(at => figure(rows[at], column)?.value != null)

/** `Net cash used in investing | 250`: what goes out has no sign. */
function isUnsigned(rows: readonly Row[], [operating = 0, investing = 0, financing = 0]: readonly number[], row: Row): boolean {
  const valueOf = (at: number, column: number): number => Number(figure(rows[at], column)?.value ?? 0)
  return [
    [-1, 1],
    [1, -1],
    [-1, -1],
  ].some(([one = 1, other = 1]) =>
    row.values.every(({ index: column, value }) => {
      const sum = valueOf(operating, column) + one * valueOf(investing, column) + other * valueOf(financing, column)
      return Math.abs(sum - Number(value)) <= 1e-6 * Math.abs(sum) + 1e-6
    }),
  )
}

/** Sections of a balance sheet; in a cash flow they are lines. */
const OF_BALANCE = /capital|book|carrying|debt|borrowings|cycle|^(?:NWC|TWC|NBV|CCC)$/i

const CHANGE = anywhere(
  /^(?:total |net )*(?:change|increase|decrease|movement|\(?(?:increase|decrease)\)? ?(?:\/|or|and) ?\(?(?:increase|decrease)\)?)s? in (?:the )?(?:cash|liquid)|^net cash ?flow$|^(?:zahlungswirksame )?veränderung(?:en)? (?:der|des) (?:liquide|finanzmittel|zahlungsmittel|kasse)|^variation (?:nette )?de (?:la )?tr[ée]sorerie|^(?:variaci[óo]n|aumento|disminuci[óo]n).{0,30}(?:efectivo|caja)|^varia[çc][ãa]o.{0,30}caixa|^variazione.{0,40}(?:cassa|disponibilità|liquid)|^(?:mutatie|toename|afname).{0,20}(?:liquide|kas)|^(?:årets|periodens) kassaflöde$|^zmiana.{0,20}środków pieniężnych/iu,
)
const OPERATING = anywhere(
  /operat|operac|betriebl|geschäftst|laufend|exploita|explota|rörelse|löpande|driften|driftsakt|liiketoimin|bedrijfsakt|działalności oper/iu,
)
const INVESTING = anywhere(/invest|inwest/iu)
const FINANCING = anywhere(/finan[czs]|rahoitus/iu)
const EXCHANGE = anywhere(/exchange|(?<!\p{L})FX(?!\p{L})|currenc|kurs|change|cambi|câmbio|valut|walut|wechselkurs/iu)
