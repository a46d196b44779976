import type { ImportCheck, ImportJson, ImportLineItem, ImportPlanItem, ImportStatement, ImportVolume } from '../import.ts'
import { type CorrectionFault, correct } from './settling/correct.ts'
import type { Corrections } from './settling/corrections.ts'
import { reviewOf } from './settling/review.ts'

/** What was understood of a file, as it was corrected. */
export interface Understanding {
  /** Statements that are not wanted have no lines and no checks here; lists and prose begin only. */
  import: ImportJson
  /** The wanted statements with what a person left out still in its place; the same objects where nothing was. */
  reviewed: ImportStatement[]
  /** How many lines each statement has, and how many rows each list. */
  lines: number[]
  rows: number[]
  faults: CorrectionFault[]
}

/** Of lists and texts a preview shows the beginning. */
const BEGINNING = 20

export interface Wanted {
  /** Places of statements whose lines are wanted in any case. */
  also?: readonly number[] | undefined
  /** So many values of the others at most: of a page nobody reads a million. */
  most?: number | undefined
}

export function understandingOf(read: ImportJson, corrections: Corrections, wanted: Wanted = {}): Understanding {
  const { import: corrected, faults } = correct(read, corrections)
  const isWanted = wantedAmong(corrected.statements, wanted)
  const statements = corrected.statements.map((statement, at) => (isWanted[at] ? statement : withoutLines(statement)))
  return {
    import: {
      ...corrected,
      statements,
      tables: corrected.tables.map(table => ({ ...table, rows: table.rows.slice(0, BEGINNING) })),
      prose: corrected.prose.map(({ sheet, paragraphs }) => ({ sheet, paragraphs: paragraphs.slice(0, BEGINNING) })),
    },
    reviewed: statements.map((statement, at) => {
      const whole = read.statements[at]
      const short = whole && (whole.lineItems.length > statement.lineItems.length || whole.columns.length > statement.columns.length)
      return isWanted[at] && whole && short ? reviewOf(whole, statement) : statement
    }),
    lines: corrected.statements.map(({ lineItems }) => lineItems.length),
    rows: corrected.tables.map(({ rows }) => rows.length),
    faults,
  }
}

/** The same with the lines of fewer statements. */
export function lessOf({ import: read, reviewed, ...rest }: Understanding, wanted: Wanted): Understanding {
  const isWanted = wantedAmong(read.statements, wanted)
  const less = (statement: ImportStatement, at: number): ImportStatement => (isWanted[at] ? statement : withoutLines(statement))
  return { ...rest, import: { ...read, statements: read.statements.map(less) }, reviewed: reviewed.map(less) }
}

const withoutLines = (statement: ImportStatement): ImportStatement => ({ ...statement, lineItems: [], checks: [] })

function wantedAmong(statements: readonly ImportStatement[], { also = [], most = Infinity }: Wanted): boolean[] {
  let left = most
  return statements.map(({ suggested, lineItems }, at) => {
    if (also.includes(at)) return true
    const size = lineItems.reduce((sum, { values }) => sum + values.length, 0)
    if (!suggested || size > left) return false
    left -= size
    return true
  })
}

/** A part of what was understood that is parsed in a few milliseconds. */
export type Piece =
  | { is: 'head'; understanding: Understanding; same: boolean[] }
  | { is: 'lines'; of: 'import' | 'reviewed'; at: number; lines: ImportLineItem[] }
  | { is: 'checks'; of: 'import' | 'reviewed'; at: number; checks: ImportCheck[] }
  | { is: 'items'; at: number; items: ImportPlanItem[] }
  | { is: 'volumes'; at: number; volumes: ImportVolume[] }

/** So many values make a piece. */
const PIECE = 2_000

/** In pieces, so that whoever puts it together may do something else between two of them. */
export function* piecesOf(understanding: Understanding): Generator<Piece> {
  const { import: read, reviewed } = understanding
  const same = reviewed.map((statement, at) => statement === read.statements[at])
  const bare = (statement: ImportStatement): ImportStatement => ({ ...statement, lineItems: [], checks: [] })
  yield {
    is: 'head',
    understanding: {
      ...understanding,
      import: { ...read, statements: read.statements.map(bare), plans: read.plans.map(plan => ({ ...plan, items: [], volumes: [] })) },
      reviewed: reviewed.map((statement, at) => (same[at] ? { ...statement, lineItems: [], columns: [], checks: [] } : bare(statement))),
    },
    same,
  }
  for (const [at, statement] of read.statements.entries()) yield* piecesOfStatement(statement, 'import', at)
  for (const [at, statement] of reviewed.entries()) if (!same[at]) yield* piecesOfStatement(statement, 'reviewed', at)
  for (const [at, { items, volumes }] of read.plans.entries()) {
    for (const portion of portions(items, ({ more }) => more.length + 8)) yield { is: 'items', at, items: portion }
    for (const portion of portions(volumes, ({ more }) => more.length + 4)) yield { is: 'volumes', at, volumes: portion }
  }
}

function* piecesOfStatement({ lineItems, checks }: ImportStatement, of: 'import' | 'reviewed', at: number): Generator<Piece> {
  for (const lines of portions(lineItems, ({ values }) => values.length)) yield { is: 'lines', of, at, lines }
  for (const portion of portions(checks, ({ parts }) => parts.length + 2)) yield { is: 'checks', of, at, checks: portion }
}

function* portions<T>(things: readonly T[], size: (thing: T) => number): Generator<T[]> {
  let portion: T[] = []
  let full = 0
  for (const thing of things) {
    portion.push(thing)
    full += size(thing) + 1
    if (full < PIECE) continue
    yield portion
    portion = []
    full = 0
  }
  if (portion.length > 0) yield portion
}

/** Puts a piece in its place; the head comes first. */
export function place(piece: Piece, into: Understanding | null): Understanding | null {
  if (piece.is === 'head') {
    const { understanding, same } = piece
    understanding.reviewed = understanding.reviewed.map((statement, at) =>
      same[at] ? (understanding.import.statements[at] ?? statement) : statement,
    )
    return understanding
  }
  const statements = 'of' in piece && piece.of === 'reviewed' ? into?.reviewed : into?.import.statements
  if (piece.is === 'lines') statements?.[piece.at]?.lineItems.push(...piece.lines)
  else if (piece.is === 'checks') statements?.[piece.at]?.checks.push(...piece.checks)
  else if (piece.is === 'items') into?.import.plans[piece.at]?.items.push(...piece.items)
  else into?.import.plans[piece.at]?.volumes.push(...piece.volumes)
  return into
}
