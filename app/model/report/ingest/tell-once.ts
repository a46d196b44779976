import type { ImportProblem } from '../import.ts'
import { someCells } from './text.ts'

/** So many questions of one kind are asked as one. */
const MANY = 4

const ONCE: ReadonlySet<string> = new Set(['ambiguous-date', 'unreadable-date', 'date-number', 'unknown-parent', 'unknown-dependency'])

/** What makes two questions one: the same doubt that one answer settles, or the same text that is no day and no task. */
function keyOf({ code, sheet, cells, message }: ImportProblem): string | null {
  if (cells || !ONCE.has(code)) return null
  if (code === 'date-number') return JSON.stringify([code, sheet])
  const doubt = message.replace(/^“[^”]*”/, '')
  return JSON.stringify([code, sheet, code === 'ambiguous-date' || doubt.startsWith(' names no year') ? doubt : message])
}

/** A plan of a thousand days without a year, or `soon` in every line of it, is one question with its cells. */
export function askOnce(problems: ImportProblem[]): ImportProblem[] {
  const groups = new Map<string, ImportProblem[]>()
  for (const problem of problems) {
    const key = keyOf(problem)
    if (key === null) continue
    const known = groups.get(key)
    if (known) known.push(problem)
    else groups.set(key, [problem])
  }
  if (groups.size === 0) return problems
  return problems.flatMap(problem => {
    const all = groups.get(keyOf(problem) ?? '') ?? []
    if (all.length < MANY) return [problem]
    if (problem !== all[0]) return []
    const cells = all.flatMap(({ cell }) => cell ?? [])
    const once = problem.code === 'ambiguous-date' ? ': say it once under “Read the file in another way”' : ''
    return [{ ...problem, cells, message: `${problem.message} The same goes for ${someCells(cells.slice(1))}${once}.` }]
  })
}
