import type { Period } from '../../../period.ts'
import { formatPeriod, monthEnd, parsePeriod, periodBefore, periodKey, periodMonths, periodRange, yearsBefore } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { type HeaderFacts, namesTime } from '../heads/header.ts'
import { inEnglish } from '../time/time-words.ts'
import type { TableColumn } from '../heads/heads.ts'
import { shorten } from '../cells/text.ts'

/** `PY` is the year before the period that it stands beside, or before the period that stands above it. */
export function placeRelated(
  columns: ImportColumn[],
  heads: TableColumn[],
  /** First month of the year that the columns' periods are of, 1 to 12. */
  firstMonth: number,
  sheet: string,
  problems: ImportProblem[],
): void {
  const relationOf = (at: number): 'year before' | 'period before' | null => {
    const relation = heads[at]?.facts.relation ?? null
    return columns[at]?.role === 'period' && (relation === 'year before' || relation === 'period before') ? relation : null
  }
  for (const [at, column] of columns.entries()) {
    const relation = relationOf(at)
    const facts = heads[at]?.facts
    if (!relation || !facts) continue
    // All years before, and not the last of them.
    if (facts.year === null && facts.end === null && SEVERAL.test(column.label.trim())) {
      column.period = null
      continue
    }
    // What stands before it has no period yet: nor has the year before it.
    const left = columns.slice(0, at).findLast((other, place) => other.role === 'period' && relationOf(place) === null)
    if (left?.period === null && column.period === null && namesTime(heads[columns.indexOf(left)]?.facts ?? facts)) continue
    const besides = [...columns.slice(0, at).reverse(), ...columns.slice(at + 1)].filter(
      other =>
        other.role === 'period' &&
        other.period !== null &&
        relationOf(columns.indexOf(other)) === null &&
        // `Q1 PY` is not the year before of a month.
        (!namesPart(facts) || isSamePart(facts, heads[columns.indexOf(other)]?.facts)),
    )
    // `Month | YTD | Month last year | YTD last year`: the year to date has a year before of its own.
    const isRunning = (place: number): boolean => heads[place]?.facts.toDate === 'year'
    const isApart =
      facts.toDate !== 'year' &&
      (ONE_PERIOD.test(column.label) ||
        ONE_PERIOD.test(inEnglish(column.label)) ||
        columns.some((_, place) => relationOf(place) === relation && isRunning(place)))
    const running = besides.filter(other => isRunning(columns.indexOf(other)))
    const beside = (isApart && besides.find(other => isLastMonthOf(other, running, firstMonth))) || besides[0]
    // "Prior year 2025" names its own year, unless that is the year that another column has.
    const sayTheSame = columns.filter(
      (other, index) => relationOf(index) === null && other.role === 'period' && other.period === column.period,
    )
    // `FY26 Forecast | FY26 Budget | FY26 Prior year`: all of one group.
    const taken = sayTheSame.length > 1 || sayTheSame.some(({ scenario }) => scenario === column.scenario)
    const from = column.period ?? beside?.period
    const period = from ? parsePeriod(from) : null
    if (!period) continue
    if (isLongerThan(period, column.label, facts)) {
      column.period = null
      continue
    }
    const before = (later: Period): string =>
      periodKey(relation === 'year before' ? yearsBefore(later) : MONTH.test(column.label) ? monthBefore(later) : periodBefore(later))
    const next = beside?.period ? parsePeriod(beside.period) : null
    // `2025 | 2026` over `Prior year | Current year`: the year above is the one before the other's already.
    const fits = column.period !== null && next !== null && before(next) === column.period
    if (column.period === null || (!facts.dated && !fits) || taken) column.period = before(period)
    const open = BARE.test(column.label)
    problems.push({
      severity: open ? 'warning' : 'info',
      code: 'prior-period',
      sheet,
      cell: column.headerCells.at(-1) ?? null,
      message: `“${shorten(column.label, 60)}” is read as ${formatPeriod(parsePeriod(column.period) ?? period)}, ${column.scenario}${open ? ', the year before. Say so where it is the month or quarter before' : ''}.`,
    })
  }
}

/** `Current month`, `Last quarter` beside or under a year: which of its months or quarters, nothing says. */
export function isLongerThan(period: Period, label: string, { relation, toDate }: HeaderFacts): boolean {
  if (relation === null || toDate !== null || relation === 'year before') return false
  const text = inEnglish(label)
  const most = MONTH.test(label) || MONTH.test(text) ? 1 : QUARTER.test(text) ? 3 : 12
  return most < 12 && period.kind !== 'instant' && (periodMonths(period) ?? 0) > most
}

const QUARTER = /(?<!\p{L})(?:quarter|quartal|trimestre|kvartal|kwartaal|kwartał)/iu

/** Whether a column is of the month with which a year to date ends. */
function isLastMonthOf({ period }: ImportColumn, running: readonly ImportColumn[], firstMonth: number): boolean {
  const read = period ? parsePeriod(period) : null
  return (
    read?.kind === 'month' &&
    running.some(other => {
      const whole = other.period ? parsePeriod(other.period) : null
      return whole !== null && periodRange(whole, firstMonth).to === periodRange(read, firstMonth).to
    })
  )
}

/** `Month last year`, `Mes anterior`, `Periode i fjor`; `Same period last year` may be of any length. */
const ONE_PERIOD =
  /(?<!\p{L})(?:month|mois|mes|mese|mês|mån(?:ad(?:en)?)?|måned(?:en)?|maand|mnd)(?!\p{L})|\p{L}*monat(?!\p{L})|(?<!(?:same|comparable|corresponding) )(?<!\p{L})period(?:en?)?(?!\p{L})/iu

const MONTH = /month|monat|\bmois\b|\bmes\b/i

/** `Last month` beside a day: the end of the month before. */
function monthBefore(later: Period): Period {
  if (later.kind !== 'instant') return periodBefore(later)
  const [year, month] = later.date.split('-').map(Number)
  return { kind: 'instant', date: monthEnd(month === 1 ? (year ?? 0) - 1 : (year ?? 0), month === 1 ? 12 : (month ?? 1) - 1) }
}

const SEVERAL =
  /^(?:(?:all|total) )?(?:prior|previous|earlier|past|preceding) (?:fiscal |financial |accounting )?(?:years|periods)(?!['’]|\p{L})|^(?:frühere (?:Geschäfts)?jahre|Vorjahre(?!s)|(?:exercices|ann[ée]es) (?:ant[ée]rieur|pr[ée]c[ée]dent)e?s|(?:ejercicios|años|exercícios|anos) (?:anteriores|previos)|(?:esercizi|anni) precedenti|(?:eerdere|voorgaande) jaren|tidigare år|tidligere år|lata poprzednie|poprzednie lata|předchozí roky|önceki yıllar|以前年度|过年度|過年度)/iu

/** `Prior` beside `Current`, of the year or of the month. */
const BARE = /^(?:prior|previous|prev\.?)$/i

const namesPart = ({ quarter, half, month, week, year, toDate, spans }: HeaderFacts): boolean =>
  spans || toDate !== null || (year === null && (quarter ?? half ?? month ?? week) !== null)

const isSamePart = (a: HeaderFacts, b: HeaderFacts | undefined): boolean =>
  b !== undefined &&
  a.quarter === b.quarter &&
  a.half === b.half &&
  a.toDate === b.toDate &&
  a.spans === b.spans &&
  (a.toDate !== null || a.month === monthOf(b)) &&
  a.week === b.week

const monthOf = ({ month, monthOnly, end }: HeaderFacts): number | null => month ?? (monthOnly && end ? Number(end.slice(5, 7)) : null)
