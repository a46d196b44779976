import { Button } from '../../button.tsx'
import { words } from '../../words/statement-tools.ts'
import { Cell } from '../row.tsx'
import { lineAnchor, type LineToolsProps, type RoundingRowProps, type StatementTools } from '../tools.ts'
import { foldable, foldByKey, kept, toggled, unfolded } from './folds.ts'
import { layOut } from './rounded.ts'
import { Toolbar } from './toolbar.tsx'

function LineTools({ item, pinned, onPin }: LineToolsProps) {
  return (
    <p className="line-tools">
      <Button type="button" size="small" kind="quiet" onClick={onPin}>
        {pinned ? words.unpin : words.pin}
      </Button>
      <a href={`#${encodeURIComponent(lineAnchor(item.id))}`}>{words.link}</a>
    </p>
  )
}

/** Not a line of the report: it cannot be opened, and the keys pass it over. */
function RoundingRow({ row: { item, cells }, columns, narrow, part }: RoundingRowProps) {
  return (
    <tr className="rounding" role={part ? 'row' : undefined}>
      <th scope="row" role={part ? 'rowheader' : undefined} style={item.level ? { ['--level' as string]: item.level } : undefined}>
        <span aria-hidden="true">{words.rounding}</span>
        <span className="sr-only">{words.roundingOf(item.label)}</span>
      </th>
      {columns.map((column, at) => (
        <Cell key={column.key} column={column} cell={cells[at]} wide={at > 0 && column.key !== narrow} part={part} />
      ))}
    </tr>
  )
}

/** Everything that a page of a report does with its statements. */
export const statementTools: StatementTools = {
  Toolbar,
  LineTools,
  RoundingRow,
  layOut,
  unfolded,
  foldable,
  foldByKey,
  foldName: words.fold,
  toggled,
  kept,
}
