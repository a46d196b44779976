import { useContext } from 'react'
import { formatValue, placesFor, rescale } from '#app/model/format.ts'
import type { Decimal } from '#app/model/money.ts'
import { periodLabel } from '#app/model/period.ts'
import { debtOf } from '#app/model/question/debt.ts'
import type { Topic } from '#app/model/question/about.ts'
import type { TrendsView } from '#app/model/report/trend.ts'
import type { LineItemView, LineQuestion, LinesView, SectionView, StatementView } from '#app/model/report/views.ts'
import { Button, LinkButton } from '../button.tsx'
import { Sparkline } from '../charts/sparkline.tsx'
import { useFormats } from '../formats.tsx'
import { Link } from '../framework.ts'
import { AskContext } from '../questions/ask-about.tsx'
import { carrying } from '../questions/topic.ts'
import { words } from '../words.ts'
import { answering } from '../words/answering.ts'
import { RestatedOfLine } from './restated.tsx'

/** What an opened line of a published report says beyond its statement: its trend, what was asked about it, and where to ask. */
export function LineMore({
  item,
  section,
  scale,
  lines,
}: {
  item: LineItemView
  section: SectionView
  /** The power of ten in which the statement shows currency. */
  scale: number
  lines: LinesView
}) {
  const { statement } = words
  const questions = lines.questions[item.id] ?? []
  const carried = lines.carried[item.id] ?? []
  const trend = lines.trends[section.id]
  const values = trend?.values[item.id]
  const isLine = item.kind !== 'heading'
  return (
    <>
      {trend && values && section.body.kind === 'statement' && (
        <Trend item={item} view={section.body} scale={scale} periods={trend.periods} values={values} />
      )}
      {section.body.kind === 'statement' && <RestatedOfLine item={item} view={section.body} />}
      {isLine && item.seriesId && (
        <p className="line-series">
          <Link to={`/series/${item.seriesId}`}>{words.overTime.series.link}</Link>
        </p>
      )}
      {questions.length > 0 && <Asked title={statement.asked} questions={questions} />}
      {carried.length > 0 && (
        <Asked title={`${answering.owed.carried}: ${answering.owed.count(carried.length, debtOf(carried).quarters)}`} questions={carried} />
      )}
      {isLine && <Ask roundId={lines.asking} topic={{ kind: 'line item', sectionId: section.id, id: item.id, label: item.label }} />}
    </>
  )
}

/** Where the page has an ask box of its own, in that: another page would be fetched at the moment of asking. */
function Ask({ roundId, topic }: { roundId: string | null; topic: Topic }) {
  const ask = useContext(AskContext)
  if (!roundId) return null
  return (
    <p className="line-ask">
      {ask ? (
        <Button type="button" size="small" onClick={() => ask(topic)}>
          {words.statement.ask}
        </Button>
      ) : (
        <LinkButton to={`/rounds/${roundId}`} size="small" state={carrying(topic)}>
          {words.statement.ask}
        </LinkButton>
      )}
    </p>
  )
}

function Trend({
  item,
  view,
  scale,
  periods,
  values,
}: {
  item: LineItemView
  view: StatementView
  scale: number
  periods: TrendsView['periods']
  values: readonly (Decimal | null)[]
}) {
  const formats = useFormats()
  const told = periods.flatMap((period, at) => {
    const value = values[at]
    return value ? [{ period, value: item.unit === 'currency' ? rescale(value, view.unit.scale, scale) : value }] : []
  })
  const figures = told.map(({ value }) => value)
  const places = placesFor(figures, { unit: item.unit }, scale)
  const here = new Set(view.columns.filter(column => column.scenario === 'actual').map(column => column.period))
  return (
    <section className="line-trend" aria-label={words.statement.trend}>
      <h3>{words.statement.trend}</h3>
      <Sparkline values={values} />
      <dl>
        {told.map(({ period, value }) => (
          <div key={period} data-here={here.has(period) ? '' : undefined}>
            <dt>{periodLabel(period)}</dt>
            {/* Trends hold percentages in percent, whatever this statement's file calls 100 %. */}
            <dd className="num">{formatValue(value, { unit: item.unit }, formats, places)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Asked({ title, questions }: { title: string; questions: readonly (LineQuestion & { quarters?: number })[] }) {
  const { statement } = words
  return (
    <section className="line-questions" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {questions.map(({ id, roundId, text, state, quarters }) => (
          <li key={id}>
            <Link to={`/rounds/${roundId}#question-${id}`} dir="auto">
              {text}
            </Link>{' '}
            <span className="line-question-state" data-state={state}>
              {statement.questionState[state]}
              {quarters !== undefined && `, ${answering.owed.quarters(quarters)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
