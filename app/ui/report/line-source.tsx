import type { SourceView } from '#app/model/report/sources.ts'
import type { LineItemView, SectionView } from '#app/model/report/views.ts'
import { words } from '../words.ts'

/** What an opened line says of the workbook to those who work on reports: its file and sheet, and the formulas that stand in its cells. */
export function LineSource({ item, section, source }: { item: LineItemView; section: SectionView; source: SourceView }) {
  const { statement } = words
  const columns = section.body.kind === 'statement' ? section.body.columns : []
  const formulas = columns.flatMap(({ id, label }) => {
    const formula = source.formulas[item.id]?.[id]
    return formula === undefined ? [] : [{ id, label, formula }]
  })
  return (
    <dl className="row-facts">
      <div>
        <dt>{statement.file}</dt>
        <dd dir="auto">
          {source.file ?? statement.fileGone} · {source.sheet}
        </dd>
      </div>
      {formulas.length > 0 && (
        <div>
          <dt>{statement.formula}</dt>
          <dd>
            {formulas.map(({ id, label, formula }, at) => (
              <span key={id} className="source">
                {at > 0 && ' · '}
                {label} <code>={formula}</code>
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}
