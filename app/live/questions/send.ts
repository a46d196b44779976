import type { AnonymousAnswer, PollAnswerRequest, QuestionRequest, VoteRequest, WithdrawalRequest } from '#app/model/question/wire.ts'

export type Sent = AnonymousAnswer | { state: 'unreachable' }

/** Without cookies and credentials, and finished even when the page is left; never `sendBeacon`, which carries cookies. */
async function post(path: string, body: unknown): Promise<Sent> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'omit',
      keepalive: true,
      cache: 'no-store',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json()) as AnonymousAnswer
  } catch {
    // No network, or something between that answered with a page of its own.
    return { state: 'unreachable' }
  }
}

export const sendQuestion = (request: QuestionRequest): Promise<Sent> => post('/anonymous/questions', request)
export const sendVote = (request: VoteRequest): Promise<Sent> => post('/anonymous/votes', request)
export const sendWithdrawal = (request: WithdrawalRequest): Promise<Sent> => post('/anonymous/withdrawals', request)
export const sendPollAnswer = (request: PollAnswerRequest): Promise<Sent> => post('/anonymous/polls', request)
