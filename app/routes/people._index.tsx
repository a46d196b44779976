import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { formatMoment } from '#app/model/format.ts'
import { mayManagePeople } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { people as words } from '../ui/words/people.ts'

const said = words.list
export const meta = titled(said.title)

/** So many rows a person looks through; beyond, the search is faster. */
const MOST = 200

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayManagePeople(actor))
  const outcome = await args.context.use.people.list(actor)
  if (!outcome.ok) throw new Response(null, { status: 404 })
  const sought = new URL(args.request.url).searchParams.get('find')?.trim().slice(0, 200) ?? ''
  const needle = sought.toLowerCase()
  const found = outcome.people.filter(({ name, email, staffNumber }) =>
    [name, email, staffNumber].some(text => text?.toLowerCase().includes(needle)),
  )
  return {
    people: found.slice(0, MOST),
    found: found.length,
    total: outcome.people.length,
    sought,
    letters: outcome.letters,
    mail: args.context.mail,
    own: actor.personId,
  }
}

export default function People() {
  const { people, found, total, sought, letters, mail, own } = useLoaderData<typeof loader>()
  const formats = useFormats()
  return (
    <Page
      title={said.title}
      lead={said.lead}
      actions={
        <>
          <LinkButton kind="primary" to="/people/new">
            {said.add}
          </LinkButton>
          <LinkButton to="/people/import">{said.import}</LinkButton>
          <LinkButton to="/people/invitations">{said.invitations}</LinkButton>
        </>
      }
    >
      {letters.waiting > 0 && <Notice>{said.lettersWait(letters.waiting, mail)}</Notice>}
      {letters.givenUp > 0 && <Notice tone="bad">{said.lettersGivenUp(letters.givenUp)}</Notice>}
      <Form method="get" role="search" className="people-search">
        <Field label={said.search} name="find" type="search" defaultValue={sought} />
        <Button>{said.find}</Button>
      </Form>
      <p className="aside" role="status">
        {said.shown(found, total)}
        {found > people.length && ` ${said.more}`}
      </p>
      {people.length === 0 ? (
        <Empty title={said.nobody} />
      ) : (
        <table className="people">
          <thead>
            <tr>
              <th scope="col">{said.name}</th>
              <th scope="col">{said.login}</th>
              <th scope="col">{said.roles}</th>
              <th scope="col">{said.state}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(person => (
              <tr key={person.id} data-state={person.state}>
                <th scope="row">
                  <Link to={`/people/${person.id}`} aria-label={said.edit(person.name)}>
                    {person.name}
                  </Link>
                  {person.id === own && ` (${said.you})`}
                </th>
                <td>
                  {person.email}
                  {person.email && person.staffNumber && ', '}
                  {person.staffNumber}
                </td>
                <td>{person.roles.map(role => words.roles[role]).join(', ')}</td>
                <td>
                  <Badge tone={person.state === 'disabled' ? 'bad' : 'note'}>{said.states[person.state]}</Badge>
                  {person.invitedUntil !== null && (
                    <span className="aside"> {said.invitedUntil(formatMoment(person.invitedUntil, formats))}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}
