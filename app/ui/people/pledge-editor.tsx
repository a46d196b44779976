import { Form } from '../framework.ts'
import { Button } from '../button.tsx'
import { TextArea } from '../field.tsx'
import { FormErrors } from '../form-errors.tsx'
import { Notice } from '../notice.tsx'
import { Actions, PageSection } from '../page.tsx'
import { people } from '../words/people.ts'
import { type PartProps, taken } from './part.ts'

const said = people.company

/** The promise that everybody gives. A new text asks everybody again, so it has a form of its own. */
export function PledgeEditor({ company, busy, answer }: PartProps) {
  return (
    <PageSection title={said.pledge} id="pledge">
      {taken(answer) && (
        <Notice tone="good" live>
          {said.pledgeSaved(company.pledgeVersion)}
        </Notice>
      )}
      <Form method="post" action="#pledge" preventScrollReset noValidate>
        <FormErrors errors={answer?.errors} />
        <input type="hidden" name="version" value={company.version} />
        <TextArea
          label={people.pledge.version(company.pledgeVersion)}
          name="text"
          hint={said.pledgeMust}
          defaultValue={String(answer?.typed.text ?? company.pledgeText)}
          error={answer?.errors?.text}
        />
        <p className="aside">{said.pledgeHint}</p>
        <Actions>
          <Button name="intent" value="pledge" busy={busy}>
            {said.pledgeSave}
          </Button>
        </Actions>
      </Form>
    </PageSection>
  )
}
