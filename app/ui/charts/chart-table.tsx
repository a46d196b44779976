import { formatValue, placesFor } from '#app/model/format.ts'
import type { ChartView } from '#app/model/report/views.ts'
import { useFormats } from '../formats.tsx'
import { words } from '../words.ts'

/** The figures behind a chart: for screen readers, for copying, and for a page without script. */
export function ChartTable({
  title,
  view: { columns, series, unit },
  spotlight,
}: {
  title: string
  view: ChartView
  spotlight: readonly string[]
}) {
  const formats = useFormats()
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
                  {line.points.map(point => (
                    <td key={point.id} data-spot={spotlight.includes(point.id) ? '' : undefined}>
                      {point.value === null ? '' : formatValue(point.value, line, formats, places)}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </details>
  )
}
