import { mayAnswer } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { PromiseView } from '#app/model/question/answering.ts'
import { isPublic } from '#app/model/question/life.ts'
import { cleanText } from '#app/model/question/text.ts'
import type { AnswerView } from '#app/model/question/views.ts'
import type { Section } from '#app/model/report/section.ts'
import { promisesOf } from '#db/queries/promises.ts'
import { answersTo, changeAnswer, questionById } from '#db/queries/questions.ts'
import { answersMarkdown, shownSections } from '../questions/figures.ts'
import { answerView } from '../questions/view.ts'
import { conflict, done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { readerOf } from './reader.ts'

/** A question as somebody sees it who is about to answer it, or to promise an answer. */
export interface ToAnswer {
  roundId: string
  text: string
  open: boolean
  answers: AnswerView[]
  promises: PromiseView[]
  /** The actor's own answer in a meeting that nobody has written down yet. */
  live: { id: string; at: number } | null
  /** The report's statements as they are published: a text may show their figures. */
  statements: Pick<Section, 'body'>[]
}

export async function toAnswer(hall: Hall, actor: Actor, { questionId }: { questionId: string }): Promise<Outcome<{ question: ToAnswer }>> {
  const person = await readerOf(hall.store, actor)
  if (!person || !mayAnswer(person)) return NOT_FOUND
  const question = await questionById(hall.store, questionId)
  if (!question || !isPublic(question)) return NOT_FOUND
  const { roundId, text, state } = question
  const given = await answersTo(hall.store, [questionId])
  const markdown = await answersMarkdown(hall.store, roundId, given)
  const own = given.findLast(({ answer }) => answer.kind === 'live' && answer.text === '' && answer.answeredBy === person.personId)
  const sections = await shownSections(hall.store, roundId)
  return done({
    question: {
      ...{ roundId, text, open: state === 'open' },
      answers: given.map(one => answerView(one, markdown)),
      promises: (await promisesOf(hall.store, [questionId])).map(({ questionId: _, ...promise }) => promise),
      live: own ? { id: own.answer.id, at: own.answer.answeredAt } : null,
      statements: sections.flatMap(({ body }) => (body.kind === 'statement' ? [{ body }] : [])),
    },
  })
}

export const LONGEST_ANSWER = 10_000
/** Text beyond this is not even cleaned: nobody needs so many, blanks and marks included, to write one of 10,000. */
const LONGEST_RAW_ANSWER = 4 * LONGEST_ANSWER
const TOO_LONG = fail({ kind: 'invalid', fields: { text: `Shorten the answer: ${LONGEST_ANSWER} characters at most.` } })

/** An answer's text as it is stored, or what is wrong with it. */
export function answerText(text: string): Outcome<{ text: string }> {
  if (text.length > LONGEST_RAW_ANSWER) return TOO_LONG
  const clean = cleanText(text)
  if (clean === '') return fail({ kind: 'invalid', fields: { text: 'Write the answer.' } })
  return clean.length > LONGEST_ANSWER ? TOO_LONG : done({ text: clean })
}

/** What somebody said in a meeting, written down later beside the moment, once and by the one who said it. Others add an answer of their own. */
export async function writeDown(hall: Hall, actor: Actor, { answerId, text }: { answerId: string; text: string }): Promise<Outcome> {
  const person = await readerOf(hall.store, actor)
  if (!person) return NOT_FOUND
  if (!mayAnswer(person)) return FORBIDDEN
  const written = answerText(text)
  if (!written.ok) return written
  const roundId = await hall.store.transact(tx => changeAnswer(tx, answerId, person.personId, written.text))
  if (roundId === undefined) return conflict('This was written down already. Your text is still here: add it as an answer.')
  hall.publish({ kind: 'questions changed', roundId })
  return done()
}
