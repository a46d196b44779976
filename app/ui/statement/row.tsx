import { memo } from 'react'
import { belowZero, heard } from '../below-zero.ts'
import { words } from '../words.ts'
import type { ShownCell, ShownColumn, ShownRow } from './layout.ts'

const ARROWS = { up: '▲', down: '▼', level: '=' }

/** One line. Memoised: opening, pointing and searching touch only the rows that they concern. Clicks and keys are heard by the table. */
export const Row = memo(function Row({
  row: { item, cells },
  columns,
  name,
  said,
  open,
  spotlit,
  dimmed,
  narrow,
  asked,
  currency,
  anchor,
  linked = false,
  fold,
  foldName,
  part = false,
}: {
  row: ShownRow
  columns: readonly ShownColumn[]
  /** What a screen reader says of the whole line. */
  name: string
  /** The sentence that is shown under a spotlit line on a follower's page. */
  said: string
  open: boolean
  spotlit: boolean
  dimmed: boolean
  /** Key of the second column on a narrow screen. */
  narrow: string
  /** Number of questions about it: stands beside the name where their column has no room. */
  asked: number
  /** That its figures are in, where the statement's are in another. */
  currency: string | null
  /** Where an address leads to. */
  anchor?: string
  /** That an address led here. */
  linked?: boolean
  /** Whether its lines are shown or put away; left out where it has none. */
  fold?: 'open' | 'closed'
  foldName?: string
  /** Whether it stands in a part of a long table, whose rows are no table's to the browser: they say what they are. */
  part?: boolean
}) {
  const role = (name: string) => (part ? name : undefined)
  return (
    <>
      <tr
        role={role('row')}
        data-line={item.id}
        id={anchor}
        data-kind={item.kind}
        data-open={open ? '' : undefined}
        data-spot={spotlit ? '' : undefined}
        data-dim={dimmed ? '' : undefined}
        data-linked={linked ? item.id : undefined}
        data-fold={fold}
      >
        <th scope="row" role={role('rowheader')} abbr={item.label} style={item.level ? { ['--level' as string]: item.level } : undefined}>
          {item.kind === 'heading' && !item.note ? (
            item.label
          ) : (
            <button type="button" tabIndex={-1} aria-expanded={open} aria-label={name}>
              {item.label}
              {currency && <span className="own-currency">{currency}</span>}
              {item.note && <span className="has-note" aria-hidden="true" />}
              {item.material && !item.note && <span className="unexplained">{words.statement.unexplained}</span>}
              {asked > 0 && <span className="asked">{words.statement.questionCount(asked)}</span>}
            </button>
          )}
          {/* After the name, because a screen reader begins with what comes first. */}
          {fold && <button type="button" className="fold" tabIndex={-1} aria-expanded={fold === 'open'} aria-label={foldName} />}
        </th>
        {columns.map((column, at) => (
          <Cell key={column.key} column={column} cell={cells[at]} wide={at > 0 && column.key !== narrow} part={part} />
        ))}
      </tr>
      {spotlit && said && (
        <tr className="said" role={role('row')}>
          <td colSpan={columns.length + 1} role={role('cell')}>
            {said}
          </td>
        </tr>
      )}
    </>
  )
})

/** One figure. Memoised: another second column on a phone touches two cells of a line. */
export const Cell = memo(function Cell({
  column,
  cell,
  wide,
  part,
}: {
  column: ShownColumn
  cell: ShownCell | undefined
  wide: boolean
  part: boolean
}) {
  const role = part ? 'cell' : undefined
  const className = `col-${column.kind}${wide ? ' col-wide' : ''}${cell && cell.meaning !== 'neutral' ? ` ${cell.meaning}` : ''}`
  if (!cell) return <td className={className} role={role} />
  const word = words.statement.meaningShort[cell.meaning]
  if (column.kind === 'picture') {
    return (
      <td className={className} role={role}>
        {cell.bar ? (
          <span className="bar" aria-hidden="true" style={{ ['--axis' as string]: `${cell.bar.axis}%` }}>
            <i style={{ left: `${cell.bar.left}%`, width: `${cell.bar.width}%` }} />
          </span>
        ) : (
          word && <span className="bar-less" />
        )}
        {word && <span className="word">{word}</span>}
      </td>
    )
  }
  const { whole, rest } = cell.text
  const below = belowZero(whole)
  // Its decimals stand in a box of their own, for which a screen reader would make a pause.
  const said = /\d/.test(rest)
    ? [heard(whole + rest), words.statement.meaning[cell.meaning], cell.restated && words.overTime.restated.mark].filter(Boolean).join(', ')
    : undefined
  return (
    <td className={below ? `${className} ${below}` : className} role={role} aria-label={said}>
      {cell.went && (
        <span className="arrow" aria-hidden="true">
          {ARROWS[cell.went]}
        </span>
      )}
      {whole}
      {rest && <span className="rest">{rest}</span>}
      {cell.restated && <span className="restated">{words.overTime.restated.mark}</span>}
      {/* Where the picture has no room the word stands here: good and bad are never colour alone. */}
      {word && whole && <span className="word-under">{word}</span>}
    </td>
  )
})
