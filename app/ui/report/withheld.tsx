import { formatDay } from '#app/model/format.ts'
import type { WithheldView } from '#app/model/report/views.ts'
import { useFormats } from '../formats.tsx'
import type { Size } from '../size.ts'
import { words } from '../words.ts'

/** What is not shared, in its place: the kind of reason and the date. Never a promise, never a hint. */
export function Withheld({ view: { reason, lookAgainOn }, size = 'page' }: { view: WithheldView; size?: Size }) {
  const formats = useFormats()
  return <p className={`withheld at-${size}`}>{words.report.withheld(words.report.reason[reason], formatDay(lookAgainOn, formats))}</p>
}
