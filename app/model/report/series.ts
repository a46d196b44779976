import type { Statement } from './section.ts'

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
/** Words of a title that name a period rather than the thing: they differ from report to report. */
const PERIOD_WORDS = new RegExp(
  `\\b(?:fy\\s*\\d{2,4}|q[1-4]|h[12]|(?:19|20)\\d{2}|${MONTH}\\.?\\s+\\d{1,2}|${MONTH}\\s+(?=(?:19|20)\\d{2})|(?:first|second|third|fourth)\\s+quarter|quarter(?:ly)?|annual|(?:three|six|nine|twelve|\\d{1,2})\\s+months\\s+ended|year\\s+ended)\\b`,
  'g',
)

/** A label as it is compared: lower case, one blank, no footnote marks, no accents or punctuation at the ends. */
export function normalLabel(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/(?:\(\d{1,2}\)|\[\w{1,2}\]|\*+|†|‡)\s*$/u, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:;,.–—-]+|[\s:;,.–—-]+$/g, '')
}

/** What a statement is called in its lines' paths: its kind where that is enough (`alone`), else its title without periods. */
export function statementName(title: string, kind: Statement['statement'], alone: boolean): string {
  if (alone && (kind === 'income' || kind === 'balance' || kind === 'cash flow')) return kind
  return normalLabel(normalLabel(title).replace(PERIOD_WORDS, ' ')) || kind
}

/** The lines above each line and its own label, normalised, in the order of the lines. Two lines may have the same. */
export function labelPaths(lineItems: Statement['lineItems']): string[] {
  const byId = new Map(lineItems.map(item => [item.id, item]))
  return lineItems.map(item => {
    const labels: string[] = []
    const passed = new Set<string>()
    for (let at: typeof item | undefined = item; at && !passed.has(at.id); at = at.parent ? byId.get(at.parent) : undefined) {
      passed.add(at.id)
      labels.unshift(normalLabel(at.label))
    }
    return labels.join(' / ')
  })
}

/**
 * The path that each line item is recognised by in the next report, in the order of the lines: statement / the lines above it / its label,
 * normalised. Two lines with one path are told apart by their order (`#2`). `alone`: no other statement of the report is of this kind, so
 * that the kind names it whatever its title says.
 */
export function seriesPaths(title: string, statement: Pick<Statement, 'statement' | 'lineItems'>, alone = true): string[] {
  const name = statementName(title, statement.statement, alone)
  const seen = new Map<string, number>()
  return labelPaths(statement.lineItems).map(labels => {
    const path = `${name} / ${labels}`
    const count = (seen.get(path) ?? 0) + 1
    seen.set(path, count)
    return count === 1 ? path : `${path} #${count}`
  })
}
