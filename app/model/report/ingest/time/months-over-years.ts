import type { ImportProblem } from '../../import.ts'
import type { HeaderFacts } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { shorten } from '../cells/text.ts'
import { monthsAhead } from './months-ahead.ts'
import { isBareMonth, monthsBehindTitle } from './months-behind-title.ts'

// Twelve months under one year lie in two of them where they begin with another month than January: `FY2027` over `Jul … Jun`, `2025/26` over `Apr … Mar`.

interface Around {
  title: HeaderFacts
  /** First month of the company's fiscal year, 1 to 12, where it has said it. */
  companys: number | undefined
  sheet: string
}

/** A column of a month that names no year itself: its year stands over it or in the title. */
interface Place {
  at: number
  month: number
  year: number
  isFiscal: boolean
}

/**
 * Months without a year of their own that go on behind a December, each in its year: they are of the year that stands over them, and those up
 * to it of the year before, since a fiscal year is called by the one in which it ends. Where that year is called neither fiscal nor by two
 * years (`Budget 2027`), this is told. So are months of fiscal years that follow each other (`FY26 Mar | FY27 Apr`). `firstMonth`: that with which such a year begins, null where nothing tells.
 */
export function monthsOverYears(
  given: readonly TableColumn[],
  { title, companys, sheet }: Around,
  problems: ImportProblem[],
): { columns: TableColumn[]; firstMonth: number | null } {
  const columns = monthsAhead(monthsBehindTitle(given, title), { title, companys, sheet }, problems)
  const placed = [...columns]
  let firstMonth = monthOfNewYear(columns)
  for (const [at, column] of firstMonth === null ? [] : columns.entries()) {
    const { month, year, fiscal } = column.facts
    if (fiscal && isBareMonth(column.facts) && month !== null && year !== null)
      placed[at] = { ...column, facts: { ...column.facts, year: year - (month >= (firstMonth ?? 13) ? 1 : 0), fiscal: false } }
  }
  if (firstMonth !== null) return { columns: placed, firstMonth }
  for (const run of runsOf(columns, title)) {
    const turn = turnOf(run)
    if (turn === null) continue
    for (const [place, { at, year }] of run.entries()) {
      const isBefore = turn.isBackward ? place >= turn.place : place < turn.place
      const column = columns[at]
      if (column) placed[at] = { ...column, facts: { ...column.facts, year: year - (isBefore ? 1 : 0), fiscal: false } }
    }
    const begins = (turn.isBackward ? run.at(-1) : run[0])?.month ?? null
    const isYear = new Set(run.map(({ month }) => month)).size === 12
    if (isYear) firstMonth ??= begins
    if (run[0]?.isFiscal || (isYear && begins === companys)) continue
    const [one, other] = [placed[run[0]?.at ?? 0], placed[run[turn.place]?.at ?? 0]]
    if (!one || !other) continue
    const name = ({ label, facts }: TableColumn): string => `“${shorten(label, 30)}” of ${facts.year}`
    problems.push({
      severity: 'warning',
      code: 'months-over-years',
      sheet,
      cell: one.headerCells.at(-1) ?? null,
      cells: run.flatMap(({ at }) => columns[at]?.headerCells.at(-1) ?? []),
      message: `The months from “${shorten(one.label, 30)}” on go over the end of a year, and one year stands over them. It is taken for that in which they end: ${name(one)}, ${name(other)}. Choose others where it is called by the year in which they begin.`,
    })
  }
  return { columns: placed, firstMonth }
}

/** `FY26 Mar | FY27 Apr`: the month with which a fiscal year follows upon another. */
function monthOfNewYear(columns: readonly TableColumn[]): number | null {
  const months = columns.filter(({ facts }) => isBareMonth(facts) && facts.fiscal && facts.year !== null)
  const turns = months.flatMap(({ facts: { month, year } }, at) => {
    const before = months[at - 1]?.facts
    const follows = before?.month != null && month === (before.month % 12) + 1 && before.year !== null && year === before.year + 1
    return follows && month !== null ? [month] : []
  })
  const [first] = turns
  return first !== undefined && first !== 1 && turns.every(month => month === first) ? first : null
}

/** Months one after another (or backwards), each once or under several scenarios, under one year. */
function runsOf(columns: readonly TableColumn[], title: HeaderFacts): Place[][] {
  const runs: Place[][] = []
  let step = 0
  for (const [at, { facts }] of columns.entries()) {
    const year = facts.year ?? (title.end === null ? title.year : null)
    if (!isBareMonth(facts) || facts.month === null || year === null) continue
    const place = { at, month: facts.month, year, isFiscal: facts.year === null ? title.fiscal : facts.fiscal }
    const run = runs.at(-1)
    const last = run?.at(-1)
    const gap = last ? (place.month - last.month + 12) % 12 : 0
    const on = gap === 11 ? -1 : gap
    const goesOn =
      run !== undefined &&
      last?.year === year &&
      last.isFiscal === place.isFiscal &&
      (on === 0 || (Math.abs(on) === 1 && (step === 0 || step === on) && new Set(run.map(({ month }) => month)).size < 12))
    if (!goesOn) {
      runs.push([place])
      step = 0
      continue
    }
    run.push(place)
    if (on !== 0) step = on
  }
  return runs
}

/** The place in a run of the first month behind the turn of the year. */
function turnOf(run: readonly Place[]): { place: number; isBackward: boolean } | null {
  for (const [place, { month }] of run.entries()) {
    const last = run[place - 1]?.month
    if (last === 12 && month === 1) return { place, isBackward: false }
    // `Jan | Dec` alone are the first and the last month of a year.
    if (last === 1 && month === 12 && run.length > 2) return { place, isBackward: true }
  }
  return null
}
