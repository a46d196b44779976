import { afterEach, expect, test } from 'vitest'
import { WindowSink, WindowSource, type WindowState } from '#app/live/stage-window.ts'
import { BEGINNING } from '#app/model/meeting/show.ts'

const open = new Set<{ close(): void }>()
const close = (each: { close(): void }): void => {
  if (open.delete(each)) each.close()
}
afterEach(() => {
  for (const each of open) close(each)
})
let meeting = 0
const aMeeting = (): string => `meeting ${(meeting += 1)}`
let clock = 0
const now = () => clock
const page = (meetingId: string, name: string): WindowSource => {
  const source = new WindowSource(meetingId, name, now)
  open.add(source)
  return source
}
const screen = (meetingId: string): WindowSink => {
  const sink = new WindowSink(meetingId, now)
  open.add(sink)
  return sink
}
const at = (position: number): WindowState => ({
  screen: { ...BEGINNING, phase: 'live', position },
  view: null,
  question: null,
  poll: null,
  here: 3,
})
const shows = (sink: WindowSink, position: number | undefined) =>
  expect.poll(() => sink.state().state?.screen.position, { timeout: 1_000, interval: 5 }).toBe(position)

test('every window shows what the page says, one opened later within a second, and so does one after a reload of either side', async () => {
  const meetingId = aMeeting()
  const source = page(meetingId, 'a')
  const first = screen(meetingId)
  source.show(at(1), 1)
  await shows(first, 1)
  const second = screen(meetingId)
  await shows(second, 1)
  source.show(at(2), 2)
  await Promise.all([shows(first, 2), shows(second, 2)])
  expect(source.watched()).toBe(true)
  close(second)
  await shows(screen(meetingId), 2)

  close(source)
  await expect.poll(() => first.state().fed).toBe(false)
  // What was shown stays.
  expect(first.state().state?.screen.position).toBe(2)
  page(meetingId, 'b').show(at(3), 0)
  await shows(first, 3)
  expect(first.state().fed).toBe(true)
})

test('of two pages the one counts on which somebody did something last, and when it is gone the other', async () => {
  const meetingId = aMeeting()
  const [left, right] = [page(meetingId, 'left'), page(meetingId, 'right')]
  const sink = screen(meetingId)
  left.show(at(1), 10)
  right.show(at(5), 20)
  await shows(sink, 5)
  left.show(at(2), 10)
  right.show(at(6), 20)
  await shows(sink, 6)
  close(right)
  await shows(sink, 2)
})

test('a page that fell asleep no longer counts; awake again it does', async () => {
  const meetingId = aMeeting()
  const source = page(meetingId, 'a')
  source.show(at(1), 1)
  const sink = screen(meetingId)
  await shows(sink, 1)
  clock += 10_000
  sink.ask()
  expect(sink.state()).toMatchObject({ fed: false, state: { screen: { position: 1 } } })
  source.show(at(2), 2)
  await shows(sink, 2)
  expect(sink.state().fed).toBe(true)
})

test('another meeting is another window', async () => {
  const mine = aMeeting()
  const sink = screen(mine)
  page(aMeeting(), 'a').show(at(4), 1)
  page(mine, 'b').show(at(1), 1)
  await shows(sink, 1)
})
