import type { Formats } from '#app/model/format.ts'
import { plainOf } from '#app/model/question/search.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import type { recordOf } from '#db/queries/questions.ts'
import { dayIn } from '#app/model/local-time.ts'
import { type Cell, text } from './book.ts'
import { csvOf, CSV_TYPE } from './csv.ts'
import type { Exported } from './report.ts'
import { words } from './words.ts'

export const QUESTIONS_FORMATS = ['csv', 'json'] as const
export type QuestionsFormat = (typeof QUESTIONS_FORMATS)[number]

export interface ExportedRound {
  title: string | null
  questions: readonly QuestionView[]
  record: Awaited<ReturnType<typeof recordOf>>
}

/**
 * Questions as everybody reads them. Each field is named here: what is added to a question some day is in no file before somebody has
 * said that it is public. No batch, receipt or token, nothing that waits or was declined.
 */
export function exportQuestions(
  rounds: readonly ExportedRound[],
  format: QuestionsFormat,
  { company, formats }: { company: string; formats: Formats },
): Exported {
  const all = rounds.map(({ title, questions, record }) => ({
    round: title ?? words.questions.untitled,
    questions: questions.map(question => questionOf(question, formats)),
    moderation: record.map(({ line: { act, at }, by }) => ({
      // Beside it stands a moderator's name, also where the asker did it.
      act: act.kind === 'split' ? `split by ${act.by}` : act.kind,
      reason: 'reason' in act ? act.reason : null,
      by,
      on: dayIn(at, formats.timeZone),
    })),
  }))
  const name = words.fileName([company, words.questions.title])
  if (format === 'json')
    return { name: `${name}.json`, contentType: 'application/json; charset=utf-8', bytes: Buffer.from(`${JSON.stringify(all, null, 2)}\n`) }
  const rows = all.flatMap(({ round, questions }) => questions.map(question => rowOf(round, question)))
  const moderation = all.flatMap(({ round, moderation: lines }) =>
    lines.map(({ act, reason, by, on }) => [text(round), text(act), text(reason ?? ''), text(by), day(on)]),
  )
  const head = (columns: readonly string[]) => columns.map(column => text(column))
  const { columns, record } = words.questions
  const sheets = [
    { name: words.questions.title, widths: [], rows: [head(columns), ...rows] },
    { name: words.questions.title, widths: [], rows: [head(record), ...moderation] },
  ]
  return { name: `${name}.csv`, contentType: CSV_TYPE, bytes: csvOf(sheets, formats) }
}

const day = (on: string): Cell => ({ is: 'day', day: on })

function questionOf({ id, text: asked, about, state, votes, atLeast, answers, after, ...rest }: QuestionView, formats: Formats) {
  const on = (at: number) => dayIn(at, formats.timeZone)
  return {
    id,
    question: asked,
    about: about?.label ?? null,
    state,
    mergedInto: 'into' in rest ? rest.into : null,
    votes,
    votesAtLeast: atLeast,
    added: (after?.clarifications ?? []).flatMap(added => (added.state === 'open' ? [added.text] : [])),
    answers: answers.map(({ kind, by, at, html }) => ({ kind, by, on: on(at), text: plainOf(html) })),
    promises: (after?.promises ?? []).map(({ owner, dueOn, by, madeAt, keptAt, moved }) => ({
      owner: owner.name,
      dueOn,
      by,
      madeOn: on(madeAt),
      keptOn: keptAt === null ? null : on(keptAt),
      moved,
    })),
    readersSay: after?.verdicts ? { answered: after.verdicts.yes, notAnswered: after.verdicts.no } : null,
    settled: after?.settled ?? null,
    reopened: after?.reopened ?? false,
  }
}

function rowOf(round: string, question: ReturnType<typeof questionOf>): Cell[] {
  const { votes, answers, promises } = question
  const last = promises.at(-1)
  return [
    text(round),
    text(question.question),
    text(question.about ?? ''),
    text(question.state),
    { is: 'number', value: String(votes) },
    text(question.added.join('\n')),
    text(answers.map(({ text: said }) => said).join('\n\n')),
    text(answers.map(({ by }) => by).join(', ')),
    text(answers.map(({ on }) => on).join(', ')),
    text(last?.owner ?? ''),
    text(last?.dueOn ?? ''),
    text(question.settled ?? ''),
  ]
}
