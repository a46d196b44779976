import { fromBase64url } from '#app/model/base64url.ts'
import type { PollArchive, PulseView } from '#app/model/poll/poll.ts'
import { TOKENS } from '#app/model/question/token.ts'
import type { QuestionsView } from '#app/model/question/views.ts'
import type { AnonymousAnswer, IssueAnswer } from '#app/model/question/wire.ts'
import type { RoundView } from '#app/model/question/round.ts'
import type { Filled } from './fill/index.ts'
import { askingToken, blindedSet, keysOf, votingToken, type Wallet } from './wallet.ts'

/** What a colleague's browser does over HTTP: signs in, fetches tokens, reads questions, and asks and votes without cookies. */
export class Browser {
  private readonly wallets = new Map<string, Wallet>()
  /** Questions that were voted for, by id. */
  private readonly voted = new Set<string>()
  private readonly polled = new Set<string>()
  private spent = 0

  constructor(
    private readonly url: string,
    private readonly person: Filled['simulated'][number],
    /** Of somebody who is signed in already. */
    private cookies = '',
  ) {}

  get cookie(): string {
    return this.cookies
  }

  /** Signs in as the sign-in page does; false when it did not work. */
  async signIn(): Promise<boolean> {
    const { email, password } = this.person
    const response = await fetch(`${this.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: this.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ login: email, password, to: '/' }),
    })
    await response.arrayBuffer()
    this.cookies = response.headers
      .getSetCookie()
      .map(cookie => cookie.split(';')[0])
      .join('; ')
    return response.status >= 300 && response.status < 400 && this.cookies !== ''
  }

  /** Has its tokens of a round signed, if it does not hold them yet. */
  async fetchTokens(round: Pick<RoundView, 'id' | 'keys'>): Promise<void> {
    const keys = keysOf(round)
    const seed = fromBase64url(this.person.seed)
    if (!keys || !seed || this.wallets.has(round.id)) return
    const response = await fetch(`${this.url}/rounds/${round.id}/tokens`, {
      method: 'POST',
      headers: { origin: this.url, cookie: this.cookies, 'content-type': 'application/json' },
      body: JSON.stringify(blindedSet(seed, keys)),
    })
    const answer = (await response.json()) as IssueAnswer
    if (answer.ok) this.wallets.set(round.id, { seed, keys, signed: { asking: answer.asking, voting: answer.voting } })
  }

  async questions(roundId: string): Promise<QuestionsView | undefined> {
    const response = await fetch(`${this.url}/rounds/${roundId}/questions`, { headers: { cookie: this.cookies } })
    return response.ok ? ((await response.json()) as QuestionsView) : undefined
  }

  /** Votes for the first open question that it has not voted for and that `likes` it. */
  async voteFor(roundId: string, view: QuestionsView, likes: () => boolean): Promise<void> {
    const wallet = this.wallets.get(roundId)
    const question = view.questions.find(({ id, state }) => state === 'open' && !this.voted.has(id) && likes())
    if (!wallet || !question) return
    this.voted.add(question.id)
    await this.anonymous('votes', { token: votingToken(wallet), questionId: question.id, choice: 1 })
  }

  /** Answers a poll that it has not answered, with its tokens of a round. */
  async answerPoll(roundId: string, pollId: string, choices: number[]): Promise<void> {
    const wallet = this.wallets.get(roundId)
    if (!wallet || this.polled.has(pollId)) return
    this.polled.add(pollId)
    await this.anonymous('polls', { token: votingToken(wallet), pollId, choices })
  }

  /** The statements that a meeting which has ended asks everybody. */
  async pulse(meetingId: string): Promise<PulseView[]> {
    const response = await fetch(`${this.url}/meetings/${meetingId}/polls`, { headers: { cookie: this.cookies } })
    return response.ok ? ((await response.json()) as PollArchive).pulse : []
  }

  /** Asks with its next token and repeats the same request until the question is stored, as every browser does. */
  async ask(roundId: string, text: string, wait: (ms: number) => Promise<void>): Promise<boolean> {
    const wallet = this.wallets.get(roundId)
    while (wallet && this.spent < TOKENS.asking) {
      // The receipt's secret stays here.
      const { token, receipt } = askingToken(wallet, this.spent)
      const request = { token, receipt, text, about: null }
      let answer = await this.anonymous('questions', request)
      // Stored at once, or spent: this token went with another question, in an earlier run of the demonstration.
      const used = answer.state === 'stored' || (answer.state === 'refused' && answer.code === 'spent')
      for (let again = 0; answer.state === 'held' && again < 6; again++) {
        await wait(answer.tickIn + 1_000)
        answer = await this.anonymous('questions', request)
      }
      this.spent++
      if (!used) return answer.state === 'stored'
    }
    return false
  }

  private async anonymous(path: 'questions' | 'votes' | 'polls', body: unknown): Promise<AnonymousAnswer> {
    const response = await fetch(`${this.url}/anonymous/${path}`, {
      method: 'POST',
      credentials: 'omit',
      headers: { origin: this.url, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json()) as AnonymousAnswer
  }
}
