import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { z } from 'zod'
import { formatDay } from '#app/model/format.ts'
import { mayMakeTokens } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { dayIn } from '#app/model/local-time.ts'
import { answerFault, type FormFault, formOf, intentOf, parseForm } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Notice } from '../ui/notice.tsx'
import { Actions, Page, PageSection } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { programs } from '../ui/words/programs.ts'

const said = programs.tokens
export const meta = titled(said.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  orNotFound(mayMakeTokens(actor))
  const { tokens } = given(await args.context.use.tokens.list(actor))
  return { tokens: tokens.map(({ createdAt, ...token }) => ({ ...token, madeOn: dayIn(createdAt, company.timeZone) })) }
}

/** `made`: the only answer in which a token stands. */
type Answer = Partial<FormFault> & { made?: { name: string; token: string }; revoked?: boolean }

const tokenForm = z.object({ name: z.string().max(200).optional(), token: z.string().max(64).optional() })

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayMakeTokens(actor))
  const { use } = args.context
  const form = await formOf(args)
  const read = parseForm(args, form, tokenForm)
  if (!read.ok) return read.answer
  const { name = '', token = '' } = read.value
  if (intentOf(form) === 'revoke') {
    const outcome = await use.tokens.revoke(actor, { tokenId: token })
    return outcome.ok ? data<Answer>({ revoked: true }) : answerFault(outcome.fault)
  }
  const outcome = await use.tokens.make(actor, { name })
  return outcome.ok ? data<Answer>({ made: { name: outcome.name, token: outcome.token } }) : answerFault(outcome.fault, { name })
}

export default function Tokens() {
  const { tokens } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const busy = useNavigation().state !== 'idle'
  const formats = useFormats()
  return (
    <Page width="text" title={said.title} over={said.over} lead={said.lead} back={{ to: '/company', label: programs.back }}>
      {answer?.made && (
        <Notice tone="good" live title={said.made(answer.made.name)}>
          <p className="link-text">{answer.made.token}</p>
          <p>{said.once}</p>
          <CopyButton text={answer.made.token} />
        </Notice>
      )}
      {answer?.revoked && (
        <Notice tone="good" live>
          {said.revoked}
        </Notice>
      )}
      <PageSection title={said.standing}>
        {tokens.length === 0 && <Empty title={said.none}>{said.noneText}</Empty>}
        {tokens.map(({ id, name, by, madeOn, usedOn, works }) => (
          <div key={id} className="paired">
            <div>
              <strong>{name}</strong>
              <p className="aside">
                {said.by(by, formatDay(madeOn, formats))} {usedOn ? said.usedOn(formatDay(usedOn, formats)) : said.unused}
                {!works && ` ${said.stopped}`}
              </p>
            </div>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="token" value={id} />
              <Button kind="danger" size="small" name="intent" value="revoke" busy={busy} aria-label={`${said.revoke}: ${name}`}>
                {said.revoke}
              </Button>
            </Form>
          </div>
        ))}
      </PageSection>
      <PageSection title={said.make}>
        <Form method="post" noValidate key={tokens.length}>
          <FormErrors errors={answer?.errors} />
          <Field
            name="name"
            label={said.name}
            hint={said.nameHint}
            autoComplete="off"
            maxLength={60}
            defaultValue={String(answer?.typed?.name ?? '')}
            error={answer?.errors?.name}
          />
          <Actions>
            <Button kind="primary" busy={busy}>
              {said.make}
            </Button>
          </Actions>
        </Form>
      </PageSection>
      <PageSection title={said.how}>
        <p className="aside">{said.howText}</p>
        <a href="/api/openapi.json">{said.description}</a>
      </PageSection>
    </Page>
  )
}
