import { decimalParts, type FigureParts, placesFor } from '#app/model/format.ts'
import { subtract } from '#app/model/money.ts'
import { periodLabel } from '#app/model/period.ts'
import { REMOVED } from '#app/model/report/removed.ts'
import type { Volume } from '#app/model/report/section.ts'
import { relativeParts, variance } from '#app/model/report/variance.ts'
import { belowZero } from '../below-zero.ts'
import { useFormats } from '../formats.tsx'
import { words } from '../words.ts'

const joined = ({ whole, rest }: FigureParts) => whole + rest

/** Planned against actual quantities. */
export function Volumes({ volumes, spotlight }: { volumes: readonly Volume[]; spotlight: readonly string[] }) {
  const formats = useFormats()
  const text = words.report.plan
  return (
    <div className="volumes" role="region" aria-label={text.volumes} tabIndex={0}>
      <table>
        <caption>{text.volumes}</caption>
        <thead>
          <tr>
            <th scope="col">{text.item}</th>
            <th scope="col">{text.period}</th>
            <th scope="col">{text.planned}</th>
            <th scope="col">{text.actual}</th>
            <th scope="col" colSpan={2}>
              {text.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {volumes.map(volume => {
            const { planned, actual } = volume
            const places = placesFor(
              [planned, actual].flatMap(value => value ?? []),
              'count',
            )
            const show = (value: string, plus = false) => joined(decimalParts(value, formats, { places, plus }))
            const side = (which: 'planned' | 'actual') => {
              const value = volume[which]
              return value === null ? volume.removed?.includes(which) && REMOVED : show(value)
            }
            const both = planned !== null && actual !== null
            const difference = both ? show(subtract(actual, planned), true) : null
            const relative = both ? joined(relativeParts(variance(actual, planned, { unit: 'count', good: null }), formats)) : null
            return (
              <tr key={volume.id} data-item={volume.id} data-spot={spotlight.includes(volume.id) ? '' : undefined}>
                <th scope="row">
                  {volume.label}
                  {volume.unit && <span className="plan-owner">{volume.unit}</span>}
                  {volume.more && (
                    <span className="plan-owner">{volume.more.map(({ label, text }) => `${label}: ${text}`).join(' · ')}</span>
                  )}
                </th>
                <td>{periodLabel(volume.period)}</td>
                <td>{side('planned')}</td>
                <td>{side('actual')}</td>
                <td className={belowZero(difference)}>{difference}</td>
                <td className={belowZero(relative)}>{relative}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
