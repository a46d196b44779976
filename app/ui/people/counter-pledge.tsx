import { Form } from '../framework.ts'
import { Button } from '../button.tsx'
import { TextArea } from '../field.tsx'
import { FormErrors } from '../form-errors.tsx'
import { Notice } from '../notice.tsx'
import { Actions, PageSection } from '../page.tsx'
import { PledgeText } from '../pledge-text.tsx'
import { people } from '../words/people.ts'
import { type PartProps, taken } from './part.ts'

const said = people.company

/** Leadership's and the administrators' promise: everyone here reads it and signs for themselves; administrators write it. */
export function CounterPledge({ company, busy, answer, sign, changes }: PartProps & { sign: PartProps; changes: boolean }) {
  return (
    <PageSection title={said.counter} id="counter-pledge">
      <p className="aside">{said.counterLead}</p>
      {taken(answer) && (
        <Notice tone="good" live>
          {said.counterSaved}
        </Notice>
      )}
      {taken(sign.answer) && (
        <Notice tone="good" live>
          {said.signed}
        </Notice>
      )}
      <PledgeText text={company.counterPledge} />
      <p>{company.counterPledgeSigners.length ? said.signers(company.counterPledgeSigners.join(', ')) : said.noSigners}</p>
      <Form method="post" action="#counter-pledge" preventScrollReset>
        <FormErrors errors={sign.answer?.errors} />
        <input type="hidden" name="version" value={company.version} />
        <Button name="intent" value="sign" busy={busy}>
          {said.sign}
        </Button>
      </Form>
      {changes && (
        <details className="more">
          <summary>{said.counterChange}</summary>
          <Form method="post" action="#counter-pledge" preventScrollReset noValidate>
            <FormErrors errors={answer?.errors} />
            <input type="hidden" name="version" value={company.version} />
            <TextArea
              label={said.counter}
              name="text"
              hint={said.counterHint}
              defaultValue={String(answer?.typed.text ?? company.counterPledge)}
              error={answer?.errors?.text}
            />
            <Actions>
              <Button name="intent" value="counter-pledge" busy={busy}>
                {said.counterSave}
              </Button>
            </Actions>
          </Form>
        </details>
      )}
    </PageSection>
  )
}
