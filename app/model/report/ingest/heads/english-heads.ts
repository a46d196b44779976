// What columns of figures are headed by in English packs, beside the words that count wherever they stand: only where nothing else is said.

const TO_DATE =
  'cumulative|cumulative to date|cum to date|cum|year to date|year-to-date|fiscal ytd|year to date (ytd)|y-t-d|ytd total|total ytd'
const FULL_YEAR = 'total year|whole year|entire year|full yr|annual|fy total|total fy|year end|year-end'
const MONTH = 'in month|in-month|the month|month to date'
const PRIOR_YEAR =
  'prior yr|pr yr|prev yr|last yr|prev year|pr year|prior fy|last fy|previous fy|prior fiscal year|prior financial year|last fiscal year|last financial year|pcp|prior comparative period|previous corresponding period|prior corresponding period|py act|py actual|ly act|ly actual|prior yr actual|last yr actual'

const PLANNED =
  "budget|bud|plan|op plan|target|aop|forecast|fcst|fc|f'cast|reforecast|re-forecast|latest forecast|latest estimate|le|estimate|est|outlook|projected|projection"
const MADE_IN = Array.from({ length: 11 }, (_, at) => `${at + 1}+${11 - at}`).flatMap(split => [split, `${split} forecast`])
const ACTUAL = 'actual|actuals|act|ac'
const YEAR_BEFORE = 'py|ly|prior year|prior yr|last year|pr yr'

/** The year alone beside what was planned is the whole year: `Year Forecast`, `LE Year end`. */
const ofYear = (what: string): [readonly string[], string][] => [
  [[`year ${what}`, `year end ${what}`, `eoy ${what}`, `${what} eoy`, `ye ${what}`, `${what} ye`], `full year ${what}`],
  [[`${what} year`, `${what} year end`], `${what} full year`],
  [[`${what} year to date`, `${what} year-to-date`], `${what} YTD`],
]
/** The period of the report: `Period Actual`. */
const ofPeriod = (what: string): [readonly string[], string] => [
  [`period ${what}`, `current period ${what}`, `${what} period`, `${what} current period`],
  `this period ${what}`,
]

const PRIOR_TO_DATE =
  'last ytd|last years ytd|py to date|ly to date|last year to date|previous year to date|prior yr to date|last yr to date|cumulative last year|cumulative prior year'

const SCENARIOS = [...PLANNED.split('|'), ...ACTUAL.split('|')].join('|')
/** `Month actual`, and nothing beside it: the month of the report. */
export const OF_MONTH = new RegExp(`^\\s*(?:month (${SCENARIOS})|(${SCENARIOS}) month)\\s*$`, 'i')

/** By what it is in English by which headers are read. */
export const ENGLISH_HEADS: readonly (readonly [readonly string[], string])[] = [
  [TO_DATE.split('|'), 'YTD'],
  [FULL_YEAR.split('|'), 'full year'],
  [MONTH.split('|'), 'month to date'],
  [PRIOR_YEAR.split('|'), 'prior year'],
  [PRIOR_TO_DATE.split('|'), 'prior year YTD'],
  ...[...PLANNED.split('|'), ...MADE_IN].flatMap(ofYear),
  ...[...PLANNED.split('|'), ...ACTUAL.split('|')].map(ofPeriod),
  // Not this one: `Period PY`.
  ...YEAR_BEFORE.split('|').map((what): [readonly string[], string] => [ofPeriod(what)[0], 'period prior year']),
]
