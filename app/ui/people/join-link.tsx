import { Form } from '../framework.ts'
import { Button } from '../button.tsx'
import { CopyButton } from '../copy-button.tsx'
import { FormErrors } from '../form-errors.tsx'
import { Notice } from '../notice.tsx'
import { Actions, PageSection } from '../page.tsx'
import { people } from '../words/people.ts'
import { type PartProps, taken } from './part.ts'

const said = people.company

/** A link by which everybody with an address at the company's mail domains may join. */
export function JoinLink({ company, busy, answer, close, open, mail }: PartProps & { close: PartProps; open: boolean; mail: boolean }) {
  return (
    <PageSection title={said.join} id="join">
      <p className="aside">{said.joinLead}</p>
      {!mail && <p className="aside">{said.joinMail}</p>}
      {taken(close.answer) && !open && (
        <Notice tone="good" live>
          {said.joinClosedDone}
        </Notice>
      )}
      {answer?.url ? (
        <Notice tone="good" live title={said.joinNew}>
          <p className="link-text">{answer.url}</p>
          <CopyButton text={answer.url} />
        </Notice>
      ) : (
        <p>{open ? said.joinOpen : said.joinClosed}</p>
      )}
      <Form method="post" action="#join" preventScrollReset>
        <FormErrors errors={answer?.errors ?? close.answer?.errors} />
        <input type="hidden" name="version" value={company.version} />
        <Actions>
          <Button name="intent" value="open join" busy={busy}>
            {open ? said.joinReplace : said.joinMake}
          </Button>
          {open && (
            <Button kind="danger" name="intent" value="close join" busy={busy}>
              {said.joinClose}
            </Button>
          )}
        </Actions>
      </Form>
    </PageSection>
  )
}
