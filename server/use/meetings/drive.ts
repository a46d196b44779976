import type { Answer, Move } from '#app/model/meeting/catalogue.ts'
import { drive, type PartFacts } from '#app/model/meeting/drive.ts'
import { reveals } from '#app/model/meeting/steps.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { partAt, stageableQuestion } from '#db/queries/meetings.ts'
import { answerLive } from '#db/queries/questions.ts'
import type { Reader } from '#db/types.ts'
import type { Hall } from '../hall.ts'
import { seeMeeting } from './access.ts'
import { writeToJournal } from './facts.ts'
import { followPolls, pollFault } from './polls.ts'

const refused = (error: Extract<Answer, { ok: false }>['error'], message: string): Answer => ({ ok: false, error, message })
const GONE = refused('not found', 'There is no such meeting.')

export interface Moving {
  meetingId: string
  move: Move
  /** Whether this presenter's page has been gone for ten seconds, by the server's own sockets; without any, nobody's has. */
  gone?: (personId: string) => boolean
}

/** A presenter's move. Answered only after it is on disk: an acknowledged move is never lost. */
export async function move(hall: Hall, actor: Actor, { meetingId, move, gone = () => false }: Moving): Promise<Answer> {
  const seen = await seeMeeting(hall.store, actor, meetingId)
  if (!seen) return GONE
  if (!seen.presents || actor.kind !== 'person') return refused('forbidden', 'Only a presenter of this meeting may do that.')
  const by = actor.personId
  const presenters = seen.presenters.map(({ id }) => id)
  // Whoever presents no more cannot come back to the wheel.
  const around = { presenters, gone: (id: string) => !presenters.includes(id) || gone(id) }

  const answer = await writeToJournal<Answer>(hall, meetingId, GONE, async (tx, meeting) => {
    const question = move.kind === 'stageQuestion' || move.kind === 'markAnswered' ? move.questionId : null
    if (question !== null && !(await stageableQuestion(tx, question, meeting.roundId)))
      return { undo: refused('not found', 'That question is not open in this meeting.') }
    const fault = 'pollId' in move && (await pollFault(tx, meeting, move.pollId))
    if (fault) return { undo: { ok: false, ...fault } }
    const decided = drive(meeting.show, by, move, await partOf(tx, meetingId, move), around)
    if (!Array.isArray(decided)) return { undo: { ok: false, ...decided } }
    // Nothing to change: the number that was taken is given back.
    if (decided.length === 0) return { undo: { ok: true, seq: meeting.seq - 1 } }
    if (move.kind === 'markAnswered') {
      const answer = {
        id: hall.ids.next(),
        questionId: move.questionId,
        meetingId,
        seq: meeting.seq,
        answeredBy: by,
        answeredAt: hall.clock.now(),
      }
      if (!(await answerLive(tx, answer))) return { undo: refused('not found', 'That question is not open in this meeting.') }
    }
    await followPolls(tx, decided)
    return { facts: decided, answer: seq => ({ ok: true, seq }) }
  })
  // What was counted is erased, and must not live on in the write-ahead log.
  if (answer.ok && move.kind === 'showPoll') await hall.store.checkpoint()
  if (answer.ok && move.kind === 'markAnswered' && seen.meeting.roundId)
    hall.publish({ kind: 'questions changed', roundId: seen.meeting.roundId })
  return answer
}

async function partOf(db: Reader, meetingId: string, move: Move): Promise<PartFacts | undefined> {
  if (!('position' in move)) return undefined
  const part = await partAt(db, meetingId, move.position)
  return part && { reveals: reveals(part), targets: part.targets }
}
