import { dateOf, periodKey } from '../../../period.ts'
import { dayOfSerial } from '../time/dates.ts'
import type { Reading } from '../cells/figure.ts'
import { headOf, yearLike } from '../cells/figure.ts'
import type { Cell } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import type { HeaderFacts } from '../heads/header.ts'
import { joinHeaders, namesTime, readHeader } from '../heads/header.ts'
import { resolvePeriod } from '../time/resolve.ts'
import type { VolumeColumns } from './volume-columns.ts'

/** The period of a row from its cells of time (a month, or a year and a month, or a day); else the text that stands there. */
export function periodOfCells(
  times: readonly { cell: Cell | undefined; label: string }[],
  title: HeaderFacts,
  { reading, firstMonth }: { reading: Reading; firstMonth: number },
): { period: string | null; when: string; ambiguous?: boolean } {
  const given = times.filter(({ cell }) => !isBlank(cell))
  const when = given.map(({ cell }) => (cell?.kind === 'date' ? cell.value.slice(0, 10) : cellText(cell))).join(' ')
  if (given.length === 0) return { period: null, when }
  const facts = given.map(({ cell, label }) => factsOf(cell as Cell, label, reading))
  // A week, or anything else that has no place in the calendar, is not dropped to read the rest.
  if (facts.some(found => found === null || !namesTime(found))) return { period: null, when }
  const joined = joinHeaders(facts.flatMap(found => found ?? []))
  const period = resolvePeriod(joined, { firstMonth, spacing: null, type: 'other', title })
  if (period) return { period: periodKey(period), when }
  if (joined.ambiguousDate) return { period: null, when, ambiguous: true }
  return joined.end ? { period: periodKey({ kind: 'instant', date: joined.end }), when } : { period: null, when }
}

/** Of quantities under no time and beside none: that of the title. */
export function periodOfTitle({ times, quantities, title }: VolumeColumns, { firstMonth }: { firstMonth: number }): string | null {
  if (times.length > 0 || !namesTime(title) || quantities.some(({ period, when }) => period !== null || when !== '')) return null
  const period = resolvePeriod(title, { firstMonth, spacing: null, type: 'other', title })
  return period && periodKey(period)
}

function factsOf(cell: Cell, label: string, reading: Reading): HeaderFacts | null {
  const text = cellText(cell)
  const nothing = readHeader('', null)
  const serial = daySerial(cell, label)
  if (serial) return { ...nothing, end: serial }
  if (/month|monat|\bmois\b|\bmes\b|月|월|месяц|tháng/i.test(label)) {
    const [, month, year] = /^(0?[1-9]|1[0-2])[./-](20\d{2})$/.exec(text) ?? []
    if (cell.kind === 'text' && month && year) return { ...nothing, month: Number(month), year: Number(year) }
    if (cell.kind === 'date') return { ...nothing, end: monthOfDay(cell.value), monthOnly: true }
    if (/^(?:0?[1-9]|1[0-2])$/.test(text)) return { ...nothing, month: Number(text) }
  }
  if (/quarter|quartal|trimestre/i.test(label) && /^[1-4]$/.test(text)) return { ...nothing, quarter: Number(text) as 1 | 2 | 3 | 4 }
  // Under that name it is one, however long ago.
  if (/year|jahr|\bann[ée]e\b|\ba[ñn]o\b|年|년|год|\bnăm\b/i.test(label) && (yearLike(cell) || /^(?:19|20)\d\d$/.test(text)))
    return { ...nothing, year: Number(text) }
  if (/week|\b[ck]w\b|woche|semaine|semana|settimana|vecka|\buge\b|hafta|周|週|주차?$|недел|tuần/i.test(label)) {
    // `S19`, `Sem. 1`: under that name they are no halves.
    const [, week, year] = /^(?:\p{L}{1,3}\.? ?)?(0?[1-9]|[1-4]\d|5[0-3])(?:[ /-](20\d{2}))?$/u.exec(text) ?? []
    if (week) return { ...nothing, week: Number(week), ...(year && { year: Number(year) }) }
  }
  return headOf(cell, reading)
}

/** A day without the format of one, in a column of days. */
export const daySerial = (cell: Cell | undefined, label: string): string | null =>
  cell?.kind === 'number' && /date|\bday\b|datum|\btag\b|fecha/i.test(label) ? dayOfSerial(cell.value) : null

/** The last day of the month that a day lies in. */
const monthOfDay = (date: string): string => {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  return [31, 30, 29, 28].map(day => dateOf(year, month, day)).find(day => day !== null) ?? date.slice(0, 10)
}
