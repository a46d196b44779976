import { mayExportReports } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { finderOf, searchable } from '#app/model/question/search.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { companyRow } from '#db/queries/company.ts'
import { seriesOfQuestions } from '#db/queries/reading.ts'
import { recordOf } from '#db/queries/questions.ts'
import { reportById, revisionSections } from '#db/queries/reports.ts'
import { type PublicRound, roundsIn, titleOf } from '#db/queries/rounds.ts'
import { allSquads } from '#db/queries/squads.ts'
import type { Reader } from '#db/types.ts'
import { type ExportedRound, exportQuestions, type QuestionsFormat } from '../exports/questions.ts'
import type { Exported } from '../exports/report.ts'
import { record } from '../people/records.ts'
import { done, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { readerOf } from './reader.ts'

/** What somebody looks for. Everything may be left out. */
export interface Search {
  query?: string
  roundId?: string
  seriesId?: string
  squadId?: string
  state?: QuestionView['state']
  /** From 1. */
  page?: number
}

export interface FoundQuestion {
  question: QuestionView
  roundId: string
  /** Of its round; null: it has none that may be told yet. */
  title: string | null
}

/** A choice of a filter. */
export interface Choice {
  id: string
  name: string
}

export interface ReadingPage {
  found: FoundQuestion[]
  /** Of all pages. */
  total: number
  page: number
  pages: number
  choices: { rounds: { id: string; name: string | null }[]; series: Choice[]; squads: Choice[] }
}

const A_PAGE = 50

/** Questions of all rounds, by what is looked for: those that everybody reads, as everybody reads them. */
export async function find(hall: Hall, actor: Actor, search: Search): Promise<Outcome<{ page: ReadingPage; mayExport: boolean }>> {
  const company = await companyRow(hall.store)
  if (!company || !(await readerOf(hall.store, actor))) return NOT_FOUND
  const rounds = await titledRounds(hall.store)
  const series = await seriesOfQuestions(hall.store)
  const all = await matching(hall, rounds, series, search)
  const pages = Math.max(1, Math.ceil(all.length / A_PAGE))
  const page = Math.min(Math.max(1, search.page ?? 1), pages)
  const named = new Map([...series.values()].map(one => [one.id, one]))
  return done({
    page: {
      found: all.slice((page - 1) * A_PAGE, page * A_PAGE),
      ...{ total: all.length, page, pages },
      choices: {
        rounds: rounds.map(({ round, title }) => ({ id: round.id, name: title })),
        series: [...named.values()],
        squads: (await allSquads(hall.store)).map(({ id, name }) => ({ id, name })),
      },
    },
    mayExport: mayExportReports(actor, company.employeesMayExport === true),
  })
}

/** The same as a file, with the public moderation record of the rounds that they are of. */
export async function exported(
  hall: Hall,
  actor: Actor,
  { format, ...search }: Search & { format: QuestionsFormat },
): Promise<Outcome<{ file: Exported }>> {
  const company = await companyRow(hall.store)
  if (!company || !(await readerOf(hall.store, actor)) || !mayExportReports(actor, company.employeesMayExport === true)) return NOT_FOUND
  const rounds = await titledRounds(hall.store)
  const found = await matching(hall, rounds, await seriesOfQuestions(hall.store), search)
  const taken: ExportedRound[] = []
  for (const { round, title } of rounds) {
    const questions = found.flatMap(({ roundId, question }) => (roundId === round.id ? [question] : []))
    if (questions.length > 0) taken.push({ title, questions, record: await recordOf(hall.store, round.id) })
  }
  const one = search.roundId ? rounds.find(({ round }) => round.id === search.roundId) : undefined
  const { locale, negatives, fiscalYearStart, timeZone } = company
  const file = exportQuestions(taken, format, { company: company.name, formats: { locale, negatives, fiscalYearStart, timeZone } })
  await hall.store.transact(tx => record(hall, tx, actor, 'exported questions', one?.round.id ?? 'all rounds'))
  return done({ file })
}

interface TitledRound {
  round: PublicRound
  title: string | null
}

/** The latest first. */
async function titledRounds(db: Reader): Promise<TitledRound[]> {
  const rounds = (await roundsIn(db, ['open', 'closed', 'settled'])).toSorted((a, b) => b.opensAt - a.opensAt)
  return Promise.all(rounds.map(async round => ({ round, title: await titleOf(db, round) })))
}

/** Texts as they are looked through, kept as long as the view that they are of: a second. */
const texts = new WeakMap<QuestionView, string>()
function textOf(question: QuestionView): string {
  const known = texts.get(question)
  if (known !== undefined) return known
  const text = searchable(question)
  texts.set(question, text)
  return text
}

async function matching(
  hall: Hall,
  rounds: readonly TitledRound[],
  series: ReadonlyMap<string, Choice>,
  { query = '', roundId, seriesId, squadId, state }: Search,
): Promise<FoundQuestion[]> {
  const fits = finderOf(query)
  const inSquad = squadId ? await questionsOfSquad(hall.store, squadId) : undefined
  const found: FoundQuestion[] = []
  for (const { round, title } of rounds) {
    if (roundId && round.id !== roundId) continue
    const view = await hall.roundViews.of(round.id)
    for (const question of (view?.questions ?? []).toSorted((a, b) => b.votes - a.votes || (a.id < b.id ? -1 : 1))) {
      if (state && question.state !== state) continue
      if (seriesId && series.get(question.id)?.id !== seriesId) continue
      if (inSquad && !(await inSquad(question))) continue
      if (fits(textOf(question))) found.push({ question, roundId: round.id, title })
    }
  }
  return found
}

/** A squad's questions: those that it has promised to answer, and those about a line or plan item that it answers for. */
async function questionsOfSquad(db: Reader, squadId: string): Promise<(question: QuestionView) => Promise<boolean>> {
  const name = (await allSquads(db)).find(({ id }) => id === squadId)?.name
  const things = new Map<string, Promise<ReadonlySet<string>>>()
  return async ({ about, after }) => {
    const owner = after?.promises?.at(-1)?.owner
    if (owner) return owner.kind === 'squad' && owner.id === squadId
    if (!about || about.kind === 'section' || name === undefined) return false
    const owned = things.get(about.reportId) ?? thingsOfSquad(db, about.reportId, { id: squadId, name })
    things.set(about.reportId, owned)
    const thing =
      about.kind === 'line item' ? about.lineItemId : about.kind === 'plan item' ? about.planItemId : (about.point.split(':')[0] ?? '')
    return (await owned).has(thing)
  }
}

/** Ids of the lines and plan items that a published report gives a squad. */
async function thingsOfSquad(db: Reader, reportId: string, squad: Choice): Promise<ReadonlySet<string>> {
  const report = await reportById(db, reportId)
  if (report?.status !== 'published' || !report.currentRevisionId) return new Set()
  const sections = await revisionSections(db, report.currentRevisionId)
  return new Set(
    sections.flatMap(({ body }) =>
      body.kind === 'statement'
        ? body.lineItems.flatMap(({ id, squadId }) => (squadId === squad.id ? [id] : []))
        : body.kind === 'plan'
          ? body.items.flatMap(({ id, owner }) => (owner === squad.name ? [id] : []))
          : [],
    ),
  )
}
