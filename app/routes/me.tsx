import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { formatDay, formatMoment } from '#app/model/format.ts'
import { mayReadInventory } from '#app/model/people/may.ts'
import { passwordForm } from '#app/model/people/forms.ts'
import { requireActor } from '../http/actor.server.ts'
import { answerFault, formOf, intentOf, parseForm } from '../http/form.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Button } from '../ui/button.tsx'
import { useFormats } from '../ui/formats.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Actions, Page, PageSection } from '../ui/page.tsx'
import { OwnActs } from '../ui/people/own-record.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { titled } from '../ui/title.ts'
import { device } from '../ui/words/device.ts'
import { kept } from '../ui/words/kept.ts'
import { people } from '../ui/words/people.ts'
import { receipts } from '../ui/words/receipts.ts'

const said = people.me
export const meta = titled(said.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requireActor(args)
  const outcome = await args.context.use.account.ownRecord(actor)
  if (!outcome.ok) throw new Response(null, { status: 404 })
  return { ...outcome.record, mayReadInventory: mayReadInventory(actor) }
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireActor(args)
  const { use, cookies } = args.context
  const form = await formOf(args)
  if (intentOf(form) === 'sign out everywhere') {
    await use.sessions.signOutEverywhere(actor)
    return redirectTo('/sign-in?left', { headers: { 'Set-Cookie': cookies.noSession() } })
  }
  const read = parseForm(args, form, passwordForm)
  if (!read.ok) return read.answer
  const outcome = await use.account.changePassword(actor, read.value)
  if (!outcome.ok) return answerFault(outcome.fault)
  const headers = new Headers()
  headers.append('Set-Cookie', cookies.session(outcome.entry.token))
  headers.append('Set-Cookie', cookies.device(outcome.entry.device))
  return data({ errors: null, typed: {} }, { headers })
}

export default function Me() {
  const record = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const formats = useFormats()
  const day = (date: string) => formatDay(date, formats)
  const moment = (at: number) => formatMoment(at, formats)
  const errors = answer?.errors
  return (
    <Page width="text" title={record.name} lead={said.lead}>
      <PageSection title={said.account}>
        <dl className="facts">
          {record.email && <Fact name={said.email}>{record.email}</Fact>}
          {record.staffNumber && <Fact name={said.staffNumber}>{record.staffNumber}</Fact>}
          <Fact name={said.roles}>{['employee' as const, ...record.roles].map(role => people.roles[role]).join(', ')}</Fact>
          <Fact name={said.since}>{moment(record.createdAt)}</Fact>
        </dl>
        <p className="aside">{said.wrong}</p>
      </PageSection>
      <PageSection title={said.promises}>
        {record.pledges.length === 0 ? (
          <p>{said.noPromise}</p>
        ) : (
          <ul className="points">
            {record.pledges.map(pledge => (
              <li key={pledge.version}>
                {people.pledge.version(pledge.version)}, {day(pledge.day)}
              </li>
            ))}
          </ul>
        )}
        <p>
          <Link to="/pledge">{said.readPromise}</Link>
        </p>
      </PageSection>
      <PageSection title={said.openings}>
        <p className="aside">{said.openingsLead}</p>
        {record.openings.length === 0 ? (
          <p>{said.noOpenings}</p>
        ) : (
          <ul className="points">
            {record.openings.map(opening => (
              <li key={`${opening.day} ${opening.title}`}>
                {opening.title ?? kept.hidden}, {day(opening.day)}
              </li>
            ))}
          </ul>
        )}
      </PageSection>
      {record.exports.length > 0 && (
        <PageSection title={said.exports}>
          <p className="aside">{said.exportsLead}</p>
          <ul className="points">
            {record.exports.map(({ title, at }) => (
              <li key={`${at}${title}`}>
                {title ?? kept.hidden}, {moment(at)}
              </li>
            ))}
          </ul>
        </PageSection>
      )}
      <OwnActs record={record} />
      {record.mayReadInventory && (
        <p>
          <Link to="/inventory">{kept.inventory.link}</Link>
        </p>
      )}
      <PageSection title={device.title}>
        <p className="aside">{device.lead}</p>
        <p>
          <Link to="/me/device">{receipts.carry}</Link>
        </p>
      </PageSection>
      <PageSection title={said.sessions}>
        <p className="aside">{said.sessionsLead}</p>
        <ul className="points">
          {record.sessions.map(({ createdAt, seenAt, current }, place) => (
            <li key={`${createdAt} ${place}`}>
              {said.session(moment(createdAt), moment(seenAt))}
              {current && ` (${said.current})`}
            </li>
          ))}
        </ul>
        <Form method="post">
          <Button name="intent" value="sign out everywhere" busy={busy}>
            {said.signOutEverywhere}
          </Button>
        </Form>
      </PageSection>
      <PageSection title={said.password} id="password">
        {answer && !errors && (
          <Notice tone="good" live>
            {said.changed}
          </Notice>
        )}
        <Form method="post" noValidate key={answer && !errors ? 'changed' : 'change'}>
          <FormErrors errors={errors} labels={{ current: said.currentPassword, password: said.newPassword }} />
          <PasswordField label={said.currentPassword} name="current" autoComplete="current-password" error={errors?.current} required />
          <PasswordField
            label={said.newPassword}
            name="password"
            hint={people.password.rule}
            autoComplete="new-password"
            error={errors?.password}
            required
          />
          <Actions>
            <Button kind="primary" busy={busy}>
              {said.change}
            </Button>
          </Actions>
        </Form>
      </PageSection>
    </Page>
  )
}

const Fact = ({ name, children }: { name: string; children: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)
