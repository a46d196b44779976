import type { StageView } from '#server/use/meetings/stages.ts'
import { Button } from '../button.tsx'
import { CopyButton } from '../copy-button.tsx'
import { Field } from '../field.tsx'
import { FormErrors } from '../form-errors.tsx'
import { useFetcher } from '../framework.ts'
import { Notice } from '../notice.tsx'
import { PageSection } from '../page.tsx'
import { meeting as words } from '../words/meeting.ts'
import { Verb } from './verb.tsx'

const text = words.sources

interface Answer {
  link?: { name: string; url: string }
  errors?: Record<string, string>
}

/** Links by which OBS, Teams and the like show the stage. A link is shown once, when it was made. */
export function Sources({ meetingId, sources }: { meetingId: string; sources: readonly StageView[] }) {
  const fetcher = useFetcher<Answer>()
  const action = `/meetings/${meetingId}/sources`
  const busy = fetcher.state !== 'idle'
  const { link, errors } = fetcher.data ?? {}
  return (
    <PageSection title={text.title} id="sources">
      <p>{text.lead}</p>
      <p className="aside sources-options">{text.options}</p>
      {link && (
        <Notice tone="good" live title={text.made(link.name)}>
          <p className="link-text">{link.url}</p>
          <CopyButton text={link.url} />
        </Notice>
      )}
      {sources.map(({ id, source }) => (
        <div key={id} className="paired">
          <span>{source}</span>
          <div className="actions">
            <fetcher.Form method="post" action={action}>
              <input type="hidden" name="intent" value="renew" />
              <input type="hidden" name="stage" value={id} />
              <Button size="small" busy={busy} aria-label={`${text.renew}: ${source}`}>
                {text.renew}
              </Button>
            </fetcher.Form>
            <Verb
              action={`/meetings/${meetingId}/stages`}
              method="delete"
              label={
                <>
                  <span aria-hidden="true">{text.revoke}</span>
                  <span className="sr-only">{`${text.revoke}: ${source}`}</span>
                </>
              }
              size="small"
            >
              <input type="hidden" name="stage" value={id} />
            </Verb>
          </div>
        </div>
      ))}
      <fetcher.Form method="post" action={action} noValidate key={sources.length}>
        <FormErrors errors={errors} />
        <Field name="source" label={text.name} hint={text.nameHint} autoComplete="off" maxLength={60} error={errors?.source} />
        <div className="actions">
          <Button busy={busy}>{text.make}</Button>
        </div>
      </fetcher.Form>
    </PageSection>
  )
}
