import { periodLabel } from '#app/model/period.ts'
import type { SectionChange } from '#app/model/report/changes.ts'
import type { SaidBefore, SideBySide } from '#app/model/report/side-by-side.ts'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { Link } from '../framework.ts'
import { RestatedFigures, RestatedOfLine } from '../report/restated.tsx'
import { StatementTable } from '../statement/statement-table.tsx'
import { statementTools } from '../statement/tools/index.tsx'
import { ToolsContext } from '../statement/tools.ts'
import { words } from '../words.ts'
import { words as text } from '../words/two-reports.ts'

/** A statement, or key figures, as two reports tell them: one table that reads like those of a report. `before`: the earlier one's period. */
export function TwoReports({ change, beside, before }: { change: SectionChange; beside: SideBySide; before: string }) {
  if (beside.kind !== 'figures') return <p className="quiet">{text[beside.kind]}</p>
  const { view } = beside
  return (
    <ToolsContext.Provider value={statementTools}>
      <StatementTable
        title={change.title}
        view={view}
        detail={item => <Line item={item} view={view} said={beside.before[item.id]} report={periodLabel(before)} />}
      />
      <RestatedFigures view={view} />
    </ToolsContext.Provider>
  )
}

/** What an opened line says beyond its figures: what it was called and what stood beside it in the earlier report. */
function Line({ item, view, said, report }: { item: LineItemView; view: StatementView; said: SaidBefore | undefined; report: string }) {
  return (
    <>
      {said && said.label !== null && <p className="quiet">{text.called(said.label, report)}</p>}
      {said && said.note !== '' && (
        <p className="row-note">
          <span className="quiet">{text.noted(report)}:</span> {said.note}
        </p>
      )}
      <RestatedOfLine item={item} view={view} />
      {item.seriesId && item.kind !== 'heading' && (
        <p className="line-series">
          <Link to={`/series/${item.seriesId}`}>{words.overTime.series.link}</Link>
        </p>
      )}
    </>
  )
}
