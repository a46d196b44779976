import { unitLineOf } from '#app/model/format.ts'
import type { StatementView } from '#app/model/report/views.ts'
import { useFormats } from '../formats.tsx'
import { ToggleGroup } from '../toggle-group.tsx'
import { words } from '../words.ts'
import type { ShownColumn } from './layout.ts'

/** `USD thousands, fiscal year ends 30 June` */
export function UnitLine({ view, scale }: { view: StatementView; scale: number }) {
  const formats = useFormats()
  return <p className="unit-line">{unitLineOf(view, formats, scale)}</p>
}

/** Which second column a narrow screen shows beside the first. */
export function NarrowSwitch({
  columns,
  value,
  onChange,
}: {
  columns: readonly ShownColumn[]
  value: string
  onChange: (key: string) => void
}) {
  const others = columns.slice(1).filter(column => column.kind !== 'picture')
  if (others.length < 2) return null
  return (
    <div className="narrow-switch">
      <ToggleGroup
        legend={words.statement.secondColumn}
        value={value}
        onChange={onChange}
        options={others.map(column => ({ value: column.key, label: column.label }))}
      />
    </div>
  )
}
