import { basename } from 'node:path'
import { stat } from 'node:fs/promises'
import type { ImportJson, ImportStatement } from '#app/model/report/import.ts'
import { isCurrency } from '#app/model/people/setting.ts'
import { periodLabel } from '#app/model/period.ts'
import { readConfig } from '../config.ts'
import { readWorkbook } from '../ingest/read.ts'

// npm run --silent import -- FILE [--json]: prints what was understood and writes nothing.
// Exit 0: something was understood. 1: wrong use. 2: the file was refused; the reason is one line on stderr.

const USE =
  'Use: npm run --silent import -- FILE [--json] [--fiscal-first-month 1-12] [--currency CAD] [--decimal point|comma] [--dates day-first|month-first] [--years headings|figures] [--year 2026] [--hidden]'

interface Arguments {
  file: string
  json: boolean
  options: Parameters<typeof readWorkbook>[0]['options']
}

function readArguments(list: string[]): Arguments | string {
  const options: NonNullable<Arguments['options']> = { today: new Date().toISOString().slice(0, 10) }
  const files: string[] = []
  let json = false
  for (let at = 0; at < list.length; at++) {
    const argument = list[at] ?? ''
    if (argument === '--json') json = true
    else if (argument === '--hidden') Object.assign(options, { hidden: true, hiddenRows: true, hiddenColumns: true })
    else if (argument === '--fiscal-first-month') {
      const month = Number(list[++at])
      if (!Number.isInteger(month) || month < 1 || month > 12) return '--fiscal-first-month takes a number from 1 to 12'
      options.fiscalFirstMonth = month
    } else if (argument === '--currency') {
      const currency = list[++at] ?? ''
      if (!isCurrency(currency)) return '--currency takes the three letters of a currency, like CAD'
      options.currency = currency
    } else if (argument === '--decimal') {
      const mark = list[++at]
      if (mark !== 'point' && mark !== 'comma') return '--decimal takes point or comma'
      options.decimalMark = mark === 'point' ? '.' : ','
    } else if (argument === '--dates') {
      const order = list[++at]
      if (order !== 'day-first' && order !== 'month-first') return '--dates takes day-first or month-first'
      options.dayOrder = order === 'day-first' ? 'day' : 'month'
    } else if (argument === '--years') {
      const years = list[++at]
      if (years !== 'headings' && years !== 'figures') return '--years takes headings or figures'
      options.years = years
    } else if (argument === '--year') {
      const year = Number(list[++at])
      if (!Number.isInteger(year) || year < 1900 || year > 2199) return '--year takes a year, like 2026'
      options.year = year
    } else if (argument.startsWith('--')) return `unknown option ${argument}`
    else files.push(argument)
  }
  const [file, ...more] = files
  if (!file || more.length > 0) return 'one file is needed'
  return { file, json, options }
}

function summary({ file, sheets, statements, plans, tables, problems }: ImportJson): string {
  const lines = [`${file.name}`, '', 'Sheets']
  for (const { name, kind, visibility, reason } of sheets)
    lines.push(`  ${kind.padEnd(10)} ${name}${visibility === 'visible' ? '' : ` (${visibility})`}: ${reason}`)
  for (const statement of statements.filter(({ suggested }) => suggested)) lines.push('', ...statementLines(statement))
  const others = statements.filter(({ suggested }) => !suggested).length
  if (others > 0) lines.push('', `${others} more statements, not chosen unless asked for.`)
  for (const { sheet, items, volumes } of plans) lines.push('', `Plan on ${sheet}: ${items.length} items, ${volumes.length} volumes`)
  for (const { sheet, kind, rows, columns } of tables)
    lines.push('', `List on ${sheet} (${kind}): ${rows.length} rows × ${columns.length} columns`)
  lines.push('', problems.length === 0 ? 'No problems.' : 'Problems')
  for (const { severity, sheet, cell, message } of problems)
    lines.push(`  ${severity.padEnd(8)} ${[sheet, cell].filter(Boolean).join('!')}  ${message}`)
  return `${lines.join('\n')}\n`
}

function statementLines({ sheet, title, unit, columns, lineItems, checks }: ImportStatement): string[] {
  const failed = checks.filter(({ holds }) => !holds).length
  return [
    `${title} (${sheet})`,
    `  ${[unit.currency, unit.label].filter(Boolean).join(', ') || 'no unit stated'}`,
    `  columns: ${columns.map(({ label, period, scenario }) => `${label}${period ? ` = ${periodLabel(period)}` : ''}${scenario === 'actual' ? '' : ` ${scenario}`}`).join(' | ')}`,
    ...lineItems.map(
      ({ label, level, kind, values }) =>
        `  ${kind === 'heading' ? '§' : kind === 'item' ? ' ' : '='} ${'  '.repeat(level)}${label || '(no label)'}  ${values
          .slice(0, 4)
          .map(({ value, text }) => value ?? text)
          .join('  ')}`,
    ),
    `  ${checks.length} checks, ${failed === 0 ? 'all hold' : `${failed} do not hold`}`,
  ]
}

async function main(): Promise<number> {
  const read = readArguments(process.argv.slice(2))
  if (typeof read === 'string') {
    process.stderr.write(`${read}. ${USE}\n`)
    return 1
  }
  if (!(await stat(read.file).catch(() => null))?.isFile()) {
    process.stderr.write(`There is no file ${JSON.stringify(read.file)}.\n`)
    return 1
  }
  const answer = await readWorkbook({
    source: { path: read.file },
    name: basename(read.file),
    limits: readConfig().ingest,
    options: read.options,
  })
  if (!answer.ok) {
    process.stderr.write(`${answer.message}\n`)
    return 2
  }
  const text = read.json ? `${JSON.stringify(answer.import)}\n` : summary(answer.import)
  await new Promise<void>(done => process.stdout.write(text, () => done()))
  return 0
}

// Whoever reads it may have seen enough (`| head`).
process.stdout.on('error', error => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1))
process.exitCode = await main()
