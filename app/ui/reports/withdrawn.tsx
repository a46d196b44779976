import { formatDay } from '#app/model/format.ts'
import { LinkButton } from '../button.tsx'
import { useFormats } from '../formats.tsx'
import { Page } from '../page.tsx'
import { words } from '../words.ts'

const text = words.reports.withdrawn

/** In place of a report that was taken back: that it was, when and why. `on` is an ISO date. */
export function Withdrawn({ title, reason, on }: { title: string; reason: string; on: string | null }) {
  const formats = useFormats()
  return (
    <Page
      title={text.title}
      lead={text.text(title, on && formatDay(on, formats))}
      width="text"
      actions={<LinkButton to="/reports">{text.back}</LinkButton>}
    >
      <p>
        <strong>{text.reason(reason)}</strong>
      </p>
      <p>{text.next}</p>
    </Page>
  )
}
