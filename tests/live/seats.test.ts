import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { seatsOf } from '#server/live/seats.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../support/meetings.ts'
import { until } from '../support/until.ts'

// A process may have so many files open and no more: what is refused in time is a seat, not the database or an upload.

let house: MeetingHouse | undefined
afterEach(() => house?.close())
const isHere = ({ connection }: { connection: string }): boolean => connection === 'here'

test('a full house refuses the next follower, never its presenter or stage; who was refused comes in by itself when there is room', async () => {
  house = await openMeetingHouse({ seats: { all: 4, followers: 2 } })
  const meetingId = await meetingIn(house, 'live')
  const employee = await house.signIn('employee')
  const inside = [house.connect('follower', employee, meetingId), house.connect('follower', employee, meetingId)]
  for (const connection of inside) await until(connection, isHere)
  const late = house.connect('follower', employee, meetingId)
  await until(late, ({ connection }) => connection === 'full')

  const presenter = house.connect('presenter', await house.signIn('ceo'), meetingId)
  await until(presenter, isHere)
  const { token, code } = await must(house.use.meetings.askPairing())
  await must(house.use.meetings.pair(house.actor('ceo'), { meetingId, code }))
  const stage = house.connect('stage', `candor-stage=${token}`, meetingId)
  await until(stage, isHere)
  expect(late.state().connection).toBe('full')

  for (const connection of [...inside, stage]) connection?.close()
  await until(late, isHere, 20_000)
})

test('the presenter’s page says before the meeting that the server has too little room', async () => {
  house = await openMeetingHouse({ seats: { all: 2, followers: 1 } })
  const meetingId = await meetingIn(house, 'scheduled')
  const { page } = await must(house.use.meetings.readiness(house.actor('ceo'), meetingId))
  expect(page.checks.find(({ what }) => what === 'seats')).toMatchObject({
    ok: false,
    detail: expect.stringContaining('room for 1 screens'),
  })
})

test('seats follow the limit that the system sets the process', () => {
  expect(seatsOf(20_000)).toEqual({ all: 19_744, followers: 19_680 })
  const script = `import { openFilesLimit } from ${JSON.stringify(resolve('server/live/seats.ts'))}; console.log(openFilesLimit())`
  const { stdout } = spawnSync(
    'sh',
    ['-c', 'ulimit -n 777; exec "$0" --import tsx --input-type=module -e "$1"', process.execPath, script],
    {
      encoding: 'utf8',
    },
  )
  expect(stdout.trim()).toBe('777')
})
