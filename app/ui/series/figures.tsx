import { Fragment } from 'react'
import { unitLine } from '#app/model/format.ts'
import type { Decimal } from '#app/model/money.ts'
import { periodLabel } from '#app/model/period.ts'
import { withGaps } from '#app/model/report/gaps.ts'
import type { FigureGroup, StandingFigure } from '#app/model/report/over-time.ts'
import { SCENARIOS, type Scenario } from '#app/model/report/section.ts'
import type { ChartView } from '#app/model/report/views.ts'
import type { SeriesPage } from '#server/use/series.ts'
import { Chart } from '../charts/chart.tsx'
import { belowZero } from '../below-zero.ts'
import { exactly } from '../exact.ts'
import { useFormats } from '../formats.tsx'
import { Link } from '../framework.ts'
import { PageSection } from '../page.tsx'
import { words } from '../words.ts'

const text = words.overTime.series

/** Figures that belong beside each other, each group as a chart and as a table. */
export function SeriesFigures({ page }: { page: SeriesPage }) {
  const { figures } = page
  return (
    <>
      {figures.groups.map(group => {
        const title = text.group(group.months, group.entity)
        return (
          <PageSection key={title} title={title}>
            {group.rows.length > 1 && <Chart title={`${page.label}, ${title}`} view={chartOf(page, group)} />}
            <FigureTable page={page} group={group} title={title} />
          </PageSection>
        )
      })}
      {figures.others > 0 && <p className="quiet">{text.others(figures.others)}</p>}
    </>
  )
}

/** One point a period, also where none is known between two: what happened where it is known, else what is expected, else what was planned. */
function chartOf({ id, label, good, figures }: SeriesPage, { rows }: FigureGroup): ChartView {
  const known = new Map(rows.map(row => [row.period, row.figures]))
  const points = withGaps(rows.map(({ period }) => period)).map(period => {
    const figures = known.get(period) ?? {}
    const scenario = (['actual', 'forecast', 'budget'] as const).find(each => figures[each]) ?? 'actual'
    return { period, scenario, value: figures[scenario]?.value ?? null }
  })
  return {
    kind: 'chart',
    form: points.length > 12 ? 'line' : 'column',
    caption: '',
    unit: { currency: figures.currency, scale: figures.scale, label: '' },
    columns: points.map(({ period, scenario }) => ({ id: period, label: periodLabel(period), scenario, period })),
    series: [
      { id, label, unit: figures.unit, good, kind: 'item', points: points.map(({ period, value }) => ({ id: `${id}:${period}`, value })) },
    ],
  }
}

function FigureTable({ page: { figures, label }, group, title }: { page: SeriesPage; group: FigureGroup; title: string }) {
  const formats = useFormats()
  const scenarios = SCENARIOS.filter(scenario => group.rows.some(row => row.figures[scenario]))
  const all = group.rows.flatMap(row => Object.values(row.figures).flatMap(({ value, was }) => [value, ...was.map(each => each.value)]))
  const write = exactly(all, { unit: figures.unit }, formats)
  return (
    <div className="review-scroll" role="region" aria-label={`${label}: ${title}`} tabIndex={0}>
      {figures.unit === 'currency' && group.rows.length === 1 && (
        <p className="unit-line">{unitLine({ currency: figures.currency, scale: figures.scale, label: '' }, formats)}</p>
      )}
      <table className="series-table">
        <caption className="sr-only">{`${text.table}: ${title}`}</caption>
        <thead>
          <tr>
            <th scope="col">{text.period}</th>
            {scenarios.map(scenario => (
              <th key={scenario} scope="col" className="num">
                {words.statement.scenario[scenario]}
              </th>
            ))}
            <th scope="col">{text.saidBy}</th>
          </tr>
        </thead>
        <tbody>
          {group.rows.toReversed().map(({ period, figures: said }) => (
            <Fragment key={period}>
              <tr>
                <th scope="row">{periodLabel(period)}</th>
                {scenarios.map(scenario => (
                  <td key={scenario} className={`num ${said[scenario] ? belowZero(write(said[scenario].value)) : ''}`}>
                    {said[scenario] && write(said[scenario].value)}
                  </td>
                ))}
                <td>
                  <SaidBy figures={said} />
                </td>
              </tr>
              <EarlierFigures scenarios={scenarios} figures={said} write={write} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What earlier reports said of a period; where two figures stand side by side, of which of them. */
export function EarlierFigures({
  scenarios,
  figures,
  write,
}: {
  scenarios: readonly Scenario[]
  figures: Partial<Record<Scenario, StandingFigure>>
  write: (value: Decimal) => string
}) {
  const sentence = words.overTime.restated.sentence
  return scenarios.flatMap(scenario =>
    (figures[scenario]?.was ?? []).map(before => (
      // A row of its own: beside a figure on a phone a reason has room for one word a line.
      <tr key={`${scenario} ${before.reportId}`} className="series-was">
        <td colSpan={scenarios.length + 2}>
          {scenarios.length > 1 && `${words.statement.scenario[scenario]} `}
          {sentence(write(before.value), periodLabel(before.reportPeriod), before.why)}
        </td>
      </tr>
    )),
  )
}

function SaidBy({ figures }: { figures: Partial<Record<Scenario, StandingFigure>> }) {
  const reports = new Map(Object.values(figures).map(({ reportId, reportPeriod }) => [reportId, reportPeriod]))
  return (
    <>
      {[...reports].map(([id, period], at) => (
        <span key={id}>
          {at > 0 && ', '}
          <Link to={`/reports/${id}`}>{periodLabel(period)}</Link>
        </span>
      ))}
    </>
  )
}
