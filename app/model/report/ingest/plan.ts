import type { ImportPlan, ImportPlanItem, ImportProblem, ImportVolume } from '../import.ts'
import { parseDate } from './dates.ts'
import type { Reading } from './figure.ts'
import type { Cell } from './grid.ts'
import { cellName, cellText, isBlank } from './grid.ts'
import type { List } from './list.ts'
import { parseNumber } from './number.ts'
import { shorten } from './text.ts'

/** What the columns of a plan are called, in the order in which a name is looked for. */
const ROLES = {
  what: /^(?:tasks?(?: name)?|summary|title|activit(?:y|ies)|deliverable|milestone|feature|(?:user )?story|work ?(?:package|item)|use case description|initiative|item|name|what|description)$/i,
  ref: /^(?:wbs(?: ?(?:id|no|code))?|outline number|issue (?:id|key)|work item id|use case id|task id|id|key|ref|no\.?|#)$/i,
  parent: /^(?:parent(?: (?:id|key|task))?)$/i,
  from: /^(?:(?:baseline|planned|plan|scheduled|target) )?(?:start|begin|from)(?: date)?$/i,
  to: /^(?:(?:baseline|planned|plan|scheduled|target) )?(?:finish|end|due|to|deadline|until|completion)(?: date)?$/i,
  squad: /^(?:owner|assignee|assigned to|resource names?|resources?|resourcing|responsible|lead|squad|team)$/i,
  status: /^(?:status|state|rag|status rag|health)$/i,
  progress: /^(?:%? ?(?:work )?complete[d]?|progress|percent complete|% ?done|done)$/i,
  dependsOn: /^(?:predecessors?(?:\(s\))?|depends on|dependenc(?:y|ies)|blocked by)$/i,
} as const
type Role = keyof typeof ROLES

const SIGNS =
  /^(?:priority|sprint|epic(?: (?:link|name))?|issue type|type|story points|category|duration|milestone|swarm #|components?|labels?|iteration|release)$/i
const MONEY = /\b(?:amount|debits?|credits?|balance|price|cost|revenue|budget|total)\b/i
const QUANTITY =
  /^(?:(?:planned|plan|actual|target|produced) )?(?:quantity|qty|volume|output|units|pieces)(?: (?:planned|plan|actual|target))?$/i
const MADE = /\b(?:plant|material|sku|product|line|article|machine|part)\b/i

const nameOf = (label: string): string => label.replace(/_/g, ' ').replace(/\s+/g, ' ').trim()

function rolesOf(list: List): Map<Role, number> {
  const roles = new Map<Role, number>()
  for (const role of Object.keys(ROLES) as Role[]) {
    const exact = list.columns.findIndex(({ label }) => ROLES[role].test(nameOf(label)))
    if (exact >= 0) roles.set(role, exact)
  }
  // "Actual start" is the second-best start; "Name" is a person as often as a task.
  return roles
}

export function isPlan(list: List): boolean {
  const roles = rolesOf(list)
  if (!roles.has('what') || list.columns.some(({ label }) => MONEY.test(nameOf(label)))) return false
  const signs =
    [...roles.keys()].filter(role => role !== 'what' && role !== 'ref').length +
    list.columns.filter(({ label }) => SIGNS.test(nameOf(label))).length
  return signs >= 2
}

/** Quantities of products, without money: a production schedule. */
export function isVolumes(list: List): boolean {
  const labels = list.columns.map(({ label }) => nameOf(label))
  return labels.some(label => QUANTITY.test(label)) && labels.some(label => MADE.test(label)) && !labels.some(label => MONEY.test(label))
}

export function buildPlan(list: List, reading: Reading, problems: ImportProblem[]): ImportPlan {
  const roles = rolesOf(list)
  const what = roles.get('what') ?? 0
  const parsed = list.rows.flatMap(row => {
    const at = (role: Role): Cell | undefined => {
      const index = roles.get(role)
      return index === undefined ? undefined : list.grid.rows[row]?.[list.columns[index]?.index ?? -1]
    }
    const named = at('what')
    if (!named || isBlank(named)) {
      if (list.columns.some(({ index }) => !isBlank(list.grid.rows[row]?.[index])))
        problems.push({
          severity: 'warning',
          code: 'no-name',
          sheet: list.grid.name,
          cell: cellName(row, list.columns[what]?.index ?? 0),
          message: `Line ${row + 1} names no task. It was left out.`,
        })
      return []
    }
    return [{ row, at, indent: indentOf(named) }]
  })
  const items: ImportPlanItem[] = parsed.map(({ row, at }) => ({
    ref: cellText(at('ref')),
    what: cellText(at('what')),
    level: 0,
    parent: null,
    squad: cellText(at('squad')),
    from: dateOf(at('from'), row, 'from', list, roles, reading, problems),
    to: dateOf(at('to'), row, 'to', list, roles, reading, problems),
    status: cellText(at('status')),
    progress: progressOf(at('progress'), reading),
    dependsOn: cellText(at('dependsOn'))
      .split(/[,;]/)
      .map(ref => ref.trim())
      .filter(ref => ref !== ''),
    cell: cellName(row, list.columns[what]?.index ?? 0),
    more: list.columns.flatMap(({ index, label }, column) => {
      const cell = list.grid.rows[row]?.[index]
      return [...roles.values()].includes(column) || !cell || isBlank(cell)
        ? []
        : [{ label, cell: cellName(row, index), text: cellText(cell) }]
    }),
  }))
  const parents = parsed.map(({ at }) => cellText(at('parent')))
  for (const [index, item] of items.entries()) {
    item.parent = parentOf(
      items,
      index,
      parents[index] ?? '',
      parsed.map(({ indent }) => indent),
    )
    item.level = item.parent === null ? 0 : (items[item.parent]?.level ?? 0) + 1
  }
  if (items.length === 0)
    problems.push({
      severity: 'info',
      code: 'no-rows',
      sheet: list.grid.name,
      cell: null,
      message: 'The plan has a header, but no rows yet.',
    })
  return { sheet: list.grid.name, title: list.titles.join(' · ') || nameOf(list.grid.name), items, volumes: [] }
}

export function buildVolumes(list: List, reading: Reading, problems: ImportProblem[]): ImportPlan {
  const quantities = list.columns.filter(({ label }) => QUANTITY.test(nameOf(label)))
  const names = list.columns.filter(({ label }) => MADE.test(nameOf(label)))
  const volumes: ImportVolume[] = list.rows.map(row => {
    const number = (actual: boolean): string | null => {
      const column = quantities.find(({ label }) => /actual|produced/i.test(label) === actual)
      const cell = column && list.grid.rows[row]?.[column.index]
      if (!cell || isBlank(cell)) return null
      if (cell.kind === 'number') return cell.value
      const parsed = cell.kind === 'text' ? parseNumber(cell.value, reading.mark) : null
      if (parsed?.is === 'number') return parsed.value
      problems.push({
        severity: parsed?.is === 'missing' ? 'info' : 'warning',
        code: 'text-among-figures',
        sheet: list.grid.name,
        cell: cellName(row, column.index),
        message: `“${shorten(cellText(cell), 40)}” is no quantity that is understood.`,
      })
      return null
    }
    const first = quantities[0]?.index ?? 0
    return {
      what: names
        .map(({ index }) => cellText(list.grid.rows[row]?.[index]))
        .filter(text => text !== '')
        .join(' · '),
      period: null,
      planned: number(false),
      actual: number(true),
      cell: cellName(row, first),
      more: list.columns.flatMap(column => {
        const cell = list.grid.rows[row]?.[column.index]
        return quantities.includes(column) || names.includes(column) || !cell || isBlank(cell)
          ? []
          : [{ label: column.label, cell: cellName(row, column.index), text: cellText(cell) }]
      }),
    }
  })
  return { sheet: list.grid.name, title: list.titles.join(' · ') || nameOf(list.grid.name), items: [], volumes }
}

function indentOf(cell: Cell): number {
  return cell.kind === 'text' ? (/^[\s\u00a0]*/.exec(cell.value)?.[0].length ?? 0) + (cell.indent ?? 0) * 3 : 0
}

/** By the parent column, else by hierarchy numbers (1, 1.1, 10), else by indentation. */
function parentOf(items: ImportPlanItem[], index: number, parent: string, indents: number[]): number | null {
  if (parent) {
    const found = items.findIndex((item, at) => at !== index && (item.ref === parent || item.what === parent))
    // A parent further down would make a circle possible; plans list parents first.
    return found >= 0 && found < index ? found : null
  }
  const ref = items[index]?.ref ?? ''
  const above = /^\d+(?:\.\d+)+$/.test(ref) ? ref.slice(0, ref.lastIndexOf('.')) : null
  if (above) {
    const found = items.findIndex(item => item.ref === above)
    return found >= 0 && found < index ? found : null
  }
  const own = indents[index] ?? 0
  if (own === 0) return null
  for (let back = index - 1; back >= 0; back--) if ((indents[back] ?? 0) < own) return back
  return null
}

function dateOf(
  cell: Cell | undefined,
  row: number,
  role: 'from' | 'to',
  list: List,
  roles: Map<Role, number>,
  reading: Reading,
  problems: ImportProblem[],
): string | null {
  if (!cell || isBlank(cell)) return null
  if (cell.kind === 'date') return cell.value.slice(0, 10)
  const text = cellText(cell)
  const date = cell.kind === 'text' ? parseDate(text, reading.order) : null
  if (date && date !== 'ambiguous') return date.slice(0, 10)
  const missing = cell.kind === 'text' && parseNumber(cell.value, '.').is === 'missing'
  if (!missing)
    problems.push({
      severity: 'warning',
      code: date === 'ambiguous' ? 'ambiguous-date' : 'unreadable-date',
      sheet: list.grid.name,
      cell: cellName(row, list.columns[roles.get(role) ?? 0]?.index ?? 0),
      message:
        date === 'ambiguous' ? `“${shorten(text, 40)}” may be day first or month first. Choose one.` : `“${shorten(text, 40)}” is no date.`,
    })
  return null
}

/** Percent done: 0.4 in a percent format, 40, or 40 %. */
function progressOf(cell: Cell | undefined, reading: Reading): string | null {
  if (!cell || isBlank(cell)) return null
  if (cell.kind === 'number') return cell.format?.includes('%') ? timesHundred(cell.value) : cell.value
  const parsed = cell.kind === 'text' ? parseNumber(cell.value, reading.mark ?? '.') : null
  return parsed?.is === 'number' ? parsed.value : null
}

function timesHundred(value: string): string {
  const negative = value.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? value.slice(1) : value).split('.')
  const digits = fraction.padEnd(2, '0')
  const shifted = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const rest = digits.slice(2).replace(/0+$/, '')
  return `${negative && /[1-9]/.test(value) ? '-' : ''}${shifted}${rest ? `.${rest}` : ''}`
}
