import { Fragment, useMemo, useRef } from 'react'
import { formatDay, type Formats } from '#app/model/format.ts'
import { groupColumnsOf, valueIn } from '#app/model/report/plan-groups.ts'
import { pastItsEnd } from '#app/model/report/plan-status.ts'
import type { PlanItem } from '#app/model/report/section.ts'
import type { PlanView } from '#app/model/report/views.ts'
import { useFormats } from '../formats.tsx'
import type { Size } from '../size.ts'
import { useInView } from '../statement/spotlight.ts'
import { words } from '../words.ts'
import { AskAbout } from '../questions/ask-about.tsx'
import { PlanDetails } from './plan-details.tsx'
import { type Timeline, timelineOf } from './timeline.ts'
import { Volumes } from './volumes.tsx'

/** Each status has a shape of its own; the word stands beside it. */
const SHAPES: Record<PlanItem['status'], string> = {
  'not started': '○',
  'on track': '●',
  'at risk': '△',
  late: '▲',
  done: '✓',
  stopped: '✕',
  unknown: '–',
}
const NONE: readonly string[] = []
/** So many names of months have room beside each other on paper, too. */
const FEW = 5

/**
 * A production plan: its tree, or its groups, with bars on a line of time (on a phone a list), today's line, status by word and shape, then
 * the volumes.
 */
export function Plan({
  title,
  view: { items, volumes },
  size = 'page',
  spotlight = NONE,
  questions = {},
  today,
  asOf = today,
  onPoint,
}: {
  title: string
  view: PlanView
  size?: Size
  spotlight?: readonly string[]
  questions?: Readonly<Record<string, number>>
  today?: string
  /** By this day items are past their end. */
  asOf?: string
  onPoint?: (id: string) => void
}) {
  const formats = useFormats()
  const root = useRef<HTMLDivElement>(null)
  const timeline = useMemo(() => timelineOf(items, size === 'stage' ? 6 : 10), [items, size])
  const byId = useMemo(() => new Map(items.map(item => [item.id, item])), [items])
  const groups = useMemo(() => groupColumnsOf(items), [items])
  const above = useMemo(() => new Set(items.flatMap(({ parent }) => parent ?? [])), [items])
  useInView(root, 'data-item', spotlight)
  const text = words.report.plan
  if (items.length + volumes.length === 0) return <p className="chart-empty">{text.empty}</p>
  const now = today && timeline ? timeline.at(today) : null
  return (
    <div ref={root} className={`plan at-${size}`}>
      {items.length > 0 && (
        <div className="plan-items">
          {timeline && <Scale timeline={timeline} now={now} formats={formats} />}
          <ul aria-label={title}>
            {items.map((item, at) => (
              <Fragment key={item.id}>
                {groups.length > 0 && <GroupHeads item={item} before={items[at - 1]} columns={groups} />}
                <Item
                  item={item}
                  summary={above.has(item.id)}
                  items={size === 'stage' ? null : byId}
                  place={timeline?.place(item) ?? null}
                  now={now}
                  past={asOf !== undefined && pastItsEnd(item, asOf)}
                  formats={formats}
                  spotlit={spotlight.includes(item.id)}
                  asked={questions[item.id] ?? 0}
                  onPoint={onPoint}
                />
              </Fragment>
            ))}
          </ul>
        </div>
      )}
      {volumes.length > 0 && <Volumes volumes={volumes} spotlight={spotlight} />}
    </div>
  )
}

/** The names of the groups that begin with an item. */
function GroupHeads({ item, before, columns }: { item: PlanItem; before: PlanItem | undefined; columns: readonly string[] }) {
  const starts = columns.findIndex(column => !before || valueIn(before, column) !== valueIn(item, column))
  if (starts === -1) return null
  return columns.slice(starts).map((column, at) => (
    <li key={column} className="plan-group" style={{ ['--level' as string]: starts + at }}>
      {valueIn(item, column) || words.report.plan.noGroup(column)}
    </li>
  ))
}

function Scale({ timeline: { ticks }, now, formats }: { timeline: Timeline; now: number | null; formats: Formats }) {
  const label = (date: string) =>
    new Date(`${date}T00:00:00Z`).toLocaleDateString(formats.locale, {
      month: 'short',
      year: date.slice(5, 7) === '01' || date === ticks[0]?.date ? 'numeric' : undefined,
      timeZone: 'UTC',
    })
  // January, which says the year, stays where there is no room for all.
  const kept = Math.max(
    0,
    ticks.findIndex(({ date }) => date.slice(5, 7) === '01'),
  )
  return (
    <div className="plan-scale" aria-hidden="true">
      <div className="plan-track">
        {ticks.map((tick, at) => (
          <span
            key={tick.date}
            className="plan-tick"
            data-spare={(ticks.length > FEW && (at - kept) % 2 !== 0) || undefined}
            style={{ insetInlineStart: `${tick.left}%` }}
          >
            {label(tick.date)}
          </span>
        ))}
        {now !== null && (
          <span className="plan-today" style={{ insetInlineStart: `${now}%` }}>
            {words.report.plan.today}
          </span>
        )}
      </div>
    </div>
  )
}

function Item({
  item,
  summary,
  items,
  place,
  now,
  past,
  formats,
  spotlit,
  asked,
  onPoint,
}: {
  item: PlanItem
  /** Others are a part of it. */
  summary: boolean
  /** By id, to name what it waits for; null: its details are not shown. */
  items: ReadonlyMap<string, PlanItem> | null
  place: { left: number; width: number } | null
  now: number | null
  /** Its last day has passed, and it is not done. */
  past: boolean
  formats: Formats
  spotlit: boolean
  asked: number
  onPoint?: (id: string) => void
}) {
  const text = words.report.plan
  const depth = item.level ?? Math.max(0, item.number.split('.').filter(Boolean).length - 1)
  const day = (date: string | null) => (date ? formatDay(date, formats, 'short') : text.open)
  return (
    <li
      data-item={item.id}
      data-status={item.status}
      data-spot={spotlit ? '' : undefined}
      data-summary={summary ? '' : undefined}
      style={depth ? { ['--level' as string]: depth } : undefined}
      onClick={onPoint && (() => onPoint(item.id))}
    >
      <div className="plan-what">
        <p className="plan-label">
          {item.number && <span className="plan-number num">{item.number}</span>}
          <span>
            {item.label}
            {item.owner && <span className="plan-owner">{item.owner}</span>}
          </span>
        </p>
        {item.note && <p className="plan-note">{item.note}</p>}
        {items && <PlanDetails item={item} items={items} />}
        {items && !onPoint && <AskAbout kind="plan item" id={item.id} label={item.label} />}
      </div>
      <div className="plan-track">
        {now !== null && <span className="plan-now" style={{ insetInlineStart: `${now}%` }} />}
        {place && (
          <span className="plan-bar" style={{ insetInlineStart: `${place.left}%`, width: `${place.width}%` }}>
            {item.progress !== null && <i style={{ width: `${item.progress}%` }} />}
          </span>
        )}
      </div>
      <div className="plan-state">
        <p className="plan-status">
          <span aria-hidden="true">{SHAPES[item.status]}</span> {text.statuses[item.status]}
          {past && <span className="plan-past">{text.pastEnd}</span>}
        </p>
        <p className="plan-more">
          {[
            item.progress !== null && text.progress(item.progress),
            item.confidence && text.confidence[item.confidence],
            asked > 0 && words.statement.questionCount(asked),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {(item.from || item.to) && (
          <p className="plan-dates">{item.from === item.to ? day(item.to) : text.dates(day(item.from), day(item.to))}</p>
        )}
      </div>
    </li>
  )
}
