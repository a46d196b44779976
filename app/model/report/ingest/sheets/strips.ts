import type { Reading } from '../cells/figure.ts'
import { eachVisible, isFigure, isFigureOrMark, isHead, isMissingMark } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import { goesOnPlan, listsBesidePlan } from '../plans/plan-beside.ts'
import { type ColumnUse, HEADING, type Survey, survey } from './survey.ts'

interface Strip {
  left: number
  right: number
}

/** Parts of a sheet with an empty column between them, or none, where the right one has labels or headers of its own. */
export function strips(grid: Grid, reading: Reading, { columns: used, headed }: Survey = survey(grid, reading)): Strip[] {
  const columns = [...used.keys()].sort((a, b) => a - b)
  const groups: number[][] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (last && contiguous(grid, last.at(-1) ?? 0, column)) last.push(column)
    else groups.push([column])
  }
  const joined: { left: number; right: number; columns: number[]; heads: number; figures: number }[] = []
  for (const group of groups) {
    const sum = (key: 'texts' | 'figures' | 'heads'): number => group.reduce((total, column) => total + (used.get(column)?.[key] ?? 0), 0)
    const before = joined.at(-1)
    // Labels without a figure of their own belong to the figures to their right, whatever other words (units, codes) stand between; so do
    // columns without words of their own.
    const belongs =
      before &&
      !repeatsHead(grid, before, group) &&
      !(before.figures === 0 && sum('figures') > 0 && sum('heads') === 0 && isBesideProse(grid, before, group, reading)) &&
      ((before.figures === 0 && !listsBesidePlan(grid, before.columns, group)) ||
        goesOnPlan(grid, before.columns, group) ||
        (sum('figures') > 0 &&
          !goesByDays(grid, before, group) &&
          (sum('texts') <= sum('heads') ||
            (group.every(column => isHeadedOnly(used.get(column), headed)) && !goesFurther(grid, before, group, reading)) ||
            (sum('heads') > 0 && before.heads > 0 && sum('texts') <= sum('heads') + 1) ||
            lacksLabels(grid, before, group, reading))))
    if (before && belongs) {
      before.right = group.at(-1) ?? before.right
      before.columns.push(...group)
      before.heads += sum('heads')
      before.figures += sum('figures')
    } else if (group.length > 0)
      joined.push({ left: group[0] ?? 0, right: group.at(-1) ?? 0, columns: [...group], heads: sum('heads'), figures: sum('figures') })
  }
  return joined.flatMap(strip => halves(grid, strip, used, reading))
}

/** Whether the only words of a column stand where the periods of the sheet stand, or right below: `TOTAL`, `% change` over `USD | cc`. */
const isHeadedOnly = (count: ColumnUse | undefined, headed: ReadonlySet<number>): boolean =>
  count !== undefined && count.texts <= HEADING && count.said.every(row => headed.has(row) || headed.has(row - 1))

/** `KPI | Unit | Target | | KPI | Unit | Target`: the same names over labels once more begin a table, however few lines it has. */
function repeatsHead(grid: Grid, { left }: Strip, [first = 0, second = 0]: readonly number[]): boolean {
  return grid.rows.slice(0, LOOKED_AT).some(cells => {
    const [label, next] = [cells?.[left], cells?.[left + 1]]
    return (
      [label, next].every(cell => cell?.kind === 'text' && /\p{L}{2}/u.test(cell.value)) &&
      cellText(label) === cellText(cells?.[first]) &&
      cellText(next) === cellText(cells?.[second]) &&
      cellText(label) !== cellText(next)
    )
  })
}

/**
 * `What the company does … | | | Price | 326`: words that go on far below the figures, well to the left of lines with names of their own, are none
 * of their names.
 */
function isBesideProse(grid: Grid, { left, right }: Strip, [first = 0, ...others]: readonly number[], reading: Reading): boolean {
  if (first - right <= APART || others.length === 0) return false
  let [lines, beside, below] = [0, 0, 0]
  for (const cells of grid.rows.slice(0, LOOKED_AT)) {
    if (!cells) continue
    let says = false
    for (let column = left; column <= right && !says; column++) says = cells[column]?.kind === 'text'
    if (others.some(column => isFigure(cells[column], reading))) {
      const name = cells[first]
      if (name?.kind !== 'text' || isFigureOrMark(name, reading)) return false
      lines++
      if (says) beside++
    } else if (says) below++
  }
  return lines > 2 && beside > 0 && below > beside
}

/** So many empty columns part words from what is no line of theirs. */
const APART = 3

/** Fewer lines are a summary beside a table, in whatever rows it stands. */
const LINES = 4
/** One line of five may be without a label: a figure below a column is no reason to take it for a table of its own. */
const LABELLED = 0.8

/** A list with days of its own down its first columns (`Week | Week start | Inflow`), longer than the lines beside it: it is none of them. */
function goesByDays(grid: Grid, { left, right }: Strip, group: readonly number[]): boolean {
  return group.slice(0, 2).some(column => {
    let days = 0
    let alone = 0
    for (let row = 0; row < Math.min(grid.rows.length, LOOKED_AT); row++) {
      const cells = grid.rows[row]
      if (cells?.[column]?.kind !== 'date' || !group.some(other => cells[other]?.kind === 'number')) continue
      if (days === 0 && group.filter(other => grid.rows[row - 1]?.[other]?.kind === 'text').length < LINES) return false
      days++
      if (cells.slice(left, right + 1).every(cell => cell === undefined)) alone++
    }
    return days >= LINES && alone > 0
  })
}

/** Figures that go on far below the lines beside them are none of these lines: a simulation beside a statement. */
function goesFurther(grid: Grid, { left, right }: Strip, group: readonly number[], reading: Reading): boolean {
  let [within, beyond] = [0, 0]
  for (const cells of grid.rows.slice(0, LOOKED_AT)) {
    if (!cells || !group.some(column => isFigure(cells[column], reading))) continue
    if (cells.slice(left, right + 1).some(cell => cell !== undefined)) within++
    else beyond++
  }
  return beyond > within * 2
}

/** Columns of figures with words over them, or behind them as remarks, alone: they have no labels but those further to the left in their lines. */
function lacksLabels(grid: Grid, { left, right }: Strip, group: readonly number[], reading: Reading): boolean {
  const [first = 0, last = first] = [group[0], group.at(-1)]
  let lines = 0
  let labelled = 0
  /** Lines with figures in one part and none in the other. */
  let alone = 0
  for (let row = 0; row < Math.min(grid.rows.length, LOOKED_AT); row++) {
    let words = false
    let figures = false
    let named = false
    let called = false
    let beside = false
    eachVisible(grid, row, first, last, cell => {
      if (isFigure(cell, reading)) {
        figures = true
        called ||= words
      } else if (!isMissingMark(cell, reading)) words = true
    })
    if (called && figures) return false
    eachVisible(grid, row, left, right, cell => {
      named ||= cell.kind === 'text' && !isFigureOrMark(cell, reading)
      beside ||= isFigure(cell, reading)
    })
    if (figures !== beside) alone++
    if (!figures) continue
    lines++
    if (named) labelled++
  }
  // A few figures may be a summary, except where every line has one.
  return lines >= LINES ? labelled >= lines * LABELLED : lines > 1 && labelled === lines && alone === 0
}

/** Headers, and the lines of a balance sheet, stand among the first rows of a sheet; lists are longer. */
const LOOKED_AT = 300
/** A label or two may be a number. */
const WORDS = 4
const NAMES = 3
/** The two sides of a balance sheet or of an account, as they are called over or in their labels. */
const SIDES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\bassets\b|\bakti(?:va|wa|ver)\b|\ba[ck]tywa\b|\bacti(?:fs?|vos?|va)\b|\batt?iv[oi](?:t[àa])?\b|(?<!\p{L})tillgångar|(?<!\p{L})eiendeler|(?<!\p{L})(?:dönen |duran )?varlıklar|(?<!\p{L})(?:активы?|актив[іи]|aset|tài sản|eszközök|vastaavaa|ενεργητικό)(?!\p{L})|资产|資産|자산/iu,
    /\bliabilit|\bequity\b|\bpassi(?:va|ver|fs?|vos?|vi(?:t[àa])?)\b|\bpasy?i?wa\b|\bpasivos?\b|(?<!\p{L})skulder|\bgjeld\b|(?<!\p{L})(?:yükümlülük|kaynaklar)|(?<!\p{L})(?:пассивы?|пасив[иі]?|kewajiban|liabilitas|nguồn vốn|források|vastattavaa|παθητικό)(?!\p{L})|负债|負債|부채/iu,
  ],
  [
    /^(?:expen(?:ses|diture|ditures)|payments|costs|aufwand|aufwendungen|ausgaben|charges|d[ée]penses|gastos|egresos|despesas|costi|uscite|kosten|lasten|uitgaven|koszty|wydatki|giderler|utgifter|kostnader|udgifter|расходы|затраты)$/i,
    /^(?:incomes?|revenues?|receipts|ertrag|erträge|einnahmen|produits|recettes|ingresos|receitas|ricavi|entrate|opbrengsten|baten|ontvangsten|przychody|dochody|wpływy|gelirler|intäkter|inntekter|indtægter|доходы|поступления)$/i,
  ],
]

/**
 * Two tables without a column between them: labels amid the figures, under the same headers once more, or the two sides of a balance sheet.
 * Sheets have up to 16,384 columns: each is looked at once.
 */
function halves(grid: Grid, strip: Strip, used: ReadonlyMap<number, ColumnUse>, reading: Reading): Strip[] {
  const parts: Strip[] = []
  let { left } = strip
  const columns = [...used].filter(([column]) => column >= left && column <= strip.right).sort(([a], [b]) => a - b)
  const filled = columns.flatMap(([column, { figures }]) => (figures > 1 ? [column] : []))
  /** Places in `filled`: where those of this part begin, and those behind the column. */
  let from = 0
  let behind = 0
  /** The first columns of words of this part: names may stand in the second, behind a title. */
  let names = [left]
  for (const [column, { figures, texts }] of columns) {
    if (filled[behind] === column) behind++
    const over = names.slice(0, NAMES)
    if (texts >= 2 && names.length < NAMES) names.push(column)
    if (figures * WORDS > texts || texts < 2 || behind === from || behind === filled.length) continue
    const again = headsAgain(grid, filled, from, behind, reading) || timesAgain(grid, left, column, strip.right, reading)
    if (!again && !over.some(name => areSides(grid, name, column))) continue
    parts.push({ left, right: column - 1 })
    left = column
    from = behind
    names = [column]
  }
  return [...parts, { left, right: strip.right }]
}

/** Whether a row says the same over the figures before and behind a column, as headers do. */
function headsAgain(grid: Grid, filled: readonly number[], from: number, behind: number, reading: Reading): boolean {
  if (behind - from > filled.length - behind) return false
  const isAgain = (cells: Grid['rows'][number], at: number): boolean => {
    const [cell, again] = [cells[filled[at] ?? -1], cells[filled[at + behind - from] ?? -1]]
    return cell !== undefined && again !== undefined && isHead(cell, reading) && cellText(cell) === cellText(again)
  }
  return grid.rows.slice(0, LOOKED_AT).some(cells => {
    for (let at = from; at < behind; at++) if (!isAgain(cells, at)) return false
    return true
  })
}

/** Whether a row has the same times before and behind a column of labels, and no others, whatever tables below them are wider. */
function timesAgain(grid: Grid, left: number, column: number, right: number, reading: Reading): boolean {
  return grid.rows.slice(0, LOOKED_AT).some(cells => {
    // Two days of a plan that are the same in a line are none.
    if (cells?.some(cell => isFigure(cell, reading) && !isHead(cell as Cell, reading))) return false
    const textsOf = (part: typeof cells): string[] => part.filter(cell => cell && isHead(cell, reading)).map(cell => cellText(cell))
    const behind = textsOf(cells.slice(column, right + 1))
    return behind.length > 1 && behind.join('|') === textsOf(cells.slice(left, column)).join('|')
  })
}

/** Whether the first column speaks of assets and this one of what they are financed by, or of costs and income, each on its own. */
function areSides(grid: Grid, first: number, column: number): boolean {
  const has = (pattern: RegExp | undefined, at: number): boolean =>
    grid.rows.slice(0, LOOKED_AT).some(cells => pattern?.test(cellText(cells[at])) === true)
  return SIDES.some(pair =>
    [pair, [pair[1], pair[0]] as const].some(
      ([one, other]) => has(one, first) && has(other, column) && !has(other, first) && !has(one, column),
    ),
  )
}

/** Whether nothing but hidden columns lies between two columns, or the first is as wide as that line for line: its cells are merged. */
function contiguous(grid: Grid, from: number, to: number): boolean {
  let gap = false
  for (let column = from + 1; column < to; column++) gap ||= !grid.hiddenColumns.has(column)
  return !gap || grid.merges.filter(({ left, right }) => left === from && right === to - 1).length >= WIDE
}

/** So many merged cells are a wide column, and no headings. */
const WIDE = 5
