import type { ReactNode } from 'react'
import { formatDay, formatMoment } from '#app/model/format.ts'
import type { OwnRecord } from '#server/use/account.ts'
import { useFormats } from '../formats.tsx'
import { PageSection } from '../page.tsx'
import { PageLink } from '../page-link.tsx'
import { kept as text } from '../words/kept.ts'
import { questions } from '../words/questions.ts'

/** The rest of what is stored about a person by name: what they fetched, did and were written. */
export function OwnActs({ record }: { record: OwnRecord }) {
  const formats = useFormats()
  const moment = (at: number) => formatMoment(at, formats)
  const { tokens, answered, moderated, promised, acts, letters, tables } = record
  return (
    <>
      <Part title={text.tokens} lead={text.tokensLead}>
        {tokens.map(({ roundId, title, tokens: many }) => (
          <li key={roundId}>
            <PageLink to={`/rounds/${roundId}`}>{text.token(many, title ?? questions.coming)}</PageLink>
          </li>
        ))}
      </Part>
      <Part title={text.answered}>
        {answered.map(({ questionId, roundId, text: asked, at }) => (
          <li key={`${questionId} ${at}`}>
            <PageLink to={`/rounds/${roundId}#question-${questionId}`}>{asked ?? text.hidden}</PageLink>, {moment(at)}
          </li>
        ))}
      </Part>
      <Part title={text.promised}>
        {promised.map(({ roundId, text: asked, dueOn, stands }, place) => (
          <li key={`${roundId} ${place}`}>
            {asked ?? text.hidden}, {formatDay(dueOn, formats)} ({text.stands[stands]})
          </li>
        ))}
      </Part>
      <Part title={text.moderated}>
        {moderated.map(({ roundId, act, at }, place) => (
          <li key={`${at} ${place}`}>
            <PageLink to={`/rounds/${roundId}/record`}>{act}</PageLink>, {moment(at)}
          </li>
        ))}
      </Part>
      <Part title={text.acts}>
        {acts.map(({ verb, at }, place) => (
          <li key={`${at} ${place}`}>
            {verb}, {moment(at)}
          </li>
        ))}
      </Part>
      <Part title={text.letters}>
        {letters.map(({ subject, createdAt, sentAt }, place) => (
          <li key={`${createdAt} ${place}`}>{text.letter(subject, moment(sentAt ?? createdAt), sentAt !== null)}</li>
        ))}
      </Part>
      <Part title={text.tables} lead={text.tablesLead}>
        {tables.map(({ purpose, retention, rows }) => (
          <li key={purpose}>
            {purpose} {text.rows(rows)}. <span className="quiet">{retention}</span>
          </li>
        ))}
      </Part>
    </>
  )
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <PageSection title={title}>
      {lead && <p className="aside">{lead}</p>}
      <ul className="points">{children}</ul>
    </PageSection>
  )
}
