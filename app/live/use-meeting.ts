import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Answer, Audience, CommandInput, CommandName, Refusal } from '#app/model/meeting/catalogue.ts'
import { Connection, type Transport } from './connection.ts'
import { QUESTIONS_CHANGED, VOTED, type Voted } from './questions/feed.ts'
import { EMPTY, type LiveState } from './state.ts'

export interface Meeting extends LiveState {
  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer<N>>
  transport(): Transport | null
  /** Comes back after this page gave way to others of the same person. */
  comeBack(): void
}

const noSubscription = () => () => {}
const empty = () => EMPTY
const sendNothing = async (): Promise<Refusal> => ({ ok: false, error: 'failed', message: '' })

/**
 * A page's live meeting: connects when the page is in a browser, and gives the state after every change. A follower hears its round too.
 * `link`: the secret of a browser source, for which no cookie speaks.
 */
export function useMeeting(meetingId: string, as: Audience, given: string | null = null, link?: string): Meeting {
  const [connection, setConnection] = useState<Connection | null>(null)
  useEffect(() => {
    const opened = new Connection({ meetingId, as, link })
    const online = () => opened.networkChanged(true)
    const offline = () => opened.networkChanged(false)
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    setConnection(opened)
    return () => {
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
      opened.close()
    }
  }, [meetingId, as, link])
  const state = useSyncExternalStore(connection?.subscribe ?? noSubscription, connection?.state ?? empty, empty)

  const roundId = given ?? state.around?.meeting.roundId ?? null
  const { questionsHeard, votes } = state
  useEffect(() => {
    if (roundId && questionsHeard > 0) window.dispatchEvent(new CustomEvent(QUESTIONS_CHANGED, { detail: roundId }))
  }, [roundId, questionsHeard])
  useEffect(() => {
    if (roundId) window.dispatchEvent(new CustomEvent<Voted>(VOTED, { detail: { roundId, votes } }))
  }, [roundId, votes])
  return {
    ...state,
    send: connection ? (name, input) => connection.send(name, input) : sendNothing,
    transport: () => connection?.transport() ?? null,
    comeBack: () => connection?.comeBack(),
  }
}
