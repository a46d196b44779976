import type { ReactNode } from 'react'
import type { ToAnswer } from '#server/use/answers.ts'
import { NavLink } from '../framework.ts'
import { Page } from '../page.tsx'
import { answering } from '../words/answering.ts'
import { questions as words } from '../words/questions.ts'
import { Answer } from './answer.tsx'
import { PromiseHistory } from './promise-history.tsx'

const text = answering.promise

/** The question, what was answered and promised so far, and the two ways to go on: answer now, or promise an answer. */
export function AnswerFrame({ id, question, title, children }: { id: string; question: ToAnswer; title: string; children: ReactNode }) {
  const { roundId, open, answers, promises } = question
  return (
    <Page title={title} width="text" back={{ to: `/rounds/${roundId}`, label: words.title }}>
      <blockquote className="question-text" dir="auto">
        {question.text}
      </blockquote>
      <PromiseHistory promises={promises} />
      {answers.map(answer => (
        <Answer key={answer.id} answer={answer} />
      ))}
      {open && (
        <nav className="answer-ways" aria-label={text.which}>
          <NavLink to={`/questions/${id}/answer`} className="toggle-link">
            {text.now}
          </NavLink>
          <NavLink to={`/questions/${id}/promise`} className="toggle-link">
            {text.later}
          </NavLink>
        </nav>
      )}
      {children}
    </Page>
  )
}
