import type { ImportColumn, ImportProblem } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import { namesTime, readHeader } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { firstOf, quoted } from '../cells/text.ts'
import { isMeasureOfMoney, NO_ENTITY, residueOf, WHOLE } from './entity.ts'

// `Alpha | Budget Hotels | Q1 Energy | Group`: companies whose names begin with a word of time or of plans.

const LONGEST = 60

/** A name as a company has one, and not what a figure is called: `Hotels`, `Energy AG`. */
const isName = (text: string): boolean =>
  /^(?:\p{Lu}|\p{Lo})/u.test(text) && text.length <= LONGEST && !NO_ENTITY.test(text) && !WHOLE.test(text) && !isMeasureOfMoney(text)

interface Said {
  text: string
  /** What it says besides its time and scenario. */
  name: string
  isTimed: boolean
}

function saidBy(text: string): Said {
  const facts = readHeader(text, null)
  const isTimed = (namesTime(facts) && facts.relation === null) || facts.scenario !== null
  return { text, name: facts.variance || facts.relative ? '' : residueOf([text]), isTimed }
}

/** Columns taken for a month, a quarter or a budget by the first word of a name, beside columns that have nothing but names: asked. */
export function tellNamesOfTime(
  columns: readonly ImportColumn[],
  heads: readonly TableColumn[],
  sheet: string,
  problems: ImportProblem[],
): void {
  const levels = Math.max(0, ...heads.map(({ texts }) => texts.length))
  for (let level = 0; level < levels; level++) {
    const said = heads.map(({ texts }) => saidBy(texts[level]?.trim() ?? ''))
    const isBeside = said.some(({ name, isTimed }, at) => !isTimed && isName(name) && columns[at]?.role !== 'detail')
    if (!isBeside) continue
    // `Budget Nord | Actual Nord` says it of one company.
    const texts = new Map<string, Set<string>>()
    for (const { name, text } of said) texts.set(name, (texts.get(name) ?? new Set()).add(text))
    const found = columns.flatMap((column, at) => {
      const { text = '', name = '', isTimed = false } = said[at] ?? {}
      const isLast = isTimed && name !== '' && text.endsWith(name) && isName(name) && texts.get(name)?.size === 1
      return isLast && column.role === 'period' && column.entity === null ? [{ column, text }] : []
    })
    if (found.length === 0 || found.length === columns.length) continue
    const names = [...new Set(found.map(({ text }) => text))]
    problems.push({
      severity: 'warning',
      code: 'entity-columns',
      sheet,
      ...headsOf(
        found.map(({ column }) => column),
        0,
      ),
      message: `${firstOf(names.map(quoted))} may be the name of a company or segment, as those beside: read as a time or scenario. Say which it is.`,
    })
  }
}
