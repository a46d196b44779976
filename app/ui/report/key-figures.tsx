import { placesFor, spokenValue } from '#app/model/format.ts'
import type { Decimal } from '#app/model/money.ts'
import { isNegative, negate } from '#app/model/money.ts'
import { absoluteParts, relativeParts, variance } from '#app/model/report/variance.ts'
import type { FigureView } from '#app/model/report/views.ts'
import { Sparkline } from '../charts/sparkline.tsx'
import { belowZero } from '../below-zero.ts'
import { useFormats } from '../formats.tsx'
import type { Size } from '../size.ts'
import { words } from '../words.ts'

const ARROWS = { up: '▲', down: '▼', level: '=' }

/** At most five figures, each with what it is compared to. */
export function KeyFigures({
  figures,
  size = 'page',
  spotlight = [],
  trends = {},
  onPoint,
}: {
  figures: readonly FigureView[]
  size?: Size
  spotlight?: readonly string[]
  trends?: Readonly<Record<string, readonly (Decimal | null)[]>>
  onPoint?: (id: string) => void
}) {
  if (figures.length === 0) return <p className="chart-empty">{words.report.figures.empty}</p>
  return (
    <dl className={`figures at-${size}`}>
      {figures.slice(0, 5).map(figure => (
        <div
          key={figure.id}
          className="figure"
          data-spot={spotlight.includes(figure.id) ? '' : undefined}
          onClick={onPoint && (() => onPoint(figure.id))}
        >
          <Figure figure={figure} trend={trends[figure.id] ?? []} />
        </div>
      ))}
    </dl>
  )
}

function Figure({ figure, trend }: { figure: FigureView; trend: readonly (Decimal | null)[] }) {
  const formats = useFormats()
  const say = (value: Decimal) => spokenValue(value, figure, figure.scale, formats)
  return (
    <>
      <dt>
        {figure.label}
        <span className="figure-column">{figure.columnLabel}</span>
      </dt>
      <dd>
        <span className="figure-value num">
          {figure.value === null ? figure.text : say(figure.value).replace(/^minus /, '−')}
          {figure.value !== null && figure.currency && <span className="figure-currency"> {figure.currency}</span>}
        </span>
        {figure.value !== null && figure.against?.value && (
          <Against figure={figure} value={figure.value} base={figure.against.value} column={figure.against.columnLabel} />
        )}
        <Sparkline values={trend} />
      </dd>
    </>
  )
}

function Against({ figure, value, base, column }: { figure: FigureView; value: Decimal; base: Decimal; column: string }) {
  const formats = useFormats()
  const found = variance(value, base, figure, figure.costs)
  const { whole, rest } =
    figure.unit === 'percent' ? absoluteParts(found, figure.unit, formats, placesFor([value, base], figure)) : relativeParts(found, formats)
  const size = isNegative(found.absolute) ? negate(found.absolute) : found.absolute
  const went = Number(size) === 0 ? 'level' : isNegative(found.absolute) ? 'down' : 'up'
  const meaning = words.statement.meaning[found.meaning]
  return (
    <span className={`figure-against ${found.meaning}`}>
      <span aria-hidden="true">{ARROWS[went]} </span>
      <span className={belowZero(whole)}>
        {whole}
        {rest}
      </span>{' '}
      <span className="figure-column">{words.report.figures.against(spokenValue(base, figure, figure.scale, formats), column)}</span>
      {meaning && <span className="figure-meaning"> {meaning}</span>}
    </span>
  )
}
