import { Form } from '../framework.ts'
import { Button, LinkButton } from '../button.tsx'
import { Checkbox } from '../field.tsx'
import { FormErrors } from '../form-errors.tsx'
import { Actions, Page, PageSection } from '../page.tsx'
import { PasswordField } from '../password-field.tsx'
import { PledgeText } from '../pledge-text.tsx'
import { people } from '../words/people.ts'

const said = people.link

export interface LinkFormProps {
  title: string
  lead: string
  /** What the person signs in with; also tells password managers whose password this is. */
  login: string
  /** The promise to give, when this is the first visit. */
  pledge: { text: string; version: number } | null
  errors: Record<string, string> | undefined
  busy: boolean
}

/** Sets a password by a link that came in a letter or on a card. */
export function LinkForm({ title, lead, login, pledge, errors, busy }: LinkFormProps) {
  return (
    <Page width="text" title={title} lead={lead}>
      <Form method="post" noValidate>
        <FormErrors errors={errors} labels={{ password: people.password.choose }} />
        <p className="sign-in-as">
          {said.signInAs} <strong>{login}</strong>
        </p>
        <input type="hidden" autoComplete="username" value={login} readOnly />
        <PasswordField
          label={people.password.choose}
          name="password"
          hint={people.password.rule}
          autoComplete="new-password"
          error={errors?.password}
          required
        />
        {pledge && (
          <PageSection title={people.pledge.title}>
            <p>{people.pledge.lead}</p>
            <PledgeText text={pledge.text} />
            <Checkbox name="pledge" value={pledge.version} label={people.pledge.box} hint={people.pledge.later} error={errors?.pledge} />
          </PageSection>
        )}
        <Actions>
          <Button kind="primary" busy={busy}>
            {said.submit}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

/** A link that is used, too old, replaced, or never was: the same for all. */
export const DeadLink = () => (
  <Page width="text" title={said.dead} lead={said.deadLead}>
    <Actions>
      <LinkButton to="/sign-in">{people.signIn.submit}</LinkButton>
      <LinkButton kind="quiet" to="/forgotten">
        {said.askAgain}
      </LinkButton>
    </Actions>
  </Page>
)
