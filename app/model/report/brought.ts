import { z } from 'zod'
import { isPeriodKey } from '../period.ts'
import { LINE_KINDS, SCENARIOS, STATEMENT_KINDS, UNITS } from './section.ts'

// What a program may bring instead of a workbook: line items as JSON. Its own schema on purpose: no ids, no series, no files from outside.

/** How deep the JSON lies: report, statements, statement, lineItems, line item, values, value. */
export const BROUGHT_DEPTH = 8

/** One of some words: whoever leaves it out is told that, and whoever writes another one which there are. */
const oneOf = <const W extends readonly string[]>(words: W) =>
  z.enum(words, {
    error: ({ input }) =>
      `${input === undefined ? 'This is missing: choose' : 'Choose'} one of ${words.map(word => `"${word}"`).join(', ')}.`,
  })
/** What no screen shows: control characters, which not every database can keep, and marks that make a label read backwards. */
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'This must not be empty.')
    .max(most, `Use at most ${most} characters.`)
    .refine(written => !UNSEEN.test(written), 'Leave out control characters and marks that turn the direction of the text.')
const key = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/,
    'A key is 1 to 64 letters, digits, dots, hyphens and underscores; it begins with a letter or digit.',
  )
  .meta({ description: 'A name of your own, by which other parts of this request mean it. It is not kept.' })
const period = z
  .string()
  .refine(isPeriodKey, 'Write a period like FY2026-Q3, FY2026, FY2026-H1, FY2026-YTD9, 2026-09, 2026-09-30 or 2026-07-01..2026-09-30.')
  .meta({
    description:
      'FY2026, FY2026-H1, FY2026-Q3, FY2026-YTD9 (by the company’s fiscal year, named after the year in which it ends), 2026-09 (a month), 2026-09-30 (a day), 2026-07-01..2026-09-30 (any other stretch).',
    examples: ['FY2026-Q3'],
  })

const figure = z
  .string({
    error: ({ input }) =>
      typeof input === 'number'
        ? 'Write figures as text, like "1234.50": a JSON number would lose digits.'
        : 'Write a figure as text, like "1234.50".',
  })
  .max(60, 'A figure has at most 60 characters.')
  .regex(
    /^(?!-0$)-?(0|[1-9]\d*)(\.\d+)?$/,
    'Write the figure with digits, a dot and a minus only, like "-1234.50": no grouping, plus or exponent. Zero is "0".',
  )
  .meta({ description: 'An exact decimal in the statement’s scale, as text.', examples: ['-1234.50'] })

const value = z
  .union(
    [
      figure,
      z.null().meta({ description: 'There is none.' }),
      z.strictObject({ text: text(200) }).meta({ description: 'What stands there instead of a figure, like "n/a".' }),
    ],
    {
      error: ({ input }) =>
        typeof input === 'number'
          ? 'Write figures as text, like "1234.50": a JSON number would lose digits.'
          : 'Write a figure as text, null for none, or {"text": "n/a"} for what stands there instead.',
    },
  )
  .meta({ id: 'Value' })

const column = z
  .strictObject({
    key,
    label: text(200),
    period: period.nullable().meta({ description: 'Null where the column is no period.' }),
    scenario: oneOf(SCENARIOS),
    entity: text(200).optional().meta({ description: 'Company or segment, where a statement has several.' }),
  })
  .meta({ id: 'Column' })

const lineItem = z
  .strictObject({
    key,
    label: text(500),
    kind: oneOf(LINE_KINDS),
    parent: key.optional().meta({ description: 'Key of the subtotal, total or heading that it belongs to.' }),
    unit: oneOf(UNITS).meta({ description: 'The statement’s scale counts for currency alone.' }),
    whole: z
      .union([z.literal(1), z.literal(100)], 'Write 1 (0.26 is 26 %) or 100 (26 is 26 %), without quotes.')
      .optional()
      .meta({ description: 'Percent only, and needed there: the figure that means 100 % (1 where 0.26 is 26 %, 100 where 26 is).' }),
    good: z
      .enum(['up', 'down'], 'Choose "up" or "down", or leave it out.')
      .optional()
      .meta({ description: 'In which direction it is good; left out: proposed by its words.' }),
    note: z
      .string()
      .max(5_000, 'Use at most 5000 characters.')
      .optional()
      .meta({ description: 'An explanation in plain language, shown to all readers.' }),
    parts: z
      .array(
        z.strictObject({
          line: key,
          sign: z.union([z.literal(1), z.literal(-1)], 'Write 1 for what is added and -1 for what is taken away, without quotes.'),
        }),
      )
      .max(2_000, 'A sum has at most 2000 parts.')
      .optional()
      .meta({
        description: 'What it adds up, and with which sign; left out: the lines that name it as their parent, added. Checked either way.',
      }),
    values: z.record(key, value).meta({ description: 'By key of the column. A column that is left out is an empty cell.' }),
  })
  .meta({ id: 'LineItem' })
export type BroughtLine = z.infer<typeof lineItem>

const statement = z
  .strictObject({
    title: text(200),
    type: oneOf(STATEMENT_KINDS),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'Write a currency by its three letters, like EUR.')
      .nullable()
      .meta({ description: 'ISO 4217; null where the statement holds no money.' }),
    scale: z
      .number({
        error: ({ input }) =>
          `${input === undefined ? 'This is missing: write' : 'Write'} a whole number without quotes: 3 where figures are in thousands, 0 where they are whole units.`,
      })
      .int('Write a whole number.')
      .min(0, 'From 0.')
      .max(12, 'At most 12.')
      .meta({ description: 'A power of ten: 3 where figures are in thousands, 0 where they are whole units.' }),
    columns: z.array(column).min(1, 'A statement needs a column.').max(200, 'A statement has at most 200 columns.'),
    lineItems: z.array(lineItem).min(1, 'A statement needs a line item.').max(5_000, 'A statement has at most 5000 line items.'),
  })
  .superRefine((given, context) => {
    for (const { path, message } of faultsOf(given)) context.addIssue({ code: 'custom', path, message, input: undefined })
  })
  .meta({ id: 'Statement' })
export type BroughtStatement = z.infer<typeof statement>

export const broughtReport = z
  .strictObject({
    title: text(200).meta({ examples: ['Board report Q3 2026'] }),
    period,
    statements: z.array(statement).min(1, 'A report needs a statement.').max(50, 'A report has at most 50 statements.'),
  })
  .meta({ id: 'BroughtReport' })
export type BroughtReport = z.infer<typeof broughtReport>

interface Fault {
  path: (string | number)[]
  message: string
}

/** What the shape alone does not say: keys that mean something else, or nothing. */
function faultsOf({ columns, lineItems, currency }: z.infer<typeof statement>): Fault[] {
  const faults: Fault[] = [...twice(columns, 'columns'), ...twice(lineItems, 'lineItems'), ...sameColumns(columns)]
  const known = new Set(columns.map(column => column.key))
  const lines = new Map(lineItems.map(line => [line.key, line]))
  for (const [at, line] of lineItems.entries()) {
    const fault = (message: string, ...path: (string | number)[]) => void faults.push({ path: ['lineItems', at, ...path], message })
    if (line.unit === 'percent' && line.whole === undefined) fault('Say which figure means 100 %: 1 or 100.', 'whole')
    if (line.unit !== 'percent' && line.whole !== undefined) fault('Only a percentage has this. Leave it out.', 'whole')
    if ((line.unit === 'currency' || line.unit === 'per share') && currency === null)
      fault('The statement has no currency. Give it one, or this line another unit.', 'unit')
    // Of a column that is missing every line would say the same.
    for (const name of columns.length === 0 ? [] : Object.keys(line.values))
      if (!known.has(name)) {
        known.add(name)
        fault(`There is no column with the key ${name} in this statement${inOthers(name, lineItems.slice(at + 1))}.`, 'values', name)
      }
    const wrongParent = parentFault(line, lines)
    if (wrongParent) fault(wrongParent, 'parent')
    if (line.parts && line.kind !== 'subtotal' && line.kind !== 'total') fault('Only a subtotal or total has parts.', 'parts')
    for (const [place, part] of (line.parts ?? []).entries()) {
      if (part.line === line.key) fault('A line is no part of itself.', 'parts', place, 'line')
      else if (!lines.has(part.line)) fault(`There is no line item with the key ${part.line} in this statement.`, 'parts', place, 'line')
    }
  }
  return faults
}

const inOthers = (name: string, lines: readonly BroughtLine[]): string => {
  const count = lines.filter(({ values }) => Object.hasOwn(values, name)).length
  return count === 0 ? '' : `: this and ${count} more ${count === 1 ? 'line item names' : 'line items name'} it`
}

function twice(things: readonly { key: string }[], field: string): Fault[] {
  const seen = new Set<string>()
  return things.flatMap(({ key }, at) => {
    const known = seen.has(key)
    seen.add(key)
    return known ? [{ path: [field, at, 'key'], message: `The key ${key} is there twice. Give each its own.` }] : []
  })
}

/** Two columns of one period, scenario and entity would both be "the" figure of it. */
function sameColumns(columns: readonly z.infer<typeof column>[]): Fault[] {
  const seen = new Map<string, string>()
  return columns.flatMap(({ key, period, scenario, entity = '' }, at) => {
    if (period === null) return []
    const says = JSON.stringify([period, scenario, entity])
    const before = seen.get(says)
    if (before === undefined) seen.set(says, key)
    return before === undefined
      ? []
      : [{ path: ['columns', at], message: `This is the same period, scenario and entity as ${before}. Only one column can be.` }]
  })
}

function parentFault(line: BroughtLine, lines: ReadonlyMap<string, BroughtLine>): string | null {
  if (line.parent === undefined) return null
  const above = lines.get(line.parent)
  if (!above) return `There is no line item with the key ${line.parent} in this statement.`
  if (above.kind === 'item') return `${line.parent} is an item. A parent is a subtotal, a total or a heading.`
  const seen = new Set<BroughtLine>()
  for (let at: BroughtLine | undefined = above; at; at = at.parent === undefined ? undefined : lines.get(at.parent)) {
    if (at === line) return 'This line would belong to itself.'
    // A circle further up is said where it is.
    if (seen.has(at)) return null
    seen.add(at)
    if (seen.size > 20) return 'Lines lie at most 20 deep.'
  }
  return null
}
