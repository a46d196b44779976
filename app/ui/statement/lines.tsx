import { Fragment, memo, type ReactNode } from 'react'
import { ownCurrency } from '#app/model/report/own-currency.ts'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { useFormats } from '../formats.tsx'
import type { Size } from '../size.ts'
import { words } from '../words.ts'
import { isBlank, type Layout, type ShownRow } from './layout.ts'
import { Row } from './row.tsx'
import { rowName, sentenceOf } from './sentence.ts'
import { lineAnchor, type StatementTools } from './tools.ts'

export interface LinesProps {
  rows: readonly ShownRow[]
  layout: Layout
  view: StatementView
  size: Size
  questions: Readonly<Record<string, number>>
  /** Key of the second column on a narrow screen. */
  narrow: string
  spotlight: readonly string[]
  /** The line whose detail is open. */
  open: string | null
  /** Where its detail stands in the table: under it; null where it is shown elsewhere. */
  detail: ((item: LineItemView) => ReactNode) | null
  /** The line that an address led to. */
  linked: string | null
  kit: StatementTools | null
  foldable: ReadonlySet<string>
  closed: ReadonlySet<string>
  /** Copies of lines that stand elsewhere in the table too. */
  copies?: boolean
  /** Whether it is one of many: laid out only near the window (statement-long.css). */
  part?: boolean
}

/**
 * Lines of a table that stand together. Only those parts of a long one are drawn again that a change concerns: everything else of a thousand
 * lines stays as it is.
 */
export const Lines = memo(function Lines({ rows, copies = false, part = false, ...rest }: LinesProps) {
  const className = copies ? 'pinned' : 'lines'
  return (
    <tbody
      className={className}
      {...(part && {
        role: 'rowgroup',
        ...(!copies && { 'data-part': '', style: { ['--rows' as string]: rows.filter(({ rounding }) => !rounding).length } }),
      })}
    >
      {rows.map(row => (
        <Fragment key={row.rounding ? `rounding ${row.item.id}` : row.item.id}>
          <Line {...rest} row={row} copies={copies} part={part} />
        </Fragment>
      ))}
    </tbody>
  )
}, sameLines)

function Line({
  row,
  layout,
  view,
  size,
  questions,
  narrow,
  spotlight,
  open,
  detail,
  linked,
  kit,
  foldable,
  closed,
  copies,
  part,
}: Omit<LinesProps, 'rows'> & { row: ShownRow }) {
  const formats = useFormats()
  const { item } = row
  const { columns, column, against } = layout
  if (row.rounding) return kit && !isBlank(row) && <kit.RoundingRow {...{ row, columns, narrow, part: part === true }} />
  const { id } = item
  const asked = questions[id] ?? 0
  const name = rowName(item, view, column, against, formats)
  const spotlit = spotlight.includes(id)
  const isOpen = open === id
  return (
    <>
      <Row
        row={row}
        columns={columns}
        name={asked ? `${name}, ${words.statement.questionCount(asked)}` : name}
        said={size !== 'page' && spotlit ? sentenceOf(item, view, column, against, formats) : ''}
        open={isOpen}
        spotlit={spotlit}
        dimmed={size === 'stage' && spotlight.length > 0 && !spotlit}
        narrow={narrow}
        asked={asked}
        currency={ownCurrency(item, view.unit)}
        part={part === true}
        {...(kit && !copies && { anchor: lineAnchor(id), linked: linked === id })}
        {...(kit &&
          !copies &&
          foldable.has(id) && { fold: closed.has(id) ? ('closed' as const) : ('open' as const), foldName: kit.foldName(item.label) })}
      />
      {isOpen && detail && (
        <tr className="detail" role={part ? 'row' : undefined}>
          <td colSpan={columns.length + 1} role={part ? 'cell' : undefined}>
            {detail(item)}
          </td>
        </tr>
      )}
    </>
  )
}

/** Whether nothing of it differs that these rows show. What concerns one line concerns the part that holds it. */
function sameLines(before: LinesProps, now: LinesProps): boolean {
  const plain = ['layout', 'view', 'size', 'questions', 'narrow', 'spotlight', 'kit', 'foldable', 'copies', 'part'] as const
  if (plain.some(key => before[key] !== now[key])) return false
  const { rows } = now
  if (rows.length !== before.rows.length || rows.some((row, at) => row !== before.rows[at])) return false
  const holds = (id: string | null) => id !== null && rows.some(({ item }) => item.id === id)
  // An opened line shows what the page says of it now.
  if (holds(now.open) || (now.open !== before.open && holds(before.open))) return false
  if (now.linked !== before.linked && (holds(now.linked) || holds(before.linked))) return false
  return now.closed === before.closed || rows.every(({ item }) => now.closed.has(item.id) === before.closed.has(item.id))
}
