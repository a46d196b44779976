import type { ImportProblem } from '../../import.ts'
import { currencyIn } from '../units/currencies.ts'
import type { Reading } from '../cells/figure.ts'
import { type Cell, cellName, cellText, type Grid, isBlank } from '../cells/grid.ts'
import { namesTime, readHeader } from '../heads/header.ts'
import { firstOf, quoted, shorten } from '../cells/text.ts'
import { speaksOfUnits, unitAlone, unitOfTitles } from '../units/unit.ts'

// Planning systems and careful people write above a table what it shows, one thing a line: `Scenario | Budget`, `Year | FY2026`,
// `Currency | EUR`, `Scale | Thousands`. Hyperion calls that the point of view.

type Kind = 'entity' | 'scenario' | 'time' | 'currency' | 'scale'

const KEYS: readonly [Kind, RegExp][] = [
  [
    'scenario',
    /^(?:scenario(?: ?\/ ?version)?|version|category|data ?type|plan version|case|szenario|kategorie|datenart|wert(?:e)?typ|scénario|escenario|versión|cenário|versão|scenarie)$/i,
  ],
  [
    'time',
    /^(?:(?:fiscal |financial |reporting )?(?:years?|periods?|months?|quarter)|FY|as (?:of|at)(?: date)?|reporting date|(?:period|month|year|quarter)[- ]end(?:ed|ing)?(?: date)?|balance sheet date|(?:time )?view|frequency|(?:geschäfts|berichts)?jahr|(?:berichts)?(?:periode|monat|zeitraum)|stichtag|stand|quartal|année|exercice|mois|période|date (?:d['’]arrêté|de clôture)|año|ejercicio|mes|per[ií]odo|fecha de cierre|anno|esercizio|mese|boekjaar|jaar|maand|ano|exercício|mês)$/i,
  ],
  [
    'currency',
    /^(?:(?:reporting |presentation |local )?currency(?: code)?|ccy|curr|(?:berichts)?währung|devise|monnaie|moneda|valuta|moeda|waluta|para birimi)$/i,
  ],
  [
    'scale',
    /^(?:units?|scale|scaling|(?:scale|scaling|rounding) factor|rounding|denomination|multiplier|(?:all )?(?:amounts?|figures|values)(?: are)?(?: stated| shown| reported)? in|(?:betrags)?einheit|(?:alle )?(?:angaben|beträge|werte) in|unité|montants en|unidad|(?:importes|cifras) en|unità|importi in|eenheid|bedragen in|unidade|valores em)$/i,
  ],
  [
    'entity',
    /^(?:(?:legal )?entity|company(?: code| name)?|business unit|BU|division|segment|region|country|(?:cost|profit) cent(?:er|re)|organi[sz]ation|group|unternehmen|gesellschaft|firma|buchungskreis|bereich|société|entité|empresa|sociedad|società|bedrijf|entiteit)$/i,
  ],
]

const kindOf = (key: string): Kind | null => KEYS.find(([, pattern]) => pattern.test(key.replace(/\s*:$/, '').trim()))?.[0] ?? null

/** What a scale is called where it stands alone. */
const SCALES: readonly [RegExp, string][] = [
  [/^(?:1[.,' ]?000|['’]?000s?|tsd\.?|(?:in )?thousands?|(?:in )?tausend|milliers?|miles|migliaia|duizend(?:en)?|milhares)$/i, 'thousands'],
  [/^(?:1[.,' ]?000[.,' ]?000|mn|mio\.?|mill?\.?|(?:in )?millions?|millionen|millones|milioni|miljoen(?:en)?|milhões)$/i, 'millions'],
]

/** Of money; alone they are tonnes and metres. */
const LETTERS: Partial<Record<string, string>> = { k: 'thousands', t: 'thousands', m: 'millions', mm: 'millions' }

/** What is longer says more than one thing. */
const LONGEST = 120

interface Said {
  row: number
  key: number
  value: number
  kind: Kind | null
  /** What it means, in the words of a title; null where that is not understood. */
  text: string | null
  /** Its value is stored as a number. */
  isNumber?: boolean
  /** Its key is none that is known: its value tells what it is. */
  unnamed?: true
}

/** What a value says under its key; null for what does not belong there. */
function meaning(kind: Kind | null, key: string, cell: Cell, { order }: Reading): string | null {
  const text = cellText(cell)
  if (text.length > LONGEST) return null
  if (kind === 'entity') return cell.kind === 'text' ? text : null
  if (kind === 'currency') return currencyIn(text) === null ? null : text
  if (kind === 'scale')
    return (
      SCALES.find(([pattern]) => pattern.test(text))?.[1] ??
      (speaksOfUnits(text) || unitAlone(text) !== null || LETTERS[text.toLowerCase()] ? text : null)
    )
  if (kind === 'scenario') return readHeader(text, order).scenario === null ? null : text
  if (kind !== 'time') return null
  if (/^(?:19|20)\d\d$/.test(text)) return /fiscal|financial|FY|geschäfts|exerc|ejerc|eserc|boek/i.test(key) ? `FY${text}` : text
  return namesTime(readHeader(text, order)) ? text : null
}

/** The pairs of a row that holds nothing else: `Company | Acme | | Currency | CHF`; null where it holds something else. */
function pairsOf(cells: readonly (Cell | undefined)[] | undefined, row: number, reading: Reading): Said[] | null {
  const filled = (cells ?? []).flatMap((cell, column) => (cell && !isBlank(cell) ? [{ cell, column }] : []))
  if (filled.length === 0 || filled.length % 2 > 0 || filled.length > 6) return null
  const said: Said[] = []
  for (let at = 0; at < filled.length; at += 2) {
    const [key, value] = [filled[at], filled[at + 1]]
    if (!key || !value || key.cell.kind !== 'text' || key.cell.value.length > 40 || cellText(value.cell).length > LONGEST) return null
    const name = cellText(key.cell)
    const named = kindOf(name)
    // `Anzeige | in Tsd.`: whatever the key, a unit says what it is.
    const kind = named ?? (value.cell.kind === 'text' && speaksOfUnits(value.cell.value) ? 'scale' : null)
    const text = meaning(kind, name, value.cell, reading)
    // `Scenario | Year` heads values below.
    if (value.cell.kind === 'text' && kindOf(value.cell.value) !== null) return null
    // A figure under no key is one of a statement; a scenario may have a number.
    if (text === null && kind !== 'scenario' && (value.cell.kind !== 'text' || (kind === null && !/\p{L}/u.test(value.cell.value))))
      return null
    said.push({
      row,
      key: key.column,
      value: value.column,
      kind,
      text,
      isNumber: value.cell.kind === 'number',
      ...(kind !== named && { unnamed: true }),
    })
  }
  // `KPI | Owner | Frequency | Q2 26`, without a gap between the pairs, are heads.
  const areApart = said.every(({ key }, at) => at === 0 || key > (said[at - 1]?.value ?? 0) + 1)
  return areApart || said.every(({ kind, text }) => kind !== null && text !== null) ? said : null
}

/** `Scale: Thousands` in one cell, where it is understood. */
function lineOf(cells: readonly (Cell | undefined)[] | undefined, row: number, reading: Reading): Said[] | null {
  const column = (cells ?? []).findIndex(cell => !isBlank(cell))
  const cell = cells?.[column]
  const [, key = '', value = ''] =
    cell?.kind === 'text' && cell.value.length <= 80 ? (/^([^:]{2,40}):\s*(\S.*)$/.exec(cellText(cell)) ?? []) : []
  const kind = kindOf(key)
  const text = meaning(kind, key, { kind: 'text', value }, reading)
  return text === null ? null : [{ row, key: column, value: column, kind, text }]
}

/** The same with the keys in one row and the values below them. */
function acrossOf(grid: Grid, row: number, reading: Reading): Said[] | null {
  const keys = (grid.rows[row] ?? []).flatMap((cell, column) => (cell && !isBlank(cell) ? [{ cell, column }] : []))
  const below = grid.rows[row + 1] ?? []
  if (
    keys.length < 2 ||
    below.filter(cell => !isBlank(cell)).length !== keys.length ||
    (grid.rows[row + 2] ?? []).some(cell => !isBlank(cell))
  )
    return null
  const said = keys.map(({ cell, column }): Said => {
    const name = cellText(cell)
    const kind = cell.kind === 'text' ? kindOf(name) : null
    const value = below[column]
    return { row, key: column, value: column, kind, text: value ? meaning(kind, name, value, reading) : null }
  })
  return said.every(({ kind, text }) => kind !== null && text !== null) && new Set(said.map(({ kind }) => kind)).size === said.length
    ? said
    : null
}

const FIRST_ROWS = 30

/** The lines above the first table that say what it shows, and whether their values stand below their keys. */
function linesOf(grid: Grid, reading: Reading): { said: Said[]; across: boolean } | null {
  let begun: Said[] = []
  for (let row = 0; row < Math.min(grid.rows.length, FIRST_ROWS); row++) {
    const cells = grid.rows[row]
    const filled = (cells ?? []).filter(cell => !isBlank(cell)).length
    const pairs = filled === 0 || grid.hiddenRows.has(row) ? null : (filled > 1 ? pairsOf : lineOf)(cells, row, reading)
    if (pairs) begun = [...begun, ...pairs]
    else if (begun.length > 0) return headsColumns(grid, begun, row) ? null : pointOfView(begun, cells, filled)
    else if (filled > 1) {
      const across = acrossOf(grid, row, reading)
      return across && { said: across, across: true }
    }
  }
  return null
}

/** What ends at a row that is no such line. Right above a figure stand its head and the lines before it. */
function pointOfView(
  begun: readonly Said[],
  next: readonly (Cell | undefined)[] | undefined,
  filled: number,
): { said: Said[]; across: false } | null {
  const own = filled === 0 ? [...begun] : begun.slice(0, begun.findLastIndex(({ kind }) => kind !== null) + 1)
  const kinds = new Set(own.flatMap(({ kind, text, unnamed }) => (kind !== null && text !== null && !unnamed ? [kind] : [])))
  const telling = [...kinds].filter(kind => kind !== 'entity').length
  const hasFigures = (next ?? []).some(cell => isFigure(cell) && !/^(?:19|20)\d\d$/.test(cellText(cell)))
  // `Units | 1000` right above `Revenue | 500` is a line of a table, and one line alone may be the head of one.
  const goesOn =
    filled === 2 && begun.length === own.length && hasFigures && own.at(-1)?.isNumber === true && own.at(-1)?.kind !== 'scenario'
  const isHeads = filled > 2 || (filled === 2 && own.every(({ key, kind }) => kind === 'time' && isBlank(next?.[key])))
  const standsAlone = (filled === 0 && own.some(({ key, value }) => key !== value)) || (isHeads && !hasFigures)
  return telling > 0 && !goesOn && (kinds.size > 1 || standsAlone) ? { said: own, across: false } : null
}

/** `Month | | Year to date` over `Actual | Budget | Actual | Budget`, right of the lines' names: heads of groups of columns. */
function headsColumns(grid: Grid, begun: readonly Said[], next: number): boolean {
  const [first, last] = [begun[0], begun.at(-1)]
  const below = grid.rows[next] ?? []
  if (!first || !last || first.row !== last.row || begun.some(({ key, value }) => isBlank(below[key]) || isBlank(below[value])))
    return false
  const line = grid.rows.slice(next + 1, next + FIRST_ROWS).find(cells => cells?.some(isFigure))
  return line?.slice(0, first.key).some(cell => cell?.kind === 'text' && !isBlank(cell)) ?? false
}

const isFigure = (cell: Cell | undefined): boolean =>
  cell?.kind === 'number' || (cell?.kind === 'text' && /^[-(]?\d[\d.,' ]*\)?$/.test(cell.value))

const textsOf = (said: readonly Said[], kind: Kind): string[] =>
  said.flatMap(line => (line.kind === kind && line.text !== null ? [line.text] : []))

/** A month, quarter or half without its year. */
const isOpen = (text: string, { order }: Reading): boolean => {
  const { month, quarter, half, year } = readHeader(text, order)
  return year === null && (month !== null || quarter !== null || half !== null)
}

/** The lines as two of a title: what and when, and what the figures count in. */
function titlesOf(said: readonly Said[], reading: Reading): string[] {
  const [[currency], [given]] = [textsOf(said, 'currency'), textsOf(said, 'scale')]
  const scale = (currency && given ? LETTERS[given.toLowerCase()] : null) ?? given
  const isScale = scale === 'thousands' || scale === 'millions'
  // `EUR; unaudited`: of what else it says, no title tells the currency.
  const money = currency && unitOfTitles([currency]).currency === null ? currencyIn(currency) : currency
  const unit = isScale ? (currency ? `${currencyIn(currency)} ${scale}` : `in ${scale}`) : (scale ?? money ?? '')
  const times = textsOf(said, 'time')
  const open = times.filter(text => isOpen(text, reading))
  // The month first, as people write it. Under a year that is called fiscal it is that year's month all the same.
  const when = [
    ...open,
    ...times.filter(text => !open.includes(text)).map(text => (open.length > 0 ? text.replace(/^FY(?=\d)/, '') : text)),
  ]
  return [[...textsOf(said, 'entity'), ...textsOf(said, 'scenario'), when.join(' ')].filter(text => text !== '').join(', '), unit].filter(
    line => line !== '',
  )
}

/**
 * A sheet whose first lines say what it shows, with these as the two lines of a title: what and when, and what the figures count in. It is said;
 * a value that is not understood under a key that counts is asked about.
 */
export function withPointOfView(grid: Grid, reading: Reading, problems: ImportProblem[]): Grid {
  const found = grid.skipped ? null : linesOf(grid, reading)
  const [first, last] = [found?.said[0], found?.said.at(-1)]
  if (!found || !first || !last) return grid
  const end = found.across ? last.row + 1 : last.row
  if (!grid.rows.some((cells, row) => row > end && cells.some(isFigure))) return grid
  const rows = grid.rows.slice()
  const put = (row: number, column: number, cell: Cell | undefined): void => {
    const cells = (rows[row] ?? []).slice()
    cells[column] = cell
    rows[row] = cells
  }
  for (const { row, key, value } of found.said) {
    put(row, key, undefined)
    put(found.across ? row + 1 : row, value, undefined)
  }
  const titles = titlesOf(found.said, reading)
  // Lines of one row have room for both in one.
  const lines = first.row === end ? [titles.join(', ')] : titles
  for (const [at, value] of lines.entries()) put(first.row + at, first.key, { kind: 'text', value })
  tell(grid, [cellName(first.row, first.key), cellName(end, last.value)], titles, problems)
  tellOpen(grid, found.said, reading, problems)
  // Scenario and period are said by the columns: what a statement is called is of whom it is.
  return { ...grid, rows, ...(lines[0] && { pointOfView: { line: lines[0], entity: textsOf(found.said, 'entity').join(', ') } }) }
}

function tell(grid: Grid, [from, to]: [string, string], titles: string[], problems: ImportProblem[]): void {
  problems.push({
    severity: 'info',
    code: 'point-of-view',
    sheet: grid.name,
    cell: from,
    message: `${from}:${to} say what the figures below are: ${titles.map(line => `“${shorten(line, 120)}”`).join(', ')}.`,
  })
}

/** What under a key that counts is not understood, and what is understood only in part. */
function tellOpen(grid: Grid, said: readonly Said[], reading: Reading, problems: ImportProblem[]): void {
  const named = (list: readonly Said[]): string =>
    firstOf(
      list.map(({ row, key, value }) => {
        const cell = (column: number): string => cellText(grid.rows[row]?.[column])
        return `${quoted([...new Set([cell(key), cell(value)])].join(' '))} (${cellName(row, value)})`
      }),
      4,
    )
  const warn = (list: readonly Said[], message: string): void => {
    const [first] = list
    if (first)
      problems.push({ severity: 'warning', code: 'point-of-view', sheet: grid.name, cell: cellName(first.row, first.value), message })
  }
  const known = new Set<Kind | null>(said.flatMap(({ kind, text }) => (text === null || kind === 'time' ? [] : [kind])))
  // `Version | Final` beside `Scenario | Budget` takes nothing from it; a second time does.
  const open = said.filter(({ kind, text }) => kind !== null && text === null && !known.has(kind))
  warn(
    open,
    `Of the lines above the table, ${named(open)} ${open.length === 1 ? 'is' : 'are'} not understood and changed nothing. Check the columns and the unit.`,
  )
  const views = said.filter(({ kind, text }) => kind === 'time' && text !== null && readHeader(text, reading.order).toDate !== null)
  warn(
    views,
    `${named(views)}: months, quarters and halves in the columns are read as such. Choose their periods where they go from the beginning of the year.`,
  )
  const times = textsOf(said, 'time')
  const fiscal = said.filter(
    ({ kind, text }) => kind === 'time' && text !== null && /^FY\d/.test(text) && times.some(time => isOpen(time, reading)),
  )
  warn(
    fiscal,
    `${named(fiscal)} beside ${quoted(times.find(time => isOpen(time, reading)) ?? '')} is read as that time of the calendar year. Choose the periods where the fiscal year begins in another month than January.`,
  )
}
