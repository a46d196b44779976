import type { ImportProblem } from '../import.ts'
import { someCells } from './cells/text.ts'

/** So many questions of one kind are asked as one. */
const MANY = 4

/** So many names are said of those that are told together. */
const NAMED = 6

const ONCE: ReadonlySet<string> = new Set(['ambiguous-date', 'unreadable-date', 'date-number'])

/** Of these one is told for all names: a plan that is a part of another waits for fifty tasks that it does not hold. */
const ONCE_FOR_ALL: ReadonlySet<string> = new Set(['unknown-parent', 'unknown-dependency', 'total-row'])

const NAME = /“[^”]*”/

/** What makes two questions one: the same doubt that one answer settles, the same text that is no day, any name that no task has. */
function keyOf({ severity, code, sheet, cells, message }: ImportProblem): string | null {
  if (!cells && severity === 'warning' && ONCE_FOR_ALL.has(code)) return JSON.stringify([code, sheet, message.replace(NAME, '')])
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
    const names = all.map(({ message }) => NAME.exec(message)?.[0] ?? '')
    if (ONCE_FOR_ALL.has(problem.code) && new Set(names).size > 1) {
      const others = names.map((name, at) => `${name} (${all[at]?.cell})`).slice(1)
      const told = others.length > NAMED ? [...others.slice(0, NAMED), `${others.length - NAMED} more`] : others
      return [{ ...problem, cells, message: `${problem.message} The same goes for ${told.join(', ')}.` }]
    }
    const once = problem.code === 'ambiguous-date' ? ': say it once under “Read the file in another way”' : ''
    return [{ ...problem, cells, message: `${problem.message} The same goes for ${someCells(cells.slice(1))}${once}.` }]
  })
}
