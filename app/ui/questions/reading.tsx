import type { ReadingPage, Search } from '#server/use/reading.ts'
import { Button, LinkButton } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { Field, Select } from '../field.tsx'
import { PageLink } from '../page-link.tsx'
import { questions as words } from '../words/questions.ts'
import { reading as text } from '../words/reading.ts'
import { QuestionItem } from './question-item.tsx'

/** A search as an address. */
function addressOf(path: string, { query, roundId, seriesId, squadId, state }: Search, page?: number): string {
  const asked = new URLSearchParams()
  const given = { q: query, round: roundId, series: seriesId, squad: squadId, state, page: page && page > 1 ? String(page) : undefined }
  for (const [name, value] of Object.entries(given)) if (value) asked.set(name, value)
  return asked.size > 0 ? `${path}?${asked}` : path
}

/** What to look for. A plain form: it works without script, and what was found has an address. */
export function ReadingForm({ search, choices }: { search: Search; choices: ReadingPage['choices'] }) {
  const any = { value: '', label: text.any }
  const options = (all: readonly { id: string; name: string | null }[]) => [
    any,
    ...all.map(({ id, name }) => ({ value: id, label: name ?? words.coming })),
  ]
  return (
    <search>
      <form className="reading-form" action="/questions" key={addressOf('', search)}>
        <Field type="search" name="q" label={text.find} defaultValue={search.query ?? ''} maxLength={200} />
        <Select name="round" label={text.round} options={options(choices.rounds)} defaultValue={search.roundId ?? ''} />
        {choices.series.length > 0 && (
          <Select name="series" label={text.series} options={options(choices.series)} defaultValue={search.seriesId ?? ''} />
        )}
        {choices.squads.length > 0 && (
          <Select name="squad" label={text.squad} options={options(choices.squads)} defaultValue={search.squadId ?? ''} />
        )}
        <Select
          name="state"
          label={text.state}
          options={[any, ...(['open', 'answered', 'merged'] as const).map(value => ({ value, label: text.states[value] }))]}
          defaultValue={search.state ?? ''}
        />
        <div className="actions">
          <Button kind="primary">{text.do}</Button>
          <LinkButton to="/questions" kind="quiet">
            {text.clear}
          </LinkButton>
        </div>
      </form>
    </search>
  )
}

export function FoundQuestions({ page: { found, total, page, pages }, search }: { page: ReadingPage; search: Search }) {
  if (total === 0) return <Empty title={text.total(0)}>{text.noneText}</Empty>
  return (
    <section aria-label={text.total(total)}>
      <p role="status" className="reading-total">
        {text.total(total)}
      </p>
      <ol className="questions-all">
        {found.map(({ question, roundId, title }) => (
          <li key={question.id}>
            <QuestionItem question={question} votable={false} anchor>
              <PageLink to={`/rounds/${roundId}#question-${question.id}`}>{text.inRound(title ?? words.coming)}</PageLink>
            </QuestionItem>
          </li>
        ))}
      </ol>
      {pages > 1 && (
        <nav className="reading-pages actions" aria-label={text.pages}>
          {page > 1 && (
            <LinkButton to={addressOf('/questions', search, page - 1)} size="small">
              {text.earlier}
            </LinkButton>
          )}
          <span>{text.page(page, pages)}</span>
          {page < pages && (
            <LinkButton to={addressOf('/questions', search, page + 1)} size="small">
              {text.later}
            </LinkButton>
          )}
        </nav>
      )}
    </section>
  )
}

/** What is shown, of all pages, as a file. */
export const TakeQuestions = ({ search }: { search: Search }) => (
  <p className="reading-take">
    <a href={addressOf('/questions/exports/csv', search)} download>
      {text.csv}
    </a>{' '}
    ·{' '}
    <a href={addressOf('/questions/exports/json', search)} download>
      {text.json}
    </a>
    <br />
    <span className="field-hint">{text.exportHint}</span>
  </p>
)
