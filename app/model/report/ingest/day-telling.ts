import type { ImportProblem } from '../import.ts'
import { someCells } from './text.ts'

/** So many questions of one kind are asked as one. */
const MANY = 4

/** What makes two questions about days one: the same doubt that one answer settles, or the same text that is no day. */
function keyOf({ code, sheet, cells, message }: ImportProblem): string | null {
  if (cells || (code !== 'ambiguous-date' && code !== 'unreadable-date')) return null
  const doubt = message.replace(/^“[^”]*”/, '')
  return JSON.stringify([code, sheet, code === 'ambiguous-date' || doubt.startsWith(' names no year') ? doubt : message])
}

/** A plan of a thousand days without a year, or `TBD` in every line of it, is one question with its cells. */
export function askDaysOnce(problems: ImportProblem[]): ImportProblem[] {
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
