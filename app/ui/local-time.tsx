import { useEffect, useState } from 'react'
import { formatMoment } from '#app/model/format.ts'
import { useFormats } from './formats.tsx'

/**
 * A moment (ms since 1970) in the reader's own time zone. The server does not know it: its HTML says the company's time and names the zone,
 * and the browser puts its own in place.
 */
export function LocalTime({ at }: { at: number }) {
  const formats = useFormats()
  const [zone, setZone] = useState<string | null>(null)
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  return (
    <time dateTime={new Date(at).toISOString()}>
      {formatMoment(at, formats, zone ?? undefined)}
      {zone === null && ` (${formats.timeZone})`}
    </time>
  )
}
