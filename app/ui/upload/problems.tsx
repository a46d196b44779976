import type { ImportProblem } from '#app/model/report/import.ts'
import { Badge } from '../badge.tsx'
import { Notice } from '../notice.tsx'
import { words } from '../words.ts'

const text = words.editor.upload

interface ProblemsProps {
  problems: readonly ImportProblem[]
  /** Of all, also of those that are not listed. */
  counts: { errors: number; warnings: number; more: number }
}

/** What is doubtful about a workbook, with sheet and cell. */
export function Problems({ problems, counts }: ProblemsProps) {
  if (problems.length === 0) return null
  return (
    <Notice tone={counts.errors ? 'bad' : counts.warnings ? 'decision' : 'note'} title={text.problemsCount(counts.errors, counts.warnings)}>
      <details>
        <summary className="as-link">{text.problems}</summary>
        <ul className="problems">
          {problems.map(({ severity, sheet, cell, code, message }, at) => (
            // Two problems may say the same of the same cell.
            <li key={`${at}${code}`} data-severity={severity}>
              <Badge tone={severity === 'error' ? 'bad' : severity === 'warning' ? 'decision' : 'note'}>{text.severity[severity]}</Badge>{' '}
              {sheet && <strong>{cell ? `${sheet}!${cell}` : sheet}</strong>} {message}
            </li>
          ))}
        </ul>
        {counts.more > 0 && <p className="quiet">{text.problemsMore(counts.more)}</p>}
      </details>
    </Notice>
  )
}
