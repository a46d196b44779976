import { afterAll, beforeAll, expect, test } from 'vitest'
import { meetingIn, must, openMeetingHouseWithPages } from '#tests/support/meetings.ts'

let house: Awaited<ReturnType<typeof openMeetingHouseWithPages>>
beforeAll(async () => {
  house = await openMeetingHouseWithPages()
}, 60_000)
afterAll(() => house?.close())

const page = async (name: string, meetingId: string): Promise<string> => {
  const response = await fetch(`${house.url}/meetings/${meetingId}/edit`, { headers: { cookie: await house.signIn(name) } })
  expect(response.status).toBe(200)
  return response.text()
}
/** The fields that a browser would send, as they stand on the page. */
const fieldsOf = (html: string, name: string): string[] =>
  [...html.matchAll(/<input[^>]*>/g)]
    .map(([input]) => input)
    .filter(input => input.includes(`name="${name}"`) && (!input.includes('type="checkbox"') || input.includes('checked=""')))
    .map(input => /value="([^"]*)"/.exec(input)?.[1] ?? '')

test('the page of changes offers who presents to leaders; it tells others, and sends back what stands', async () => {
  const meetingId = await meetingIn(house, 'scheduled')
  const { planned } = await must(house.use.meetings.planned(house.actor('ceo'), meetingId))
  const named = { ...planned, meetingId, presenterIds: ['ceo', 'employee'] }
  await must(house.use.meetings.change(house.actor('ceo'), named))

  const leaders = await page('leader', meetingId)
  expect(leaders).toMatch(/<input type="checkbox" name="presenterIds" value="other"/)
  const own = await page('employee', meetingId)
  expect(own).not.toMatch(/<input type="checkbox" name="presenterIds"/)
  expect(own).toContain('A leader chooses this.')
  expect(fieldsOf(own, 'presenterIds').sort()).toEqual(['ceo', 'employee'])

  const fields: [string, string][] = [
    ['version', fieldsOf(own, 'version')[0] ?? ''],
    ['title', 'Town hall'],
    ['reportId', planned.reportId],
    ['startsAt', '2027-03-02T10:00'],
    ['minutes', '60'],
    ['hearItUrl', ''],
    ...fieldsOf(own, 'presenterIds').map((id): [string, string] => ['presenterIds', id]),
  ]
  const sent = async (body: URLSearchParams) => {
    const headers = { cookie: await house.signIn('employee'), origin: house.url }
    return (await fetch(`${house.url}/meetings/${meetingId}/edit`, { method: 'POST', redirect: 'manual', headers, body })).status
  }
  expect(await sent(new URLSearchParams([...fields, ['presenterIds', 'other']]))).toBe(403)
  expect(await sent(new URLSearchParams(fields))).toBe(302)
})

test('whoever saves a meeting lands on a page that they may see: its presenters make it ready, a leader who plans for others finds it listed', async () => {
  const meetingId = await meetingIn(house, 'scheduled')
  const { planned } = await must(house.use.meetings.planned(house.actor('ceo'), meetingId))
  const saved = async (path: string, version: number, presenter: string) => {
    const body = new URLSearchParams({ title: 'Town hall', reportId: planned.reportId, startsAt: '2027-03-02T10:00', minutes: '60' })
    for (const [name, value] of Object.entries({ version: String(version), hearItUrl: '', presenterIds: presenter })) body.set(name, value)
    const cookie = await house.signIn('ceo')
    const sent = await fetch(`${house.url}${path}`, { method: 'POST', redirect: 'manual', headers: { cookie, origin: house.url }, body })
    const to = sent.headers.get('location') ?? ''
    return [to.replace(/\/meetings\/[^/]{20,}/, '/meetings/…'), (await fetch(new URL(to, house.url), { headers: { cookie } })).status]
  }
  const { version } = planned
  expect(await saved(`/meetings/${meetingId}/edit`, version, 'ceo')).toEqual(['/meetings/…/readiness', 200])
  expect(await saved(`/meetings/${meetingId}/edit`, version + 1, 'cfo')).toEqual(['/meetings', 200])
  expect(await saved('/meetings/new', 0, 'ceo')).toEqual(['/meetings/…/readiness', 200])
  expect(await saved('/meetings/new', 0, 'cfo')).toEqual(['/meetings', 200])
})

test('leaders find the way to change a meeting that others present in the list, and nobody else does', async () => {
  const meetingId = await meetingIn(house, 'live')
  const list = async (name: string) => (await fetch(`${house.url}/meetings`, { headers: { cookie: await house.signIn(name) } })).text()
  expect(await list('leader')).toContain(`href="/meetings/${meetingId}/edit"`)
  expect(await list('employee')).not.toContain('/edit"')
})

test('the page of changes of a meeting that has ended says so, and has no form for it', async () => {
  const meetingId = await meetingIn(house, 'live')
  await must(house.use.meetings.end(house.actor('ceo'), { meetingId, publish: 'nothing' }))
  const html = await page('ceo', meetingId)
  expect(html).toContain('This meeting has ended. Nothing of it can be changed any more.')
  expect(html).not.toContain('name="presenterIds"')
})
