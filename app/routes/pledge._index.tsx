import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { pledgeForm } from '#app/model/people/forms.ts'
import { requireActor } from '../http/actor.server.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { ownPath, redirectTo } from '../http/redirect.server.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Actions, Page } from '../ui/page.tsx'
import { PledgeText } from '../ui/pledge-text.tsx'
import { titled } from '../ui/title.ts'
import { people as words } from '../ui/words/people.ts'

const said = words.pledge
export const meta = titled(said.title)

export function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requireActor(args)
  const to = ownPath(new URL(args.request.url).searchParams.get('to'))
  return { to, text: company.pledgeText, version: company.pledgeVersion, given: actor.pledged }
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requireActor(args)
  const read = await readForm(args, pledgeForm)
  if (!read.ok) return read.answer
  const outcome = await args.context.use.account.givePledge(actor, { version: read.value.version })
  return outcome.ok ? redirectTo(read.value.to) : answerFault(outcome.fault)
}

export default function Pledge() {
  const { to, text, version, given } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <Page width="text" over={said.version(version)} title={said.title} lead={given !== null && given < version ? said.again : said.lead}>
      <PledgeText text={text} />
      <Form method="post">
        <FormErrors errors={answer?.errors} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="to" value={to} />
        <Actions>
          <Button kind="primary" busy={busy}>
            {said.agree}
          </Button>
          <LinkButton kind="quiet" to="/pledge/refused">
            {said.refuse}
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  )
}
