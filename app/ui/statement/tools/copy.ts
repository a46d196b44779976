import { decimalMarkOf, type Formats, inPercent, type Kind, kindIn, POINTS, rescale } from '#app/model/format.ts'
import { differenceWithoutTail, withoutTail } from '#app/model/dust.ts'
import type { Decimal } from '#app/model/money.ts'
import { neutralText } from '#app/model/neutral.ts'
import { ownCurrency } from '#app/model/report/own-currency.ts'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { type Choice, type Layout, type ShownColumn, type ShownRow, shownValue } from '../layout.ts'

// A table for a spreadsheet: text with tabs for those that take text, HTML with exact figures for Excel and the like. What is copied is
// what is shown, with all decimals but for the tail of a binary float: so it adds up, and what rounding left over stays behind.

export interface Copied {
  text: string
  html: string
  lines: number
}

/** `raw`: before anything was done to it. */
type Cell = { is: 'text'; raw: string } | { is: 'number'; value: Decimal; as: 'plain' | 'percent' | 'points' }

export function copyOf(
  { title, view, layout, rows, choice }: { title: string; view: StatementView; layout: Layout; rows: readonly ShownRow[]; choice: Choice },
  unitLine: string,
  formats: Formats,
): Copied {
  const columns = layout.columns.flatMap((column, at) => (column.kind === 'picture' ? [] : [{ column, at }]))
  const lines = rows.filter(({ rounding }) => !rounding)
  const heads = columns.map(({ column }) => [column.label, column.under].filter(Boolean).join(', '))
  const body = lines.map(row => ({
    item: named(row.item, view),
    cells: columns.map(({ column, at }) => cellOf(row, column, at, { view, layout, choice }, formats)),
  }))
  const mark = decimalMarkOf(formats)
  const text = [
    [plain(title)],
    [plain(unitLine)],
    ['', ...heads.map(plain)],
    ...body.map(({ item, cells }) => [
      INDENT.repeat(item.level) + plain(item.label),
      ...cells.map(cell => (cell.is === 'text' ? plain(cell.raw) : figure(cell, mark))),
    ]),
  ]
    .map(cells => cells.join('\t'))
    .join('\n')
  return { text, html: htmlOf(title, unitLine, heads, body), lines: lines.length }
}

/** A line in a currency of its own says so: the line of the unit says another one. */
function named(item: LineItemView, { unit }: StatementView): LineItemView {
  const currency = ownCurrency(item, unit)
  return currency ? { ...item, label: `${item.label} (${currency})` } : item
}

/** A piece of text in one cell: neither a tab nor a line's end may make two of it. */
const plain = (text: string): string => neutralText(text.replace(/[\t\r\n]+/g, ' '))
const INDENT = '    '

function cellOf(
  { item, cells }: ShownRow,
  { key, kind }: ShownColumn,
  at: number,
  { view, layout, choice }: { view: StatementView; layout: Layout; choice: Choice },
  formats: Formats,
): Cell {
  const shown = cells[at]?.text
  const text = shown ? shown.whole + shown.rest : ''
  const exact = (column: string | undefined) => (column === undefined ? null : exactly(item, column, view, choice.scale))
  const told = choice.mode === 'comparison' || choice.mode === 'all'
  if (text !== '' && told && kind === 'value') {
    const id = key.slice('value:'.length)
    const value = exact(id)
    const { unit, inPoints } = kindOf(item, id, view)
    if (value !== null) return { is: 'number', value, as: unit !== 'percent' ? 'plain' : inPoints ? 'points' : 'percent' }
  }
  if (text !== '' && kind === 'absolute') {
    const [here, base] = [exact(layout.column?.id), exact(layout.against?.id)]
    if (here !== null && base !== null)
      return { is: 'number', value: differenceWithoutTail(here, base), as: item.unit === 'percent' ? 'points' : 'plain' }
  }
  const as = text.includes('%') ? 'percent' : text.endsWith(POINTS) ? 'points' : null
  const share = as && shareIn(text, formats)
  return share ? { is: 'number', value: share, as } : { is: 'text', raw: text }
}

/** The stored figure without a float's tail, in the scale that is shown; a percentage in percent. */
function exactly(item: LineItemView, column: string, view: StatementView, scale: number): Decimal | null {
  const stored = item.values[column]?.value ?? null
  if (stored === null) return null
  const value = withoutTail(stored)
  const { unit, whole } = kindOf(item, column, view)
  return unit === 'percent' ? inPercent(value, whole) : shownValue(value, item, view, scale)
}

const kindOf = (item: LineItemView, column: string, view: StatementView): Kind =>
  kindIn(
    item,
    view.columns.find(({ id }) => id === column),
  )

/** The figure of a written percentage, or of points: `(1,234.5%)` is -1234.5. */
function shareIn(text: string, formats: Formats): Decimal | null {
  const mark = decimalMarkOf(formats)
  const digits = [...text]
    .filter(sign => /\d/.test(sign) || sign === mark)
    .join('')
    .replace(mark, '.')
  if (!/^\d+(\.\d+)?$/.test(digits)) return null
  return /[(−-]/.test(text) ? `-${digits}` : digits
}

type Figure = Extract<Cell, { is: 'number' }>
/** Between two percentages lie points, which without their name would be taken for a figure of the statement's unit. */
const figure = ({ value, as }: Figure, mark: '.' | ','): string =>
  value.replace('.', mark) + (as === 'percent' ? '%' : as === 'points' ? POINTS.replace('\u00a0', ' ') : '')
/** How Excel writes a figure. */
const FORMATS: Record<Figure['as'], string> = {
  plain: '',
  percent: ` style='mso-number-format:Percent'`,
  points: ` style='mso-number-format:"0\\.0#####\\0022${POINTS}\\0022"'`,
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, sign => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&quot;'))
const TEXT = `style='mso-number-format:"\\@"'`

function htmlOf(title: string, unitLine: string, heads: string[], body: { item: LineItemView; cells: Cell[] }[]): string {
  const words = (text: string, tag = 'td', more = '') => `<${tag} ${TEXT}${more}>${escaped(plain(text))}</${tag}>`
  const cell = (each: Cell) =>
    each.is === 'text'
      ? words(each.raw)
      : // Excel takes the figure from the attribute, others from the text.
        `<td align="right" x:num="${each.as === 'percent' ? rescale(each.value, 0, 2) : each.value}"${FORMATS[each.as]}>${figure(each, '.')}</td>`
  return [
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table>',
    `<tr>${words(title)}</tr><tr>${words(unitLine)}</tr>`,
    `<tr><td></td>${heads.map(head => words(head, 'th', ' align="right"')).join('')}</tr>`,
    ...body.map(
      ({ item, cells }) =>
        `<tr><td style='mso-number-format:"\\@";padding-left:${item.level * 12}px'>${escaped(plain(item.label))}</td>${cells.map(cell).join('')}</tr>`,
    ),
    '</table></body></html>',
  ].join('')
}

/** Puts both kinds on the clipboard; false where the browser does not allow it. Works on plain http, where there is no clipboard to ask for. */
export async function putOnClipboard({ text, html }: Copied): Promise<boolean> {
  let put = false
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
    event.clipboardData?.setData('text/html', html)
    put = event.clipboardData !== null
  }
  document.addEventListener('copy', fill, { capture: true })
  try {
    document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', fill, { capture: true })
  }
  if (put) return true
  try {
    const parts = { 'text/plain': new Blob([text], { type: 'text/plain' }), 'text/html': new Blob([html], { type: 'text/html' }) }
    await navigator.clipboard.write([new ClipboardItem(parts)])
    return true
  } catch {
    // It was not allowed: the page says so.
    return false
  }
}
