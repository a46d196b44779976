import type { ReadingPage, Search } from '#server/use/reading.ts'
import { Button, LinkButton } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { Field, Select } from '../field.tsx'
import { Form } from '../framework.ts'
import { PageLink } from '../page-link.tsx'
import { questions as words } from '../words/questions.ts'
import { reading as text } from '../words/reading.ts'
import { after } from './after-asking.tsx'
import { QuestionItem } from './question-item.tsx'

/** A search as the fields of a form. */
const fieldsOf = ({ query, roundId, seriesId, squadId, state }: Search): [name: string, value: string][] =>
  Object.entries({ q: query, round: roundId, series: seriesId, squad: squadId, state }).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  )

/** What was searched for, carried on by another form. */
const Hidden = ({ search }: { search: Search }) =>
  fieldsOf(search).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)

/** Of an index route. */
const HERE = '/questions?index'

/** What to look for. The words go in a form's body, never into an address: proxies write those down. It works without script. */
export function ReadingForm({ search, choices }: { search: Search; choices: ReadingPage['choices'] }) {
  const any = { value: '', label: text.any }
  const options = (all: readonly { id: string; name: string | null }[]) => [
    any,
    ...all.map(({ id, name }) => ({ value: id, label: name ?? words.coming })),
  ]
  return (
    <search>
      <Form method="post" className="reading-form" action={HERE} key={fieldsOf(search).join()}>
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
      </Form>
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
            <QuestionItem question={question} votable={false} anchor after={after}>
              <PageLink to={`/rounds/${roundId}#question-${question.id}`}>{text.inRound(title ?? words.coming)}</PageLink>
            </QuestionItem>
          </li>
        ))}
      </ol>
      {pages > 1 && (
        <nav aria-label={text.pages}>
          <Form method="post" action={HERE} className="reading-pages actions">
            <Hidden search={search} />
            {page > 1 && (
              <Button name="page" value={page - 1} size="small">
                {text.earlier}
              </Button>
            )}
            <span>{text.page(page, pages)}</span>
            {page < pages && (
              <Button name="page" value={page + 1} size="small">
                {text.later}
              </Button>
            )}
          </Form>
        </nav>
      )}
    </section>
  )
}

/** What is shown, of all pages, as a file. */
export const TakeQuestions = ({ search }: { search: Search }) => (
  <div className="reading-take">
    {(['csv', 'json'] as const).map(format => (
      <form key={format} method="post" action={`/questions/exports/${format}`}>
        <Hidden search={search} />
        <Button size="small">{text[format]}</Button>
      </form>
    ))}
    <p className="field-hint">{text.exportHint}</p>
  </div>
)
