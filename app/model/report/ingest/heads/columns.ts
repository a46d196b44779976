import type { Period } from '../../../period.ts'
import { periodKey } from '../../../period.ts'
import type { ImportColumn, ImportProblem, StatementType } from '../../import.ts'
import { readAhead } from './ahead.ts'
import { tellMonthBesideLonger } from '../time/beside-year.ts'
import { casesAsForecasts } from '../scenarios/cases-ahead.ts'
import { tellMonthOrVersion, tellTwoDays, tellUnknown } from './column-telling.ts'
import { leaveOtherUnits } from '../units/column-unit.ts'
import { placeBetween, placeCompared, placeQuarterForecasts, readMeasured, readPercents } from './compared.ts'
import { tellYearsByStart } from '../time/east-asian.ts'
import { readEntities } from '../scenarios/entity.ts'
import type { Reading } from '../cells/figure.ts'
import { askQuarters, endsOfFirstDays, weeksOf } from '../time/first-days.ts'
import { firstMonthOf, firstMonthSummed, inCompanyYear, summedToDate, tellYear, yearStart, yearStartOfTitle } from '../time/fiscal-year.ts'
import { withoutVersions } from '../scenarios/forecast-versions.ts'
import { isBlank } from '../cells/grid.ts'
import { tellGoingBack } from '../time/going-back.ts'
import { inCompany } from '../scenarios/head-company.ts'
import { leaveFarFromTitle } from './far-from-title.ts'
import type { HeaderFacts } from './header.ts'
import { monthsBeside } from '../time/header-months.ts'
import { heldBy, roleOf } from './column-roles.ts'
import { namesTime } from './header.ts'
import type { TableColumn } from './heads.ts'
import { monthsOfTwoYears, TWO_YEARS } from '../time/months-of-two-years.ts'
import { monthsOverYears } from '../time/months-over-years.ts'
import { namedQuarters, tellNamedQuarters } from '../time/named-quarters.ts'
import type { Row } from '../rows/rows.ts'
import {
  areFewMonths,
  areMonthsToCompany,
  namesYearOfMonth,
  endsOfNamed,
  spacingOfColumns,
  tellMonthAmongLonger,
  tellDayOfTitle,
  tellDayOrPeriod,
  tellMonthOrLonger,
} from '../time/month-or-year.ts'
import { tellMonthsShown, withoutMonthsShown } from '../time/months-shown.ts'
import { areUnevenDays, tellDays } from '../time/uneven-days.ts'
import { partsOfColumns, yearsOfParts } from './parts-of-column.ts'
import { inYear, lengthOf as monthsOfTitle, resolvePeriod, yearsFrom } from '../time/resolve.ts'
import { budgetInitials } from '../scenarios/budget-initials.ts'
import { pairedScenarios } from '../scenarios/paired-scenarios.ts'
import { inPartOfTitle, tellPartOfTitle, tellTwoYears, tellYearsInPart } from './part-of-title.ts'
import { arePartsOfYears, tellLengthOfTitle } from './length-of-title.ts'
import { areMeasuresOfMoney, ownNamed } from '../scenarios/own-names.ts'
import { isLongerThan, placeRelated } from '../scenarios/related.ts'
import { leaveRepeated } from '../scenarios/repeated.ts'
import { placeRollForward } from '../rows/roll-forward.ts'
import { columnId } from '../rows/rows.ts'
import { scenariosBeside } from '../scenarios/scenario-beside.ts'
import { AS_AT } from './title-facts.ts'
import { placeTotals } from './total-column.ts'
import { placeTotalsOfScenarios } from './totals-of-scenarios.ts'
import { tellNumberedYears } from '../time/year-and-number.ts'
import type { StatementOptions } from '../statements/statement.ts'
import type { Table } from '../sheets/table.ts'
import { tellTitleScenario } from '../scenarios/title-scenario.ts'
import { askBehindBudgets, followForecasts } from '../time/timeline.ts'
import { tellTwoTimes } from '../time/two-times.ts'
import { endsOfYearsToDate } from '../time/years-to-date.ts'
import type { StatementUnit } from '../units/unit.ts'

/** Columns without a header whose figures the formulas of another column sum. */
export function detailColumns(table: Table, rows: Row[]): Set<number> {
  const details = new Set<number>()
  const bare = new Set(table.columns.filter(({ label }) => label === '').map(({ index }) => index))
  // `=C20-B20` compares two columns that both hold the line: neither is a part of the other.
  const beside = (row: number, column: number): boolean => !isBlank(table.grid.rows[row]?.[column])
  for (const { values, row } of rows)
    for (const { sum, index } of values)
      for (const term of sum?.terms ?? [])
        if (term.sheet === null && term.column < index && term.row !== row && bare.has(term.column) && !beside(term.row, index))
          details.add(term.column)
  return details
}

interface ColumnContext {
  type: StatementType
  titleFacts: HeaderFacts
  details: Set<number>
  /** The unit that the titles state. */
  stated: StatementUnit
  reading: Reading
  options: StatementOptions
}

export function buildColumns(
  table: Table,
  rows: Row[],
  { type, titleFacts: about, details, stated, reading, options }: ColumnContext,
  problems: ImportProblem[],
): ImportColumn[] {
  const held = heldBy(rows)
  const { columns: own, parts } = partsOfColumns(inCompany(table.columns.filter(({ index }) => held.has(index))), rows)
  const saysYear = reading.year !== undefined || about.year !== null || about.end !== null
  const shown = withoutVersions(
    monthsBeside(yearsOfParts(own, saysYear, table.grid.name, problems)),
    reading.order,
    table.grid.name,
    problems,
  )
  const paired = pairedScenarios(budgetInitials(shown, table.grid.name, problems), table.grid.name, problems)
  const said = about.scenario === null ? casesAsForecasts(paired, table.grid.name, problems) : paired
  const placed = scenariosBeside(endsOfYearsToDate(said, about, table.grid.name, problems), table.grid.name, problems)
  const { columns: byName, firstMonth: quartersFrom } = namedQuarters(placed)
  const present = endsOfNamed(byName, firstMonthOf(options, quartersFrom))
  const between = spacingOfColumns(present, options.bareMonths)
  const spacing = between === 12 && areMonthsToCompany(present, options.fiscalFirstMonth) ? null : between
  const titleFacts = type === 'balance' ? about : withoutMonthsShown(about, present, spacing)
  const plain =
    type === 'balance'
      ? present
      : endsOfFirstDays(weeksOf(present, table), { spacing, title: titleFacts, sheet: table.grid.name }, problems)
  const lines = [...table.titles.map(({ text }) => text), ...table.context, table.grid.name]
  const parted = inPartOfTitle(plain, titleFacts, { lines, type, firstMonth: firstMonthOf(options, quartersFrom) })
  const { columns: over, firstMonth: runsFrom } = monthsOverYears(
    parted,
    { title: titleFacts, companys: options.fiscalFirstMonth, sheet: table.grid.name },
    problems,
  )
  if (type !== 'balance' && titleFacts.months === null) askQuarters(over, spacing, table.grid.name, problems)
  // Three months to a day, a year apart, are no years.
  const long = titleFacts.months ?? monthsOfTitle(titleFacts)
  const apart = long !== null && long < 12 ? null : spacing
  const summed = type === 'balance' ? null : summedToDate(over, rows)
  const told =
    yearStart(over, apart) ?? yearStartOfTitle(table, reading, over) ?? quartersFrom ?? runsFrom ?? firstMonthSummed(summed, over)
  const isWeak = told !== null && type !== 'balance' && apart === 12 && areFewMonths(over)
  if (told) (isWeak ? options.weak : options.told)?.add(told)
  for (const { facts } of over)
    if (facts.start && facts.end && monthsOfTitle(facts) !== 12) options.starts?.add(Number(facts.start.slice(5, 7)))
  const firstMonth = firstMonthOf(options, isWeak ? null : told)
  const used = monthsOfTwoYears(
    over,
    {
      title: titleFacts,
      titles: lines,
      firstMonth,
      sheet: table.grid.name,
    },
    problems,
  )
  // Days of a balance sheet a year apart are no year-ends.
  if (type !== 'balance') tellYear(table, used, apart, reading, { ...options, summed, quartersFrom }, problems)
  const unevenDays = DAYS_IN_TITLE.has(type) && titleFacts.months === null && areUnevenDays(used, spacing)
  const bareDays = (type === 'other' && options.bareDays === true) || table.of === 'things' || unevenDays
  const years = yearsFrom(
    reading.year,
    used.map(({ facts }) => facts),
  )
  // `Opening | Joiners | Leavers | Closing` are all of the title's period.
  const isMovement = used.every(({ facts }) => !namesTime(facts)) && used.some(({ facts }) => !facts.relative && !facts.variance)
  // What comes in and goes out between them is no period, and no remark either.
  const isRollForward = isMovement && used.filter(({ facts, label }) => facts.relative && !/\d/.test(label)).length > 1
  const ofPeople = type === 'headcount' && titleFacts.end !== null && !titleFacts.monthOnly && titleFacts.months === null
  const isDay = ofPeople || (DAYS_IN_TITLE.has(type) && table.titles.some(({ text }) => AS_AT.test(text)))
  const asAt = type === 'balance' && table.titles.some(({ text }) => HEAD_AS_AT.test(text) || TITLE_AS_AT.test(text))
  const ofMonth = type === 'balance' && namesYearOfMonth(used, titleFacts)
  const isMeasured = areMeasuresOfMoney(used)
  const onlyYears = type === 'balance' || arePartsOfYears(used, titleFacts, firstMonth)
  const besideDays = used.some(({ facts }) => (facts.end ?? facts.quarter ?? facts.half ?? facts.toDate) !== null)
  const twoYears = used.some(({ texts }) => texts.some(text => TWO_YEARS.test(text)))
  const columns = used.map((column, at): ImportColumn => {
    const calendar = {
      firstMonth,
      spacing,
      type,
      title: inYear(titleFacts, years[at]),
      bareDays,
      twoYears,
      onlyYears,
      besideDays,
      asAt,
      ofMonth,
    }
    const role = roleOf(
      column,
      held.get(column.index) ?? { cells: 0, figures: 0, words: 0 },
      isMeasured || isRollForward ? 'none' : table.head,
      details,
    )
    const own = column.facts
    const said =
      namesTime({ ...own, relation: null }) ||
      own.relation === 'year before' ||
      own.relation === 'period before' ||
      (own.relative && !(isMovement && !/\d/.test(column.label)))
    const facts = said || role !== 'period' ? own : { ...titleFacts, scenario: own.scenario ?? titleFacts.scenario }
    const period: Period | null =
      role === 'other' || (role === 'variance' && !namesTime(own))
        ? null
        : resolvePeriod(role === 'detail' ? titleFacts : facts, {
            ...calendar,
            bareDays: bareDays || (isDay && !said) || saysDay(column, type),
          })
    return {
      id: columnId(column.index),
      label: column.label || (role === 'period' && period === null ? columnId(column.index) : ''),
      period: period && !isLongerThan(period, column.label, own) ? inCompanyYear(periodKey(period), options) : null,
      // An earlier period is an actual of that period, whatever the sheet is called.
      scenario: own.scenario ?? (own.relation === null || own.relation === 'this period' ? titleFacts.scenario : null) ?? 'actual',
      entity: null,
      headerCells: column.headerCells,
      role,
    }
  })
  // `Change | %`, `Month var | Month %`: the second says the same in percent.
  for (const [at, column] of columns.entries()) {
    const [, before] = /^(.*?)\(?(?:in )?%\)?$/.exec(column.label.trim()) ?? []
    const beside = columns[at - 1]
    const isOpen = column.role === 'other' || (column.role === 'period' && column.scenario === 'actual' && before !== '')
    if (isOpen && before !== undefined && beside?.role === 'variance' && beside.label.startsWith(before)) column.role = 'variance'
  }
  leaveOtherUnits(columns, used, rows, stated, table.grid.name, problems)
  readMeasured(columns, used, rows)
  readPercents(columns, rows)
  placeCompared(columns, rows)
  placeQuarterForecasts(columns, table.grid.name, problems)
  placeBetween(columns, used, table.grid.name, problems)
  const movements = placeRollForward(columns, used, rows, firstMonth)
  placeRelated(columns, used, options.fiscalFirstMonth ?? firstMonth, table.grid.name, problems)
  followForecasts(columns, used, firstMonth, table.grid.name, problems)
  const asked = readAhead(
    columns,
    used,
    { today: options.today, title: titleFacts, firstMonth: options.fiscalFirstMonth ?? firstMonth, grid: table.grid, rows },
    problems,
  )
  askBehindBudgets(columns, used, firstMonth, table.grid.name, problems)
  tellTitleScenario(columns, used, titleFacts, table, asked, problems)
  leaveRepeated(columns, used, rows)
  const still = columns.filter(({ id }) => !movements.has(id))
  const named = ownNamed(columns, used, rows, table.span !== undefined)
  readEntities(still, used, new Set([...named, ...[...parts].map(columnId)]), table.grid.name, problems)
  if (titleFacts.months === null || monthsOfTitle(titleFacts) !== null)
    tellMonthOrLonger(columns, used, { spacing, apart: between, type }, table, problems)
  if (DAYS_IN_TITLE.has(type) && spacing !== null && spacing > 1 && titleFacts.months === null)
    tellDayOrPeriod(columns, used, table.grid.name, problems)
  if (unevenDays) tellDays(columns, used, table.grid.name, problems)
  if (about.months !== titleFacts.months) tellMonthsShown(columns, about.months ?? 0, table.grid.name, problems)
  tellPartOfTitle(columns, plain, parted, table.grid.name, problems)
  tellYearsInPart(columns, used, { lines, labels: rows.map(({ label }) => label), type, firstMonth, sheet: table.grid.name }, problems)
  tellTwoYears(columns, used, lines, type, table.grid.name, problems)
  if (type !== 'balance' && type !== 'headcount') tellMonthAmongLonger(columns, used, table.grid.name, problems)
  if (type === 'balance')
    tellDayOfTitle(columns, used, { title: titleFacts, companys: options.fiscalFirstMonth, sheet: table.grid.name, ofMonth }, problems)
  if (type !== 'balance') tellLengthOfTitle(columns, used, titleFacts, firstMonth, table.grid.name, problems)
  tellMonthBesideLonger(columns, used, firstMonth, table.grid.name, problems)
  tellNamedQuarters(columns, placed, byName, table.grid.name, problems)
  tellMonthOrVersion(columns, used, titleFacts, table.grid.name, problems)
  tellTwoDays(columns, used, reading, table.grid.name, problems)
  tellTwoTimes(columns, used, reading, table.grid.name, problems)
  tellNumberedYears(columns, used, table, problems)
  if (type !== 'balance' && type !== 'headcount') placeTotals(columns, used, rows, firstMonthOf(options), table.grid.name, problems)
  if (type !== 'balance') placeTotalsOfScenarios(columns, used, rows, firstMonthOf(options), table.grid.name, problems)
  leaveFarFromTitle(columns, used, rows)
  tellUnknown(columns, used, { title: titleFacts, row: rows[0]?.row ?? 0, sheet: table.grid.name, movements }, problems)
  tellGoingBack(columns, table.grid.name, problems)
  tellYearsByStart(columns, firstMonth, table.grid.name, problems)
  return columns
}

/** What a title says `as at` a day for is as of that day, where it is no statement of a time and its columns say none. */
const DAYS_IN_TITLE: ReadonlySet<StatementType> = new Set(['other', 'kpi', 'headcount'])
/** `As at March 31, 2026` over a column of a note. */
const saysDay = ({ texts }: TableColumn, type: StatementType): boolean =>
  DAYS_IN_TITLE.has(type) && texts.some(text => HEAD_AS_AT.test(text))
const HEAD_AS_AT = /^\s*(?:balance )?as (?:at|of|on)(?: the)? (?:\d|[a-z]{3})/i
const TITLE_AS_AT = /\bas (?:at|of)(?: the)? (?:\d|[a-z]{3})|\b(?:zum|au|al|per) \d/i
