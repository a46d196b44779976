import { comparePeriods } from '#app/model/period.ts'
import type { PromiseView } from '#app/model/question/answering.ts'
import { type Debt, debtOf, owedBy, quartersBetween } from '#app/model/question/debt.ts'
import { keptQuestions, owedQuestions, type OwedRow, undecided } from '#db/queries/debt.ts'
import { publishedNames } from '#db/queries/names.ts'
import { promisesOf } from '#db/queries/promises.ts'
import type { Reader } from '#db/types.ts'
import { rulesOf } from '../use/reports/access.ts'

/** A question that is owed, or whose promise was kept. */
export interface OwedView {
  id: string
  roundId: string
  text: string
  /** Label of the line or thing that it is about. */
  about: string | null
  reopened: boolean
  /** When its round opened: when it was asked is not known. */
  since: number
  /** How long it has been carried on, in quarters; 0 since the latest report. */
  quarters: number
  /** Oldest first. */
  promises: PromiseView[]
}
export interface OwedPage {
  /** By due day, undated ones last. */
  open: OwedView[]
  /** The latest first. */
  kept: OwedView[]
  debt: Debt
  /** Of rounds that are over, how many still wait for a moderator; of one owner's page none. */
  undecided: number
}

/** On the first page. */
const HOME = { open: 12, kept: 3 }

/** For the first page: what is due next, and what came last. */
export async function owedShortly(db: Reader): Promise<OwedPage> {
  const page = await owedPage(db, HOME.kept)
  return { ...page, open: page.open.slice(0, HOME.open) }
}

/** All that is owed, and so many of the promises that were kept. */
export async function owedPage(db: Reader, mostKept: number): Promise<OwedPage> {
  const { firstMonth } = await rulesOf(db)
  const owed = await owedQuestions(db)
  const kept = await keptQuestions(db, mostKept)
  const promises = await promisesOf(
    db,
    [...owed, ...kept].map(({ id }) => id),
  )
  const latest = (await publishedNames(db)).map(({ period }) => period).sort((a, b) => comparePeriods(b, a, firstMonth))[0]
  const quarters = ({ period }: OwedRow) => (period && latest ? quartersBetween(period, latest, firstMonth) : 0)
  const viewOf = ({ id, roundId, text, about, since }: Pick<OwedRow, 'id' | 'roundId' | 'text' | 'about' | 'since'>) => ({
    ...{ id, roundId, text, since, about: about?.label ?? null },
    promises: promises.flatMap(({ questionId, ...promise }) => (questionId === id ? [promise] : [])),
  })
  const open = owed.map(row => ({ ...viewOf(row), reopened: row.reopened, quarters: quarters(row) }))
  return {
    open,
    kept: kept.map(row => ({ ...viewOf(row), reopened: false, quarters: 0 })),
    debt: debtOf(open),
    undecided: await undecided(db),
  }
}

/** What is owed in a published report: all that was asked by then and is open, and by series what was asked about a line. */
export async function owedInReport(
  db: Reader,
  { period }: { period: string },
  firstMonth: number,
): Promise<{ debt: Debt; bySeries: Map<string, (OwedRow & { quarters: number })[]> }> {
  const owed = owedBy(await owedQuestions(db), period, firstMonth)
  const bySeries = new Map<string, typeof owed>()
  for (const one of owed) if (one.seriesId) bySeries.set(one.seriesId, [...(bySeries.get(one.seriesId) ?? []), one])
  return { debt: debtOf(owed), bySeries }
}
