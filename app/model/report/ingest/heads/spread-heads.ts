import type { HeaderFacts } from './header.ts'
import { isNumbered } from '../time/bare-times.ts'
import { ONE_MONTH } from '../time/title-in-part.ts'
import type { Reading } from '../cells/figure.ts'
import { headOf, isHead } from '../cells/figure.ts'
import { comeAgain, comesAgainPartly, isOverNames, nameScenarios } from './group-heads.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import type { HeadRow } from './heads.ts'
import { fromFirstTime, mergesAt } from './merged-heads.ts'

// Headings over several columns each that are not merged: over which of them each stands.

/**
 * Upper header rows whose texts stand over the first of several columns each, not merged (`2025 | | 2026 | `): where all groups are equally
 * wide, where all of them name scenarios only, where what stands below comes again in each, or where they are over runs of times, a text counts for its whole group. By row, then by column: the column in which the text stands.
 */
export function spreadHeads(grid: Grid, head: HeadRow | null, reading: Reading): Map<number, Map<number, number>> {
  const spread = new Map<number, Map<number, number>>()
  if (head?.head !== 'periods') return spread
  const columns = withoutRemarks(grid, head, fromFirstTime(grid, head, reading), reading)
  const under = columns.map(column => grid.rows[head.rows.at(-1) ?? -1]?.[column])
  const isPartly = (starts: readonly number[]): boolean =>
    comesAgainPartly(under.map(cellText), starts) && under.every(cell => cell && !isHead(cell, reading))
  for (const row of head.rows.slice(0, -1)) {
    if (mergesAt(grid, row).some(({ left, right }) => right > left)) continue
    const starts = columns.flatMap((column, at) => (isBlank(grid.rows[row]?.[column]) ? [] : [at]))
    // `Actuals → | | | Forecast →`: from there on, wherever the first of them stands.
    const onward = starts.length > 1 && starts.every(at => pointsOn(grid.rows[row]?.[columns[at] ?? -1]))
    const [only] = starts
    if (only !== undefined && starts.length === 1 && isPartOver(grid, row, columns, columns[only] ?? -1, reading)) {
      const isOwn = (at: number): boolean => isWholeYear(under[at], reading) && !isWholeYear(under[only], reading)
      spread.set(row, new Map(columns.map((column, at) => [column, isOwn(at) ? column : (columns[only] ?? column)])))
      continue
    }
    const width = (starts[1] ?? 0) - (starts[0] ?? 0)
    const regular = starts[0] === 0 && starts.every((at, group) => at === group * width)
    const equal = regular && width >= 2 && starts.length * width === columns.length
    const isTime = isNumbered(grid.rows[row]?.[columns[0] ?? -1])
    const isOver = (): boolean => isOverRuns(columns, starts, row, at => headOf(grid.rows[at.row]?.[at.column], reading))
    const isLength = (): boolean => columns.length > 1 && head.rows.includes(row + 1) && isOver()
    const alone = starts.length === 1 && starts[0] === 0 && (isTime || isOverNames(grid, row, columns, reading) || isLength())
    if (
      (starts.length < 2 && !alone) ||
      (starts[0] !== 0 && !onward) ||
      !(
        alone ||
        onward ||
        equal ||
        nameScenarios(grid, row, columns, starts, reading) ||
        comeAgain(grid, { above: row, row: head.rows.at(-1) ?? row }, columns, starts, reading) ||
        (row === head.rows.at(-2) && isPartly(starts)) ||
        isOver()
      )
    )
      continue
    const over = (at: number): number => columns[starts.findLast(start => start <= at) ?? at] ?? 0
    const own = (at: number): boolean => isWholeYear(under[at], reading) && isPartOfYear(grid.rows[row]?.[over(at)], reading)
    spread.set(row, new Map(columns.map((column, at) => [column, own(at) ? column : over(at)])))
  }
  return spread
}

/**
 * `October`, `Q3`, `YTD` alone over `2026 | 2025` or `Actual | Budget`, not merged: which part of a time stands below, of all of them, wherever the text
 * stands over them.
 */
function isPartOver(grid: Grid, row: number, columns: readonly number[], at: number, reading: Reading): boolean {
  const cell = grid.rows[row]?.[at]
  const said = headOf(cell, reading)
  const isMonth = ONE_MONTH.test(cellText(cell).trim())
  if (columns.length < 2 || (said === null && !isMonth)) return false
  const isPart =
    isMonth ||
    (said !== null &&
      (said.monthOnly ||
        (said.end === null && (said.month ?? said.quarter ?? said.half ?? said.toDate) !== null) ||
        (said.end === null && said.months !== null && said.months < 12)))
  if (!isPart || said?.variance || said?.trailing || said?.spans || (said?.start ?? said?.scenario ?? said?.relation ?? null) !== null)
    return false
  const below = columns.map(column => ({
    text: cellText(grid.rows[row + 1]?.[column]),
    facts: headOf(grid.rows[row + 1]?.[column], reading),
  }))
  const areOpen = below.every(({ text, facts }) => {
    if (facts === null) return /^[^\p{L}\p{N}]{1,3}$/u.test(text)
    return (
      (facts.end ?? facts.quarter ?? facts.half ?? facts.month ?? facts.week ?? facts.toDate) === null && !facts.trailing && !facts.spans
    )
  })
  return areOpen && below.some(({ facts }) => facts !== null && (facts.year ?? facts.scenario) !== null)
}

/** `2025 | | | 2026` over `Q2 | Q3 | Q4 | Q1 | Comments`: words behind the last column that the header tells of are under none of its groups. */
function withoutRemarks(grid: Grid, { rows }: HeadRow, columns: readonly number[], reading: Reading): readonly number[] {
  const isHeadIn = (row: number, column: number): boolean => {
    const cell = grid.rows[row]?.[column]
    return cell !== undefined && isHead(cell, reading)
  }
  const last = columns.findLastIndex(column => isHeadIn(rows.at(-1) ?? -1, column))
  const behind = columns.slice(last + 1)
  const areWords = behind.every(column => rows.slice(0, -1).every(row => isBlank(grid.rows[row]?.[column])))
  return last === -1 || !areWords ? columns : columns.slice(0, last + 1)
}

/** `FY budget` behind the columns of `Year to date` is none of them. */
const isWholeYear = (cell: Cell | undefined, reading: Reading): boolean => {
  const facts = headOf(cell, reading)
  return facts !== null && facts.toDate === null && (facts.months === 12 || facts.fiscal)
}

const isPartOfYear = (cell: Cell | undefined, reading: Reading): boolean => {
  const facts = headOf(cell, reading)
  return facts !== null && (facts.toDate !== null || (facts.months ?? 12) < 12)
}

const pointsOn = (cell: Cell | undefined): boolean => /(?:[-–—=]+>|>>|[→►▶➔])\s*$/.test(cellText(cell))

const isNoTime = (facts: HeaderFacts | null | undefined): boolean =>
  !facts || (facts.end ?? facts.year ?? facts.month ?? facts.quarter ?? facts.months) === null

/**
 * Whether texts that stand over the first of several columns each speak of all of them: years over quarters or months that follow each other
 * (`2025 | | | | 2026 | | ` over `Q1 | Q2 | Q3 | Q4 | Q1 | Q2 | Q3`), or lengths of time over days (`Quarter ended | | | Year ended`).
 */
function isOverRuns(
  columns: readonly number[],
  starts: readonly number[],
  row: number,
  factsAt: (at: { row: number; column: number }) => HeaderFacts | null,
): boolean {
  const over = starts.map(at => factsAt({ row, column: columns[at] ?? -1 }))
  const below = columns.map(column => factsAt({ row: row + 1, column }))
  const groups = starts.map((start, group) => ({ start, end: starts[group + 1] ?? columns.length, facts: over[group] }))
  const lengths = groups.filter(({ facts }) => facts && facts.months !== null && facts.year === null && facts.end === null)
  // `3Q26 Change | | ` over `2Q26 | 3Q25`: each is held against another time.
  const areChanges = ({ start, end, facts }: (typeof groups)[number]): boolean =>
    facts?.variance === true && end - start > 1 && below.slice(start, end).every(fact => fact !== null && !fact.variance && !isNoTime(fact))
  // `3Q26 | 2Q26 | Nine months ended September 30, | ` over `| | 2026 | 2025`: what is a time of its own stands over nothing.
  const areApart = groups.every(
    group =>
      lengths.includes(group) ||
      areChanges(group) ||
      (group.end - group.start === 1 && (group.facts?.variance || (!isNoTime(group.facts) && below[group.start] === null))),
  )
  if (areApart && (lengths.length > 0 || groups.some(areChanges))) {
    const isOfLength = columns.map((_, at) => lengths.some(({ start, end }) => start <= at && at < end))
    // `Nine months ended December 31,` over years alone. Behind them may stand a change, and its percentage.
    const isDay = (facts: HeaderFacts): boolean =>
      facts.end !== null || (facts.year !== null && lengths.every(length => length.facts?.month != null))
    const isTime = below.map(facts => facts !== null && facts.months === null && facts.quarter === null && isDay(facts))
    const isBehind = (at: number): boolean =>
      !starts.includes(at) && (below[at]?.variance === true || (below[at - 1]?.variance === true && isNoTime(below[at])))
    const isOver = isTime.some((is, at) => is && isOfLength[at] && !starts.includes(at)) || groups.some(areChanges)
    return isOver && isTime.every((is, at) => !isOfLength[at] || is || isBehind(at))
  }
  const areYears = over.every(facts => facts !== null && facts.year !== null && facts.quarter === null && facts.month === null)
  const placeOf = (at: number): number => below[at]?.quarter ?? below[at]?.month ?? Number.NaN
  return (
    areYears &&
    below.every(
      (facts, at) =>
        (facts?.variance && !starts.includes(at)) ||
        (facts?.year === null && (starts.includes(at) ? placeOf(at) > 0 : placeOf(at) === placeOf(at - 1) + 1)),
    )
  )
}
