import { cellName, columnIndex, columnName } from './grid.ts'

/** Formulas are never evaluated. They are read for one thing: which cells does this one add up, and with which sign? */

export interface Term {
  sheet: string | null
  row: number
  column: number
  sign: 1 | -1
}

export interface Sum {
  terms: Term[]
  /** SUBTOTAL leaves out other SUBTOTAL cells in its range. */
  subtotal: boolean
  /** Cells of a range that hold nothing count as nothing. */
  ranges: boolean
}

const REFERENCE = /(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\d(A-Z_])/gi
const MAX_TERMS = 2_000

/** A formula moved by rows and columns, as in a shared formula: references without $ move along. Texts in quotes stay. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replace(
            REFERENCE,
            (whole: string, fixedColumn: string, column: string, fixedRow: string, row: string, at: number, all: string) => {
              if (at > 0 && /[A-Z0-9_.]/i.test(all[at - 1] ?? '')) return whole
              const newColumn = fixedColumn ? columnIndex(column) : columnIndex(column) + columns
              const newRow = fixedRow ? Number(row) : Number(row) + rows
              return newColumn < 0 || newRow < 1 ? whole : `${fixedColumn}${columnName(newColumn)}${fixedRow}${newRow}`
            },
          ),
    )
    .join('')
}

/** A formula as it would stand in a sheet whose rows are columns: `SUM(B2:D2)` is `SUM(B2:B4)`. Texts in quotes stay. */
export function turnFormula(formula: string): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replace(REFERENCE, (whole: string, _: string, column: string, __: string, row: string, at: number, all: string) =>
            at > 0 && /[A-Z0-9_.]/i.test(all[at - 1] ?? '') ? whole : cellName(columnIndex(column), Number(row) - 1),
          ),
    )
    .join('')
}

type Token =
  | { is: 'plus' | 'minus' | 'open' | 'close' | 'comma' | 'colon' }
  | { is: 'cell'; sheet: string | null; row: number; column: number }
  | { is: 'function'; name: string }
  | { is: 'number'; text: string }

const TOKEN =
  /\s*(?:([+\-(),;:])|(SUM|SUBTOTAL|AGGREGATE)\s*\(|(?:('(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?![\d(A-Z_.])|(\d+(?:\.\d+)?))/iy

function tokens(formula: string): Token[] | null {
  const found: Token[] = []
  TOKEN.lastIndex = 0
  let at = 0
  while (at < formula.length) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(formula)
    if (!match || match[0] === '') return formula.slice(at).trim() === '' ? found : null
    at = TOKEN.lastIndex
    const [, mark, name, sheet, column, row, number] = match
    if (mark)
      found.push({
        is:
          mark === '+'
            ? 'plus'
            : mark === '-'
              ? 'minus'
              : mark === '('
                ? 'open'
                : mark === ')'
                  ? 'close'
                  : mark === ':'
                    ? 'colon'
                    : 'comma',
      })
    else if (name) found.push({ is: 'function', name: name.toUpperCase() })
    else if (column && row)
      found.push({
        is: 'cell',
        sheet: sheet ? sheet.replace(/^'|'$/g, '').replace(/''/g, "'") : null,
        row: Number(row) - 1,
        column: columnIndex(column),
      })
    else if (number) found.push({ is: 'number', text: number })
    if (found.length > 400) return null
  }
  return found
}

/**
 * What a formula adds up, or null when it does anything else: `SUM(B2:B8)`, `B4+B9-B12`, `SUBTOTAL(9,C6:C11)`, `SUM(E22:E26)+E20`,
 * `(C14-C41)`. A single reference is no sum, unless it is called one: `SUBTOTAL(9,C7)`.
 */
export function readSum(formula: string): Sum | null {
  const list = tokens(formula.replace(/^\s*=?\s*/, ''))
  if (!list) return null
  const sum: Sum = { terms: [], subtotal: false, ranges: false }
  let at = 0
  let called = false

  const expression = (sign: 1 | -1): boolean => {
    let current: 1 | -1 = sign
    let expectTerm = true
    while (at < list.length) {
      const token = list[at]
      if (!token) return false
      if (token.is === 'plus' || token.is === 'minus') {
        const flips = token.is === 'minus'
        current = expectTerm ? (flips ? flip(current) : current) : flips ? flip(sign) : sign
        expectTerm = true
        at++
      } else if (expectTerm) {
        if (!term(current)) return false
        expectTerm = false
        current = sign
      } else return token.is === 'close' || token.is === 'comma'
    }
    return !expectTerm
  }

  const term = (sign: 1 | -1): boolean => {
    const token = list[at]
    if (!token) return false
    if (token.is === 'open') {
      at++
      return expression(sign) && list[at++]?.is === 'close'
    }
    if (token.is === 'function') {
      at++
      called = true
      if (token.name !== 'SUM') {
        const code = list[at++]
        if (code?.is !== 'number' || !['9', '109'].includes(code.text) || list[at++]?.is !== 'comma') return false
        if (token.name === 'AGGREGATE') {
          if (list[at++]?.is !== 'number' || list[at++]?.is !== 'comma') return false
        }
        sum.subtotal = true
      }
      for (;;) {
        if (!expression(sign)) return false
        const next = list[at++]
        if (next?.is === 'close') return true
        if (next?.is !== 'comma') return false
      }
    }
    if (token.is !== 'cell') return false
    at++
    if (list[at]?.is !== 'colon') return add(token, sign)
    const last = list[at + 1]
    at += 2
    if (last?.is !== 'cell') return false
    sum.ranges = true
    for (let row = Math.min(token.row, last.row); row <= Math.max(token.row, last.row); row++)
      for (let column = Math.min(token.column, last.column); column <= Math.max(token.column, last.column); column++)
        if (!add({ ...token, row, column }, sign)) return false
    return true
  }

  const add = (cell: { sheet: string | null; row: number; column: number }, sign: 1 | -1): boolean => {
    sum.terms.push({ sheet: cell.sheet, row: cell.row, column: cell.column, sign })
    return sum.terms.length <= MAX_TERMS
  }

  if (!expression(1) || at !== list.length) return null
  sum.terms = withoutOffset(sum.terms)
  return sum.terms.length > 1 || (sum.terms.length === 1 && (sum.ranges || called)) ? sum : null
}

/** `SUM(B2:B8)-B5` leaves out what it adds and takes away. */
function withoutOffset(terms: Term[]): Term[] {
  if (terms.every(({ sign }) => sign === 1)) return terms
  const keyOf = ({ sheet, row, column }: Term): string => `${sheet} ${row} ${column}`
  const signs = new Map<string, { 1: number; '-1': number }>()
  for (const term of terms) {
    const count = signs.get(keyOf(term)) ?? { 1: 0, '-1': 0 }
    count[term.sign]++
    signs.set(keyOf(term), count)
  }
  const offset = new Map(
    [...signs].map(([key, count]) => [key, { 1: Math.min(count[1], count['-1']), '-1': Math.min(count[1], count['-1']) }]),
  )
  return terms.filter(term => {
    const left = offset.get(keyOf(term))
    return left === undefined || left[term.sign]-- <= 0
  })
}

const CELL = '\\$?([A-Z]{1,3})\\$?(\\d{1,7})'
const QUOTIENT = new RegExp(`^=?\\+?(?:IFERROR\\()?\\(?${CELL}/${CELL}\\)?(-1)?(?:[,;][^(),;]*\\))?$`, 'i')
const CHANGE = new RegExp(`^=?\\+?(?:IFERROR\\()?\\(${CELL}-${CELL}\\)/${CELL}(?:[,;][^(),;]*\\))?$`, 'i')

/** Two cells of the same sheet that a formula divides, `B8/B5`, less 1 where it is a growth: `C5/B5-1`, `(C5-B5)/B5`. Null for anything else. */
export function readQuotient(formula: string): { top: CellAt; bottom: CellAt; less: 0 | 1 } | null {
  const bare = formula.replace(/\s+/g, '')
  const found = QUOTIENT.exec(bare)
  const at = (column = '', row = ''): CellAt => ({ row: Number(row) - 1, column: columnIndex(column) })
  if (found) return { top: at(found[1], found[2]), bottom: at(found[3], found[4]), less: found[5] ? 1 : 0 }
  const change = CHANGE.exec(bare)
  if (!change || change[3]?.toUpperCase() !== change[5]?.toUpperCase() || change[4] !== change[6]) return null
  return { top: at(change[1], change[2]), bottom: at(change[3], change[4]), less: 1 }
}

interface CellAt {
  row: number
  column: number
}

const flip = (sign: 1 | -1): 1 | -1 => (sign === 1 ? -1 : 1)
