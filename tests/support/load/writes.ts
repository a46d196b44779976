import { Connection } from '#app/live/connection.ts'
import { readToken, voteHash } from '#app/model/question/spent.ts'
import { journalOf } from '#db/queries/meetings.ts'
import type { Store } from '#db/types.ts'
import type { LoadCompany } from './company.ts'

// Whatever people write in a meeting, all at once, over the real wire, with a log of what the server said it has. The log outlives the
// server: after a kill -9 it is held against the database.

/** What was acknowledged, by kind. */
export type Acknowledged = Record<'moves' | 'votes' | 'questions' | 'edits', number>

export class Writes {
  private presenter: Connection | undefined
  /** Number in the journal, and the row that was pointed at. */
  private readonly moves = new Map<number, string>()
  private readonly questions = new Set<string>()
  private readonly edits: string[] = []
  /** By voter and question, the choice that was acknowledged last; undefined while one is on its way. */
  private readonly votes = new Map<string, { questionId: string; voter: string; choice: 0 | 1 | undefined }>()
  private readonly counts: Acknowledged = { moves: 0, votes: 0, questions: 0, edits: 0 }
  /** Questions that are open, for votes. */
  private open: string[] = []
  private asked = 0
  private readonly unsettled: { token: string; receipt: string; text: string; about: null }[] = []
  private version: number
  private stopped = false
  private running: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly url: string,
    private readonly company: LoadCompany,
    /** Between two writes of a kind, in ms: thousands who follow hear of each. */
    private readonly restMs = 5,
  ) {
    this.version = company.version
  }

  get acknowledged(): Acknowledged {
    return { ...this.counts }
  }

  /** Begins to write everything, without a pause, until `stop`. What fails is tried again: the server may be gone. */
  start(): void {
    this.stopped = false
    const { meetingId, presenter } = this.company
    this.presenter ??= new Connection({ url: this.url, meetingId, as: 'presenter', headers: { cookie: presenter, origin: this.url } })
    this.running = Promise.all([
      this.forEver(() => this.move()),
      this.forEver(() => this.vote()),
      this.forEver(() => this.ask(), 100),
      this.forEver(() => this.edit()),
    ])
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.running
    this.presenter?.close()
    this.presenter = undefined
  }

  /** Takes in what is open now, and which version of the report stands: a last edit may have been written without an answer. */
  async look(store: Store): Promise<void> {
    const { questions, reports } = store.t
    const rows = await store.select({ id: questions.id, state: questions.state }).from(questions)
    this.open = rows.filter(({ state }) => state === 'open').map(({ id }) => id)
    this.version =
      (await store.select({ id: reports.id, version: reports.version }).from(reports)).find(({ id }) => id === this.company.reportId)
        ?.version ?? 0
  }

  /** What was acknowledged and is not in the database, one sentence each. */
  async lost(store: Store): Promise<string[]> {
    const lost: string[] = []
    const journal = await journalOf(store, this.company.meetingId)
    if (journal.some(({ seq }, index) => seq !== index + 1)) lost.push('the journal has a gap')
    for (const [seq, row] of this.moves) {
      const fact = journal[seq - 1]?.fact
      if (fact?.kind !== 'pointed' || fact.at[0]?.id !== row) lost.push(`move ${seq}`)
    }
    const { questions, votes, sections } = store.t
    const texts = new Set((await store.select({ text: questions.text }).from(questions)).map(({ text }) => text))
    for (const text of this.questions) if (!texts.has(text)) lost.push(`question ${text}`)
    const cast = new Set((await store.select().from(votes)).map(({ questionId, voterHash }) => `${questionId} ${voterHash}`))
    for (const { questionId, voter, choice } of this.votes.values())
      if (choice !== undefined && cast.has(`${questionId} ${voter}`) !== (choice === 1)) lost.push(`vote on ${questionId}`)
    const title = (await store.select({ id: sections.id, title: sections.title }).from(sections)).find(
      ({ id }) => id === this.company.sectionId,
    )?.title
    // A later one may have been written and not answered; an earlier one must not stand.
    const last = this.edits.at(-1)
    if (last !== undefined && numberOf(title) < numberOf(last)) lost.push(`edit ${last}: ${title} stands`)
    return lost
  }

  private async forEver(work: () => Promise<void>, restMs = this.restMs): Promise<void> {
    while (!this.stopped) {
      await work().catch(() => {})
      await new Promise(next => setTimeout(next, restMs))
    }
  }

  private async move(): Promise<void> {
    const { show } = this.presenter?.state() ?? {}
    if (!this.presenter || !show) return
    if (show.position !== 2) return void (await this.presenter.send('show', { position: 2, from: show.position }))
    const row = `b${Math.floor(Math.random() * 300)}`
    const answer = await this.presenter.send('point', { position: show.position, at: [{ kind: 'line item', id: row }] })
    if (!answer.ok) return
    this.moves.set(answer.seq, row)
    this.counts.moves += 1
  }

  private async vote(): Promise<void> {
    const questionId = this.open[Math.floor(Math.random() * this.open.length)]
    const asker = this.company.askers[Math.floor(Math.random() * this.company.askers.length)]
    const token = asker && readToken(asker.voting)
    if (!questionId || !token) return
    const vote = { questionId, voter: voteHash(token, questionId), choice: undefined as 0 | 1 | undefined }
    this.votes.set(`${questionId} ${vote.voter}`, vote)
    const choice = Math.random() < 0.7 ? 1 : 0
    if ((await this.post('votes', { token: asker.voting, questionId, choice })) !== 'stored') return
    vote.choice = choice
    this.counts.votes += 1
  }

  /** Asks some more, and repeats what is not stored yet, as browsers do. */
  private async ask(): Promise<void> {
    while (this.unsettled.length < 6) {
      const asker = this.company.askers[this.asked % this.company.askers.length]
      const index = Math.floor(this.asked / this.company.askers.length)
      if (!asker || index >= asker.asking.length) break
      this.unsettled.push(asker.question(index, `Question number ${this.asked++}?`))
    }
    for (const question of [...this.unsettled]) {
      if ((await this.post('questions', question)) !== 'stored') continue
      this.unsettled.splice(this.unsettled.indexOf(question), 1)
      this.questions.add(question.text)
      this.counts.questions += 1
    }
  }

  private async edit(): Promise<void> {
    const title = `Balance sheet, edit ${this.version}`
    const { reportId, sectionId, presenter } = this.company
    const form = { form: 'name', title, version: String(this.version) }
    const answer = await postForm(this.url, `/reports/${reportId}/edit/sections/${sectionId}`, presenter, form)
    if (answer.status === 409) this.version += 1
    if (answer.status !== 200) return
    this.version += 1
    this.edits.push(title)
    this.counts.edits += 1
  }

  private async post(what: 'votes' | 'questions', body: unknown): Promise<string> {
    const headers = { origin: this.url, 'content-type': 'application/json' }
    const response = await fetch(`${this.url}/anonymous/${what}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    })
    return ((await response.json()) as { state: string }).state
  }
}

const numberOf = (title: string | undefined): number => Number(/edit (\d+)$/.exec(title ?? '')?.[1] ?? 0)

/** A form of a page, as its script sends it: the answer is data and not the page. */
export async function postForm(url: string, path: string, cookie: string, fields: Record<string, string>): Promise<Response> {
  const response = await fetch(`${url}${path}.data`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { cookie, origin: url },
    redirect: 'manual',
    signal: AbortSignal.timeout(5_000),
  })
  await response.arrayBuffer()
  return response
}
