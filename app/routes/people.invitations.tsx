import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { formatMoment } from '#app/model/format.ts'
import { mayManagePeople } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { answerFault, formOf, intentOf } from '../http/form.server.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Notice } from '../ui/notice.tsx'
import { Actions, Page, PageSection } from '../ui/page.tsx'
import { QrCode } from '../ui/people/qr-code.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { titled } from '../ui/title.ts'
import { people } from '../ui/words/people.ts'

const said = people.invitations
export const meta = titled(said.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  orNotFound(mayManagePeople(actor))
  const outcome = await args.context.use.people.list(actor)
  if (!outcome.ok) throw new Response(null, { status: 404 })
  const waiting = outcome.people.filter(({ state }) => state === 'waiting')
  const { searchParams } = new URL(args.request.url)
  const count = (name: string) => Number(searchParams.get(name)?.match(/^\d{1,6}$/)?.[0] ?? 0)
  return {
    waiting: waiting.length,
    without: waiting.filter(({ email }) => email === null).length,
    fresh: waiting.filter(({ invitedUntil }) => invitedUntil === null).length,
    added: count('added'),
    known: count('known'),
    company: company.name,
    mail: args.context.mail,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayManagePeople(actor))
  const { use } = args.context
  const form = await formOf(args)
  const whom = form.get('whom') === 'all' ? 'all' : 'new'
  if (intentOf(form) === 'send') {
    const outcome = await use.links.sendInvitations(actor, { whom })
    return outcome.ok ? data({ kind: 'letters' as const, letters: outcome.letters }) : answerFault(outcome.fault)
  }
  const outcome = await use.links.printInvitations(actor, { whom })
  return outcome.ok ? data({ kind: 'sheet' as const, cards: outcome.cards, left: outcome.left }) : answerFault(outcome.fault)
}

export default function Invitations() {
  const { waiting, without, fresh, added, known, company, mail } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const back = { to: '/people', label: people.list.title }
  if (answer && 'kind' in answer && answer.kind === 'sheet') return <Sheet company={company} cards={answer.cards} left={answer.left} />
  return (
    <Page width="text" title={said.title} lead={said.lead} back={back}>
      {added > 0 && !answer && (
        <Notice tone="good" live>
          {people.import.done(added, known)}
        </Notice>
      )}
      {answer && 'kind' in answer && answer.kind === 'letters' && (
        <Notice tone="good" live>
          {mail ? said.sent(answer.letters) : said.kept(answer.letters)}
        </Notice>
      )}
      {waiting === 0 ? (
        <Empty title={said.nobody} action={<LinkButton to="/people">{people.list.title}</LinkButton>}>
          {said.nobodyText}
        </Empty>
      ) : (
        <>
          <p>{said.waiting(waiting, without)}</p>
          <Form method="post">
            <RadioGroup
              legend={said.whom}
              name="whom"
              options={[
                { value: 'new', label: said.fresh(fresh) },
                { value: 'all', label: said.all(waiting), hint: said.allHint },
              ]}
              defaultValue={fresh > 0 ? 'new' : 'all'}
            />
            <PageSection title={said.print}>
              <p className="aside">{said.printHint}</p>
              <Button kind="primary" name="intent" value="print" busy={busy}>
                {said.print}
              </Button>
            </PageSection>
            <PageSection title={said.send}>
              <p className="aside">{mail ? said.sendHint : said.noMail}</p>
              <Button name="intent" value="send" busy={busy} disabled={waiting === without}>
                {said.send}
              </Button>
            </PageSection>
          </Form>
        </>
      )}
    </Page>
  )
}

interface CardProps {
  name: string
  login: string
  url: string
  expiresAt: number
  qr: { size: number; path: string }
}

/** The sheet itself prints; what surrounds it does not. */
function Sheet({ company, cards, left }: { company: string; cards: CardProps[]; left: number }) {
  const formats = useFormats()
  return (
    <div className="sheet-page">
      <Page title={said.sheet(cards.length)} lead={said.once} back={{ to: '/people/invitations', label: said.title }}>
        <Actions>
          <Button type="button" kind="primary" onClick={() => window.print()}>
            {said.printNow}
          </Button>
          {left > 0 && <p className="aside">{said.left(left)}</p>}
        </Actions>
      </Page>
      <ol className="cards">
        {cards.map(({ name, login, url, expiresAt, qr }) => (
          <li key={url} className="card">
            <div>
              <p className="card-company">{company}</p>
              <p className="card-name">{name}</p>
              <p>
                {said.signsInAs} {login}
              </p>
              <p>{said.scan}</p>
              <p className="link-text">{url}</p>
              <p>{said.until(formatMoment(expiresAt, formats))}</p>
            </div>
            <QrCode {...qr} label={people.list.linkFor(name)} />
          </li>
        ))}
      </ol>
    </div>
  )
}
