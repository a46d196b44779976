import { type RefObject, useEffect, useRef } from 'react'
import type { ImportProblem } from '#app/model/report/import.ts'
import type { ConfirmedProblem, Corrections } from '#app/model/report/ingest/settling/corrections.ts'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { focusOn } from '../focus-on-title.tsx'
import { Notice } from '../notice.tsx'
import { words } from '../words.ts'
import { isConfirmed } from '#app/model/report/ingest/settling/settled.ts'
import { readingOfProblem } from './place.ts'
import { type Settling, SettleProblem } from './settle-problem.tsx'

const text = words.editor.upload

interface ProblemsProps {
  problems: readonly ImportProblem[]
  /** Of all, also of those that are not listed. */
  counts: { errors: number; warnings: number; more: number }
  /** How they are settled; left out where nothing can be settled any longer. */
  settling?: Settling & {
    /** What was left as it is, as it is kept. */
    left: readonly ConfirmedProblem[]
    corrections: Corrections
    /** Whether something was answered or corrected that is not kept yet. */
    touched: boolean
    busy: boolean
  }
}

/** So many of one kind are shown each; the rest of them opens. */
const FEW = 3
/** Of these each is like the others. */
const ALIKE = new Set(['number-as-text', 'ragged-line', 'broken-quotes', 'not-a-number'])

/** What is doubtful about a workbook, with sheet and cell, each with what settles it. */
export function Problems({ problems, counts, settling }: ProblemsProps) {
  const left = settling?.left ?? []
  const box = useRef<HTMLDivElement>(null)
  useFocusWhenKept(box, settling)
  if (problems.length + left.length === 0) return null
  const asks = counts.errors + counts.warnings > 0
  return (
    <div ref={box}>
      <Notice
        tone={counts.errors ? 'bad' : counts.warnings ? 'decision' : 'note'}
        title={text.problemsCount(counts.errors, counts.warnings)}
      >
        {problems.length > 0 && (
          <details open={asks && settling !== undefined}>
            <summary className="as-link">{text.problems}</summary>
            <ul className="problems">
              {groupsOf(problems).map(group => (
                <Group key={`${group[0]?.severity} ${group[0]?.code} ${group[0]?.sheet}`} group={group} settling={settling} />
              ))}
            </ul>
            {counts.more > 0 && <p className="quiet">{text.problemsMore(counts.more)}</p>}
          </details>
        )}
        {settling?.touched && (
          <p className="actions problems-keep">
            <Button name="intent" value="correct" size="small" busy={settling.busy}>
              {text.settling.keep}
            </Button>
            <span className="quiet" role="status">
              {text.settling.answered}
            </span>
          </p>
        )}
        {settling && left.length > 0 && (
          <details>
            <summary className="as-link">{text.settling.left(left.length)}</summary>
            <ul className="problems">
              {left.map((problem, at) => (
                <li key={`${at}${problem.code}`}>
                  <Told {...problem} />{' '}
                  <Button
                    type="button"
                    size="small"
                    aria-pressed={!isConfirmed(problem, settling.corrections.confirmed)}
                    onClick={() => settling.onLeave([problem], !isConfirmed(problem, settling.corrections.confirmed))}
                  >
                    {text.settling.again}
                  </Button>
                </li>
              ))}
            </ul>
          </details>
        )}
      </Notice>
    </div>
  )
}

/** The button that keeps the answers goes with them: the focus is then on what is left to settle. */
function useFocusWhenKept(box: RefObject<HTMLElement>, settling: ProblemsProps['settling']) {
  const kept = settling?.busy === false && !settling.touched
  const before = useRef(kept)
  useEffect(() => {
    if (kept && !before.current && document.activeElement === document.body) focusOn(box.current ?? document.querySelector('h1'))
    before.current = kept
  }, [kept, box])
}

const Told = ({ sheet, cell, message }: Pick<ImportProblem, 'sheet' | 'cell' | 'message'>) => (
  <>
    {sheet && <strong>{cell ? `${sheet}!${cell}` : sheet}</strong>} {message}
  </>
)

/** Problems of one kind on one sheet together, in the order in which their first comes. */
function groupsOf(problems: readonly ImportProblem[]): ImportProblem[][] {
  const groups = new Map<string, ImportProblem[]>()
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.code} ${problem.sheet}`
    const group = groups.get(key)
    if (group) group.push(problem)
    else groups.set(key, [problem])
  }
  return [...groups.values()]
}

function Group({ group, settling }: { group: ImportProblem[]; settling: ProblemsProps['settling'] }) {
  const few = ALIKE.has(group[0]?.code ?? '') ? 1 : FEW
  const [shown, rest] = group.length > few + 1 ? [group.slice(0, few), group.slice(few)] : [group, []]
  const one = (problem: ImportProblem, at: number) => (
    // Two problems may say the same of the same cell.
    <li key={`${at}${problem.cell}`} data-severity={problem.severity}>
      <div>
        <Badge tone={problem.severity === 'error' ? 'bad' : problem.severity === 'warning' ? 'decision' : 'note'}>
          {text.severity[problem.severity]}
        </Badge>{' '}
        <Told {...problem} />
      </div>
      {settling && (problem.severity !== 'info' || readingOfProblem(problem)) && <SettleProblem problem={problem} {...settling} />}
    </li>
  )
  const all = settling !== undefined && group.every(problem => isConfirmed(problem, settling.corrections.confirmed))
  return (
    <>
      {shown.map(one)}
      {rest.length > 0 && (
        <li className="problems-rest">
          <details>
            <summary className="as-link">{text.settling.more(rest.length)}</summary>
            <ul className="problems">{rest.map(one)}</ul>
          </details>
          {settling && group[0]?.severity !== 'info' && (
            <Button type="button" size="small" aria-pressed={all} onClick={() => settling.onLeave(group, !all)}>
              {text.settling.leaveAll(group.length)}
            </Button>
          )}
        </li>
      )}
    </>
  )
}
