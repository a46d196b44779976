import type { z } from 'zod'

/** What each field takes, as it is said to whoever left it out or sent something else. */
const TAKES: Record<string, string> = {
  title: 'a text, like "Board report Q3 2026"',
  period: 'a period as text, like "FY2026-Q3"',
  statements: 'a list of statements in [ ]',
  type: 'the kind of statement as text, like "income"',
  currency: 'a currency by its three letters, like "EUR", or null where the statement holds no money',
  scale: 'a power of ten: 3 where figures are in thousands, 0 where they are whole units',
  columns: 'a list of columns in [ ], each with key, label, period and scenario',
  lineItems: 'a list of line items in [ ], each with key, label, kind, unit and values',
  key: 'a name of your own as text, like "revenue"',
  label: 'the name that people read, as text',
  scenario: 'a scenario as text, like "actual"',
  entity: 'the name of a company or segment as text',
  kind: 'the kind of line as text, like "item"',
  unit: 'a unit as text, like "currency"',
  values: 'an object with a figure for each column, by the key of the column, like {"q3": "1234.50"}',
  parent: 'the key of the line that it belongs to, as text',
  note: 'an explanation as text',
  parts: 'a list in [ ] of what is added up, like [{"line": "revenue", "sign": 1}]',
  line: 'the key of a line item, as text',
  sign: '1 or -1',
  text: 'what stands there instead of a figure, like "n/a"',
}

/** Fields that may be left out: null is no way of saying so. */
const OPTIONAL: ReadonlySet<string> = new Set(['entity', 'parent', 'good', 'note', 'parts', 'whole'])

/** What a list holds, where one of its members is something else. */
const MEMBERS: Record<string, string> = {
  statements: 'A statement is an object in { } with title, type, currency, scale, columns and lineItems',
  columns: 'A column is an object in { } with key, label, period and scenario',
  lineItems: 'A line item is an object in { } with key, label, kind, unit and values',
  parts: 'A part is an object in { }, like {"line": "revenue", "sign": 1}',
}

/**
 * What is wrong with a field of the wrong type, or without one, in words: what it takes and what came. For `safeParse`; undefined leaves the
 * schema's own words, which say the rest.
 */
export const broughtInWords: z.core.$ZodErrorMap = issue => {
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value' && issue.code !== 'invalid_union') return
  const path = issue.path ?? []
  const name = path.at(-1)
  const came = typeOf(issue.input)
  if (name === undefined) return `The body is ${came}. A report is an object in { } with title, period and statements.`
  if (typeof name === 'number') return `${MEMBERS[String(path.at(-2))] ?? 'This takes something else'}, not ${came}.`
  const field = String(name)
  const takes = TAKES[field] && `${TAKES[field]}${field === 'period' && path.length > 1 ? ', or null where the column is no period' : ''}`
  if (!takes) return
  if (issue.input === undefined) return `“${field}” is missing: it takes ${takes}.`
  const leave = issue.input === null && OPTIONAL.has(field) ? ' Leave it out where there is none.' : ''
  return `“${field}” takes ${takes}; here it is ${came}.${leave}`
}

/** A value as it looks in JSON. */
function typeOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return 'a text'
  if (typeof value === 'number') return 'a number'
  return typeof value === 'boolean' ? 'true or false' : 'an object'
}
