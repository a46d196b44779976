import type { TableColumn } from '../heads/heads.ts'

/**
 * What only the other headings of a table tell: `Soll` beside `Haben` is a debit and no plan, a target beside its acquirer a company, and `P1 | P2 | P3 …` are periods that a person
 * places, not all of them the title's.
 */
export function inCompany(columns: TableColumn[]): TableColumn[] {
  const last = columns.map(({ texts }) => texts.at(-1)?.trim() ?? '')
  const sides = last.some(text => /^(?:haben|credits?|cr\.?)$/i.test(text))
  const numbered = last.filter(text => NUMBERED.test(text)).length >= 3
  const deal = last.some(text => /\bacquirer\b|\bpro ?forma\b|\bcombined\b/i.test(text))
  if (!sides && !numbered && !deal) return columns
  return columns.map((column, at) => {
    const text = last[at] ?? ''
    if ((sides && /^soll$/i.test(text)) || (deal && /\btarget\b/i.test(text)))
      return { ...column, facts: { ...column.facts, scenario: null } }
    return numbered && NUMBERED.test(text) ? { ...column, facts: { ...column.facts, relative: true } } : column
  })
}

const NUMBERED = /^P ?\d{1,2}$/i
