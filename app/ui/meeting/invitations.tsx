import { Button } from '../button.tsx'
import { FormErrors } from '../form-errors.tsx'
import { useFetcher } from '../framework.ts'
import { PageSection } from '../page.tsx'
import { meeting as words } from '../words/meeting.ts'

const text = words.invitations

/** The meeting for calendars: to everybody by mail, or as a file to hand on. `mail`: whether a mail server is configured. */
export function Invitations({ meetingId, people, mail }: { meetingId: string; people: number; mail: boolean }) {
  const fetcher = useFetcher<{ letters?: number; errors?: Record<string, string> }>()
  const { letters, errors } = fetcher.data ?? {}
  return (
    <PageSection title={text.title} id="invitations">
      <p>{mail ? text.byMail : text.noMail}</p>
      <FormErrors errors={errors} />
      <div className="actions">
        <a className="button plain" href={`/meetings/${meetingId}/calendar`}>
          {text.file}
        </a>
        <fetcher.Form method="post" action={`/meetings/${meetingId}/invitations`}>
          <Button busy={fetcher.state !== 'idle'} disabled={people === 0}>
            {text.send(people)}
          </Button>
        </fetcher.Form>
      </div>
      <p role="status">{letters !== undefined && (mail ? text.sent(letters) : text.waiting(letters))}</p>
    </PageSection>
  )
}
