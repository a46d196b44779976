import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { instantOf } from '#app/model/local-time.ts'
import { meeting as words } from '../ui/words/meeting.ts'
import { answerFault, type FormFault, readForm } from './form.server.ts'
import { redirectTo } from './redirect.server.ts'

const meetingForm = z.object({
  version: z.string().max(12).optional(),
  title: z.string().max(500),
  reportId: z.string().max(64),
  startsAt: z.string().max(20),
  minutes: z.string().max(10),
  hearItUrl: z.string().max(2_000),
  captioned: z.string().optional(),
  presenterIds: z.array(z.string().max(64)).max(200),
})

/** A meeting as people type it: local time in the company's zone, minutes as digits. What it must be, the use case says. */
export async function readMeeting(args: ActionFunctionArgs, timeZone: string) {
  const read = await readForm(args, meetingForm)
  if (!read.ok) return read
  const { version, startsAt: typed, minutes, captioned, ...rest } = read.value
  const startsAt = instantOf(typed, timeZone)
  if (startsAt === undefined)
    return { ok: false as const, answer: answerFault({ kind: 'invalid', fields: { startsAt: words.form.badTime } }, read.typed) }
  return {
    ok: true as const,
    version: Number(version ?? 0),
    value: { ...rest, startsAt, minutes: Number(minutes || Number.NaN), captioned: captioned === 'on', roundId: null },
    typed: read.typed satisfies FormFault['typed'],
  }
}

/** After a meeting was saved: its presenters make it ready; a leader who planned it for others may not see that page. */
export const afterSaving = (personId: string, meetingId: string, presenterIds: readonly string[]) =>
  redirectTo(presenterIds.includes(personId) ? `/meetings/${meetingId}/readiness` : '/meetings')
