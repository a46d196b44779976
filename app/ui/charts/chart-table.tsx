import { formatValue, placesFor } from '#app/model/format.ts'
import type { ChartView } from '#app/model/report/views.ts'
import type { Decimal } from '#app/model/money.ts'
import { bridgeSteps, isOther, stepsOf } from '#app/model/report/waterfall.ts'
import { belowZero, heard } from '../below-zero.ts'
import { useFormats } from '../formats.tsx'
import { useAskAbout } from '../questions/ask-about.tsx'
import { words } from '../words.ts'
import { costsIn, wordOf } from './shape.ts'

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
  const bridge = form === 'bridge'
  const steps = bridge ? bridgeSteps(series, words.chart.other) : form === 'waterfall' ? stepsOf(series, words.chart.other) : []
  // What the parts leave is no line of the statement.
  const others = steps.filter(isOther)
  const costs = costsIn(steps)
  const write = (value: Decimal) => series[0] && formatValue(value, series[0], formats)
  const effect = (id: string) => {
    const step = steps.find(each => each.id === id && each.kind === 'change' && !isOther(each))
    return step && [write(step.shown), wordOf(step, costs)].filter(Boolean).join(' ')
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
              {bridge && <th scope="col">{words.chart.effect}</th>}
            </tr>
          </thead>
          <tbody>
            {series.map(line => {
              const places = placesFor(
                line.points.flatMap(point => point.value ?? []),
                line,
                unit.scale,
              )
              return (
                <tr key={line.id}>
                  <th scope="row">{line.label}</th>
                  {line.points.map((point, at) => {
                    const value = point.value === null ? '' : formatValue(point.value, line, formats, places)
                    const name = [line.label, columns[at]?.label].filter(Boolean).join(', ')
                    return (
                      <td key={point.id} className={belowZero(value)} data-spot={spotlight.includes(point.id) ? '' : undefined}>
                        {ask && value ? (
                          <button
                            type="button"
                            className="ask-point"
                            title={words.report.askAbout(name)}
                            aria-label={`${heard(value)}: ${words.report.askAbout(name)}`}
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
                  {bridge && <td className={belowZero(effect(line.id))}>{effect(line.id)}</td>}
                </tr>
              )
            })}
            {others.map(({ id, pointId, shown }) => (
              <tr key={pointId}>
                <th scope="row">{bridge ? words.chart.other : words.chart.otherBefore(series.find(line => line.id === id)?.label)}</th>
                {bridge && <td colSpan={columns.length} />}
                <td className={belowZero(write(shown))}>{write(shown)}</td>
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
                          placesFor([value], target, unit.scale),
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
