import { decimalParts, type Formats, NOT_MEANINGFUL, percentSign } from '#app/model/format.ts'
import { LARGEST_CHANGE, relativeParts, variance } from '#app/model/report/variance.ts'
import type { BodyView } from '#app/model/report/views.ts'
import { useFormats } from '../formats.tsx'
import { words } from '../words/statement-tools.ts'

/** What "n.m." means, of a change. */
export function NoChangeGiven() {
  const formats = useFormats()
  const { whole, rest } = decimalParts(LARGEST_CHANGE, formats, { places: 0, suffix: percentSign(formats) })
  return <p className="not-meaningful">{words.notMeaningful(NOT_MEANINGFUL, whole + rest)}</p>
}

/** What "n.m." means, under key figures and volumes that show one; a table of line items says it above. */
export function NotMeaningfulBeside({ body }: { body: BodyView }) {
  return showsOne(body, useFormats()) ? <NoChangeGiven /> : null
}

function showsOne(body: BodyView, formats: Formats): boolean {
  const isOne = (of: Parameters<typeof variance>) => relativeParts(variance(...of), formats).whole === NOT_MEANINGFUL
  if (body.kind === 'figures')
    return body.figures.some(figure => {
      const base = figure.against?.value
      // A percentage is held against another by its points.
      return figure.value !== null && base && figure.unit !== 'percent' && isOne([figure.value, base, figure, figure.costs])
    })
  if (body.kind === 'plan')
    return body.volumes.some(
      ({ planned, actual }) => planned !== null && actual !== null && isOne([actual, planned, { unit: 'count', good: null }]),
    )
  return false
}
