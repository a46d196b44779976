import type { Fact } from '#app/model/meeting/catalogue.ts'
import { nameOf } from '#app/model/meeting/pointed.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { Section } from '#app/model/report/section.ts'
import { type SectionView, viewSection } from '#app/model/report/views.ts'
import { journalOf, partsOfMeeting, stageableQuestion } from '#db/queries/meetings.ts'
import { pollById } from '#db/queries/polls.ts'
import { reportById, revisionSections } from '#db/queries/reports.ts'
import { done, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { mayReadMeetings, seeMeeting } from './access.ts'

/** What was pointed at for less, on the way to something else, is no moment, in ms. */
const STOOD_MS = 2_000

/** One thing that happened in a past meeting, as readers may see it. */
export interface Moment {
  seq: number
  /** Milliseconds since the meeting started. */
  after: number
  what: 'started' | 'shown' | 'pointed' | 'question' | 'answered' | 'polled' | 'told' | 'paused' | 'resumed' | 'ended'
  /** Title of the section, label of the line, text of the question or poll; '' where the reader may not see it. */
  text: string
  sectionId: string | null
  /** The question, where its text may be read. */
  questionId: string | null
}
export interface MomentsPage {
  meeting: { id: string; title: string; startedAt: number; endedAt: number }
  reportId: string | null
  /** Where the questions are. */
  roundId: string | null
  moments: Moment[]
}

/**
 * A past meeting from its journal. Facts carry ids; what they mean is looked up in what is published now, so that nothing is told here
 * that was withdrawn, removed or never published.
 */
export async function moments(hall: Hall, actor: Actor, meetingId: string): Promise<Outcome<{ page: MomentsPage }>> {
  const seen = await seeMeeting(hall.store, actor, meetingId)
  if (!seen || !(await mayReadMeetings(hall.store, actor))) return NOT_FOUND
  const { meeting } = seen
  if (meeting.state !== 'ended' || meeting.startedAt === null || meeting.endedAt === null) return NOT_FOUND
  const report = await reportById(hall.store, meeting.reportId)
  const readable =
    report?.status === 'published' && report.currentRevisionId ? await revisionSections(hall.store, report.currentRevisionId) : []
  const places = await partsOfMeeting(hall.store, meetingId)
  const found: Moment[] = []
  const nameIn = namesOf(readable)
  let shown: Section | undefined
  const journal = await journalOf(hall.store, meetingId)
  for (const [index, { seq, at, fact }] of journal.entries()) {
    const next = journal[index + 1]
    if (fact.kind === 'pointed' && next?.fact.kind === 'pointed' && next.at - at < STOOD_MS) continue
    if (fact.kind === 'part shown') shown = readable.find(({ id }) => id === places[fact.position - 1]?.sectionId)
    const told = await tell(hall, meeting.roundId, fact, shown, nameIn)
    if (told)
      found.push({
        seq,
        after: Math.max(0, at - meeting.startedAt),
        sectionId: told.text && shown ? shown.id : null,
        questionId: null,
        ...told,
      })
  }
  const { id, title, startedAt, endedAt } = meeting
  return done({
    page: {
      meeting: { id, title, startedAt, endedAt },
      reportId: readable.length ? meeting.reportId : null,
      roundId: meeting.roundId,
      moments: found,
    },
  })
}

type NameIn = (section: Section, id: string) => string | undefined

/** What readers call a thing in a section: a chart or a figure whose lines they do not see names none. */
function namesOf(readable: readonly Section[]): NameIn {
  const sources = {
    section: (id: string) => readable.find(section => section.id === id),
    squad: () => undefined,
    markdown: () => '',
    picture: () => '',
  }
  const views = new Map<string, SectionView>()
  return (section, id) => {
    const view = views.get(section.id) ?? viewSection(section, sources)
    views.set(section.id, view)
    return nameOf(view, id)
  }
}

async function tell(
  hall: Hall,
  roundId: string | null,
  fact: Fact,
  shown: Section | undefined,
  nameIn: NameIn,
): Promise<(Pick<Moment, 'what' | 'text'> & Partial<Moment>) | undefined> {
  switch (fact.kind) {
    case 'meeting started':
      return { what: 'started', text: '' }
    case 'part shown':
      return { what: 'shown', text: shown?.title ?? '' }
    case 'pointed':
      return fact.at.length
        ? {
            what: 'pointed',
            text: [...new Set(fact.at.flatMap(({ id }) => (shown && nameIn(shown, id)) || []))].join('; '),
          }
        : undefined
    case 'question staged':
      return fact.questionId ? { what: 'question', ...(await questionOf(hall, roundId, fact.questionId)) } : undefined
    case 'question answered':
      return { what: 'answered', ...(await questionOf(hall, roundId, fact.questionId)) }
    case 'poll opened':
      return { what: 'polled', text: await pollText(hall, fact.pollId), sectionId: null }
    case 'poll shown':
      return { what: 'told', text: await pollText(hall, fact.pollId), sectionId: null }
    case 'paused':
      return { what: 'paused', text: '' }
    case 'resumed':
      return { what: 'resumed', text: '' }
    case 'meeting ended':
      return { what: 'ended', text: '' }
    default:
      return undefined
  }
}

/** Its moment is about the question, not about what was shown beside it. */
async function questionOf(hall: Hall, roundId: string | null, id: string): Promise<Pick<Moment, 'text' | 'sectionId' | 'questionId'>> {
  const question = await stageableQuestion(hall.store, id, roundId)
  return { text: question?.text ?? '', sectionId: null, questionId: question?.id ?? null }
}

/** It was read by everybody when it was opened. */
const pollText = async (hall: Hall, id: string): Promise<string> => (await pollById(hall.store, id))?.text ?? ''
