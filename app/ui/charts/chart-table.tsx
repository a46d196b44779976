import { formatValue, placesFor } from '#app/model/format.ts'
import type { ChartView } from '#app/model/report/views.ts'
import { bridgeSteps, stepsOf } from '#app/model/report/waterfall.ts'
import { useFormats } from '../formats.tsx'
import { useAskAbout } from '../questions/ask-about.tsx'
import { words } from '../words.ts'

/** The figures behind a chart: for screen readers, for copying, and for a page without script. */
export function ChartTable({
  title,
  view: { form, columns, series, unit, target },
  spotlight,
}: {
  title: string
  view: ChartView
  spotlight: readonly string[]
}) {
  const formats = useFormats()
  const ask = useAskAbout()
  const steps = form === 'bridge' ? bridgeSteps(series, words.chart.other).filter(({ kind }) => kind === 'change') : []
  // What a waterfall leaves before a level is no line of the statement.
  const left = form === 'waterfall' ? stepsOf(series, words.chart.other).filter(({ pointId }) => pointId.endsWith(':other')) : []
  const nameOf = new Map(series.map(({ id, label }) => [id, label]))
  const effect = (of: (step: (typeof steps)[number]) => boolean) => {
    const step = steps.find(of)
    const kind = series[0]
    return step && kind ? formatValue(step.shown, kind, formats) : ''
  }
  return (
    <details className="chart-table">
      <summary>{words.chart.table}</summary>
      <div className="chart-table-box" role="region" aria-label={title} tabIndex={0}>
        <table>
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">{words.chart.line}</span>
              </th>
              {columns.map(column => (
                <th key={column.id} scope="col">
                  {column.label}
                </th>
              ))}
              {form === 'bridge' && <th scope="col">{words.chart.effect}</th>}
            </tr>
          </thead>
          <tbody>
            {series.map(line => {
              const places = placesFor(
                line.points.flatMap(point => point.value ?? []),
                line.unit,
                unit.scale,
              )
              return (
                <tr key={line.id}>
                  <th scope="row">{line.label}</th>
                  {line.points.map((point, at) => {
                    const value = point.value === null ? '' : formatValue(point.value, line, formats, places)
                    const name = [line.label, columns[at]?.label].filter(Boolean).join(', ')
                    return (
                      <td key={point.id} data-spot={spotlight.includes(point.id) ? '' : undefined}>
                        {ask && value ? (
                          <button
                            type="button"
                            className="ask-point"
                            title={words.report.askAbout(name)}
                            aria-label={`${value}: ${words.report.askAbout(name)}`}
                            onClick={() => ask('chart point', point.id)}
                          >
                            {value}
                          </button>
                        ) : (
                          value
                        )}
                      </td>
                    )
                  })}
                  {form === 'bridge' && <td>{effect(step => step.id === line.id && !step.pointId.endsWith(':other'))}</td>}
                </tr>
              )
            })}
            {steps.some(({ pointId }) => pointId.endsWith(':other')) && (
              <tr>
                <th scope="row">{words.chart.other}</th>
                <td colSpan={columns.length} />
                <td>{effect(({ pointId }) => pointId.endsWith(':other'))}</td>
              </tr>
            )}
            {left.map(({ id, shown }) => (
              <tr key={`${id}:other`}>
                <th scope="row">{words.chart.otherBefore(nameOf.get(id) ?? '')}</th>
                <td>{series[0] && formatValue(shown, series[0], formats)}</td>
              </tr>
            ))}
            {target && (
              <tr>
                <th scope="row">{target.label || words.chart.target}</th>
                {target.values.map((value, at) => (
                  <td key={columns[at]?.id}>
                    {value === null
                      ? ''
                      : formatValue(
                          value,
                          { unit: target.unit, ...(target.whole && { whole: target.whole }) },
                          formats,
                          placesFor([value], target.unit, unit.scale),
                        )}
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </details>
  )
}
