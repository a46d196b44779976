import type { ImportColumn, ImportProblem } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import { isColumnHead, namesTime, readHeader } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { firstOf, quoted } from '../cells/text.ts'
import { withoutNamed } from './legal-forms.ts'
import { readScenario } from './scenario-words.ts'
import { isMeasureOfMoney, NO_ENTITY, residueOf, WHOLE } from './entity.ts'

// `Alpha | Budget Hotels | Q1 Energy | Group`: companies whose names begin with a word of time or of plans.

const LONGEST = 60

/** A name as a company has one, and not what a figure is called: `Hotels`, `Energy AG`. */
const isName = (text: string): boolean =>
  /^(?:\p{Lu}|\p{Lo})/u.test(text) && text.length <= LONGEST && !NO_ENTITY.test(text) && !WHOLE.test(text) && !isMeasureOfMoney(text)

interface Said {
  text: string
  scenario: string | null
  /** A word of time right before a registered form. */
  isNamed: boolean
  /** What it says besides its time and scenario. */
  name: string
  isTimed: boolean
}

function saidBy(text: string): Said {
  const facts = readHeader(text, null)
  const isTimed = (namesTime(facts) && facts.relation === null) || facts.scenario !== null
  const isNamed = isTimed && !isColumnHead(readHeader(withoutNamed(text), null))
  return { text, scenario: facts.scenario, name: facts.variance || facts.relative ? '' : residueOf([text]), isTimed, isNamed }
}

/**
 * Columns taken for a month, a quarter or a budget by the first word of a name: asked beside columns that have nothing but names, where a
 * registered form stands behind that word (`March GmbH`), and where `Actual` and `Budget` stand below it (`Budget Hotels`).
 */
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
    // `Budget Nord | Actual Nord` says it of one company.
    const texts = new Map<string, Set<string>>()
    for (const { name, text } of said) texts.set(name, (texts.get(name) ?? new Set()).add(text))
    const found = columns.flatMap((column, at) => {
      const { text = '', name = '', scenario = null, isTimed = false, isNamed = false } = said[at] ?? {}
      const isTwice =
        isNamed ||
        (scenario !== null && (heads[at]?.texts ?? []).some((below, row) => row > level && readScenario(below).scenario !== null))
      const isLast = isTimed && name !== '' && text.endsWith(name) && isName(name) && (isNamed || texts.get(name)?.size === 1)
      if (!isLast || column.role !== 'period') return []
      return isTwice || (isBeside && column.entity === null) ? [{ column, text, isTwice }] : []
    })
    if (found.length === 0 || (found.length === columns.length && !found.some(({ isTwice }) => isTwice))) continue
    const names = [...new Set(found.map(({ text }) => text))]
    problems.push({
      severity: 'warning',
      code: 'entity-columns',
      sheet,
      ...headsOf(
        found.map(({ column }) => column),
        0,
      ),
      message: `${firstOf(names.map(quoted))} may be the name of a company or segment: read as a time or scenario. Say which it is.`,
    })
  }
}
