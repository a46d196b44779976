import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { formatMoment } from '#app/model/format.ts'
import { personForm } from '#app/model/people/forms.ts'
import { mayManagePeople } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { answerFault, type FormFault, formOf, intentOf, parseForm } from '../http/form.server.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { useFormats } from '../ui/formats.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Actions, Page, PageSection } from '../ui/page.tsx'
import { PersonFields } from '../ui/people/person-fields.tsx'
import { QrCode } from '../ui/people/qr-code.tsx'
import { titled } from '../ui/title.ts'
import { people } from '../ui/words/people.ts'

const said = people.list
export const meta = titled(said.editShort)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayManagePeople(actor))
  const outcome = await args.context.use.people.one(actor, { personId: args.params.id ?? '' })
  if (!outcome.ok) throw new Response(null, { status: 404 })
  return { person: outcome.person, added: new URL(args.request.url).searchParams.has('added') }
}

/** What was done, to be said on the page. A link is shown once: the database has its hash. */
interface Done {
  what: 'saved' | 'disabled' | 'enabled' | 'link'
  link: { url: string; expiresAt: number; size: number; path: string } | null
}
const did = (what: Done['what'], link: Done['link'] = null, init?: ResponseInit) =>
  data({ errors: null, typed: {} as FormFault['typed'], done: { what, link } as Done }, init)

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayManagePeople(actor))
  const { use, cookies } = args.context
  const personId = args.params.id ?? ''
  const form = await formOf(args)
  switch (intentOf(form)) {
    case 'disable': {
      const outcome = await use.people.disable(actor, { personId })
      return outcome.ok ? did('disabled') : answerFault(outcome.fault)
    }
    case 'enable': {
      const outcome = await use.people.enable(actor, { personId })
      return outcome.ok ? did('enabled') : answerFault(outcome.fault)
    }
    case 'link': {
      const outcome = await use.links.makePersonLink(actor, { personId })
      return outcome.ok ? did('link', { url: outcome.url, expiresAt: outcome.expiresAt, ...outcome.qr }) : answerFault(outcome.fault)
    }
    default: {
      const read = parseForm(args, form, personForm)
      if (!read.ok) return read.answer
      const outcome = await use.people.change(actor, { personId, ...read.value })
      if (!outcome.ok) return answerFault(outcome.fault, read.typed)
      // Who changed their own roles goes on in a new session.
      return did('saved', null, outcome.token === null ? undefined : { headers: { 'Set-Cookie': cookies.session(outcome.token) } })
    }
  }
}

export default function Person() {
  const { person, added } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const done = answer && 'done' in answer ? answer.done : undefined
  const typed: FormFault['typed'] = answer?.typed ?? {}
  const text = (name: 'name' | 'email' | 'staffNumber') => String(typed[name] ?? person[name] ?? '')
  const disabled = person.state === 'disabled'
  return (
    <Page
      width="text"
      title={person.name}
      over={<Badge tone={disabled ? 'bad' : 'note'}>{said.states[person.state]}</Badge>}
      back={{ to: '/people', label: said.title }}
    >
      {done && done.what !== 'link' && (
        <Notice tone="good" live>
          {said[done.what](person.name)}
        </Notice>
      )}
      {added && !answer && (
        <Notice tone="good" live title={said.added(person.name)}>
          {said.next}
        </Notice>
      )}
      <Form method="post" noValidate>
        <FormErrors errors={answer?.errors} labels={{ name: said.name, email: said.email, staffNumber: said.staffNumber }} />
        <PersonFields
          name={text('name')}
          email={text('email')}
          staffNumber={text('staffNumber')}
          roles={Array.isArray(typed.roles) ? typed.roles : person.roles}
          errors={answer?.errors ?? undefined}
        />
        <p className="aside">{said.rolesEnd}</p>
        <Actions>
          <Button kind="primary" name="intent" value="save" busy={busy}>
            {said.save}
          </Button>
        </Actions>
      </Form>
      {!disabled && (
        <PageSection title={said.makeLink} id="link">
          <p className="aside">{said.linkHint}</p>
          {done?.link && <Handover {...done.link} name={person.name} />}
          <Form method="post" action="#link" preventScrollReset>
            <Button name="intent" value="link" busy={busy}>
              {said.makeLink}
            </Button>
          </Form>
        </PageSection>
      )}
      <PageSection title={disabled ? said.enable : said.disable}>
        {!disabled && <p className="aside">{said.disableHint}</p>}
        <Form method="post">
          <Button kind={disabled ? 'plain' : 'danger'} name="intent" value={disabled ? 'enable' : 'disable'} busy={busy}>
            {disabled ? said.enable : said.disable}
          </Button>
        </Form>
      </PageSection>
    </Page>
  )
}

function Handover({ url, expiresAt, size, path, name }: NonNullable<Done['link']> & { name: string }) {
  const formats = useFormats()
  return (
    <div className="handover" role="status">
      <QrCode size={size} path={path} label={said.linkFor(name)} />
      <div>
        <p className="link-text">{url}</p>
        <CopyButton text={url} />
        <p className="aside">{said.linkUntil(formatMoment(expiresAt, formats))}</p>
      </div>
    </div>
  )
}
