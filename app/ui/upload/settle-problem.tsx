import type { ImportProblem, ImportStatement } from '#app/model/report/import.ts'
import { type Answer, type Answering, answersOfPlan, answersTo } from '#app/model/report/ingest/settling/answers.ts'
import type { Corrections } from '#app/model/report/ingest/settling/corrections.ts'
import { isConfirmed } from '#app/model/report/ingest/settling/settled.ts'
import { Button } from '../button.tsx'
import { words } from '../words.ts'
import { isAnswered } from './answering.ts'
import { type Place, placeOf, readingOfProblem } from './place.ts'
import type { ReviewedPlan } from './plan-review.tsx'
import type { Reviewed } from './statement-review.tsx'

const text = words.editor.upload.settling

/** What is on the page, and what a press does. */
export interface Settling {
  statements: readonly Reviewed[]
  plans: readonly ReviewedPlan[]
  firstMonth: number
  corrections: Corrections
  onAnswer: (answering: Answering, on: boolean) => void
  /** A day in the place of a text that is none; null: nothing is said. */
  onDay: (plan: number, cell: string, day: string | null) => void
  onLeave: (problems: readonly Pick<ImportProblem, 'code' | 'sheet' | 'cell' | 'message'>[], on: boolean) => void
  onShow: (place: Place) => void
}

function wordOf(answer: Answer): string {
  switch (answer.is) {
    case 'scenario':
      return words.statement.scenario[answer.scenario]
    case 'side':
      return words.report.plan[answer.side]
    case 'whole':
      return text.wholes[answer.whole]
    case 'linked by':
      return text.linkedBy(answer.by)
    case 'unit':
      return text.units[answer.unit]
    case 'like the rest':
      return text.likeTheRest
    default:
      return {
        months: text.months,
        years: text.years,
        days: text.days,
        periods: text.periods,
        'last days': text.lastDays,
        'first months': text.firstMonths,
      }[answer.is]
  }
}

/** The answers that a problem has, the way to where it is settled, and leaving it as it is. */
export function SettleProblem({
  problem,
  statements,
  plans,
  firstMonth,
  corrections,
  onAnswer,
  onDay,
  onLeave,
  onShow,
}: Settling & { problem: ImportProblem }) {
  const read: ImportStatement[] = []
  for (const { at, statement } of statements) read[at] = statement
  const answers = [...answersTo(problem, read, firstMonth), ...answersOfPlan(problem, plans)]
  const place = placeOf(problem, { statements, plans })
  const reading = readingOfProblem(problem)
  const open = openDayOf(problem, plans)
  const name = problem.sheet === null ? problem.message : `${problem.sheet}${problem.cell === null ? '' : `!${problem.cell}`}`
  const left = isConfirmed(problem, corrections.confirmed)
  return (
    <div className="problem-acts" role="group" aria-label={text.answers(name)}>
      {answers.map(answering => {
        const on = isAnswered(corrections, answering)
        return (
          <Button key={wordOf(answering.answer)} type="button" size="small" aria-pressed={on} onClick={() => onAnswer(answering, !on)}>
            {wordOf(answering.answer)}
          </Button>
        )
      })}
      {open && <DayField key={problem.cell} {...open} corrections={corrections} onDay={onDay} />}
      {reading && (
        <Button type="button" size="small" onClick={() => onShow(reading)}>
          {text.read}
        </Button>
      )}
      {place && (
        <Button type="button" size="small" onClick={() => onShow(place)}>
          {text.show}
        </Button>
      )}
      {problem.severity !== 'info' && (
        <Button type="button" size="small" aria-pressed={left} onClick={() => onLeave([problem], !left)}>
          {text.leave}
        </Button>
      )}
    </div>
  )
}

/** The cell of a plan that a problem is about, where it should hold a day. What is asked of many cells at once no day answers. */
function openDayOf({ code, sheet, cell, cells = [] }: ImportProblem, plans: readonly ReviewedPlan[]) {
  if ((code !== 'unreadable-date' && code !== 'ambiguous-date') || cells.length > 1) return undefined
  return plans
    .filter(plan => plan.sheet === sheet)
    .flatMap(plan => (plan.openDays ?? []).flatMap(open => (open.cell === cell ? [{ plan: plan.at, ...open }] : [])))[0]
}

function DayField({
  plan,
  cell,
  side,
  what,
  corrections,
  onDay,
}: { plan: number; cell: string; side: 'from' | 'to'; what: string } & Pick<Settling, 'corrections' | 'onDay'>) {
  const said = corrections.plans.find(other => other.plan === plan)?.days?.find(day => day.cell === cell)?.day
  return (
    <label className="problem-day">
      {text.day[side](what)}{' '}
      <input className="input" type="date" defaultValue={said} onChange={({ target }) => onDay(plan, cell, target.value || null)} />
    </label>
  )
}
