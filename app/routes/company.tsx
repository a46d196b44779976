import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { companyForm, pledgeTextForm, versionForm } from '#app/model/people/forms.ts'
import { mayChangeCompany, mayMakeTokens, maySignCounterPledge } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { settingChoices } from '../http/choices.server.ts'
import { answerFault, formOf, intentOf, parseForm } from '../http/form.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { CounterPledge } from '../ui/people/counter-pledge.tsx'
import { JoinLink } from '../ui/people/join-link.tsx'
import { PledgeEditor } from '../ui/people/pledge-editor.tsx'
import { SettingsForm } from '../ui/people/settings-form.tsx'
import { titled } from '../ui/title.ts'
import { people } from '../ui/words/people.ts'
import { programs } from '../ui/words/programs.ts'
import { proxy } from '../ui/words/proxy.ts'

const said = people.company
export const meta = titled(said.title)

/** Which of the page's forms an answer belongs to. */
type Part = 'settings' | 'pledge' | 'counter-pledge' | 'sign' | 'open join' | 'close join'

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  orNotFound(maySignCounterPledge(actor))
  const { use, mail } = args.context
  const changes = mayChangeCompany(actor)
  return {
    company,
    tokens: mayMakeTokens(actor),
    // Leaders sign the counter-pledge here; the rest is the administrators'.
    changes: changes ? { choices: settingChoices(), join: await use.company.joinStands(actor), mail } : null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(maySignCounterPledge(actor))
  const { use } = args.context
  const form = await formOf(args)
  const part = intentOf(form) as Part
  const did = (url: string | null = null) => data({ part, url, errors: null, typed: {} })
  const refused = (answer: ReturnType<typeof answerFault>) => data({ part, url: null, ...answer.data }, answer.init ?? undefined)
  if (part === 'settings') {
    const read = parseForm(args, form, companyForm)
    if (!read.ok) return refused(read.answer)
    const outcome = await use.company.change(actor, read.value)
    return outcome.ok ? did() : refused(answerFault(outcome.fault, read.typed))
  }
  if (part === 'pledge' || part === 'counter-pledge') {
    const read = parseForm(args, form, pledgeTextForm)
    if (!read.ok) return refused(read.answer)
    const change = part === 'pledge' ? use.company.changePledge : use.company.changeCounterPledge
    const outcome = await change(actor, read.value)
    return outcome.ok ? did() : refused(answerFault(outcome.fault, read.typed))
  }
  const read = parseForm(args, form, versionForm)
  if (!read.ok) return refused(read.answer)
  if (part === 'open join') {
    const outcome = await use.company.openJoin(actor, read.value)
    return outcome.ok ? did(outcome.url) : refused(answerFault(outcome.fault))
  }
  const outcome = await (part === 'close join' ? use.company.closeJoin : use.company.signCounterPledge)(actor, read.value)
  return outcome.ok ? did() : refused(answerFault(outcome.fault))
}

export default function Company() {
  const { company, tokens, changes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const of = (part: Part) => ({ company, busy, answer: answer?.part === part ? answer : undefined })
  return (
    <Page width="text" title={company.name} over={said.title} lead={said.lead}>
      <CounterPledge {...of('counter-pledge')} sign={of('sign')} changes={changes !== null} />
      {tokens && (
        <PageSection title={programs.title}>
          <p className="aside">{programs.lead}</p>
          <LinkButton to="/tokens">{programs.open}</LinkButton>
        </PageSection>
      )}
      {changes && (
        <>
          <PledgeEditor {...of('pledge')} />
          <SettingsForm {...of('settings')} choices={changes.choices} />
          <JoinLink {...of('open join')} close={of('close join')} open={changes.join} mail={changes.mail} />
          <PageSection title={proxy.section}>
            <p className="aside">{proxy.sectionLead}</p>
            <LinkButton to="/company/proxy">{proxy.open}</LinkButton>
          </PageSection>
        </>
      )}
    </Page>
  )
}
