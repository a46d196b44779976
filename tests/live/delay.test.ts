import { describe, expect, test } from 'vitest'
import { type Delayed, delayed, dueIn, prompt, shownOf } from '#app/live/delay.ts'
import { EMPTY, type LiveState } from '#app/live/state.ts'
import { BEGINNING, type Show } from '#app/model/meeting/show.ts'

const at = (position: number, more: Partial<Show> = {}): LiveState => ({
  ...EMPTY,
  connection: 'here',
  seq: position,
  show: { ...BEGINNING, phase: 'live', parts: 9, position, ...more },
  keys: new Map([[position, { position, part: `p${position}`, key: 'k' }]]),
})

/** A page that hears states, each at its time in ms. */
function page(delayMs: number) {
  let buffer: Delayed = prompt(EMPTY)
  let state: LiveState = EMPTY
  return {
    hear(heard: LiveState, now: number) {
      state = heard
      buffer = delayed(buffer, state, now, delayMs)
      return this
    },
    wait(now: number, ms = delayMs) {
      buffer = delayed(buffer, state, now, ms)
      return this
    },
    get shows() {
      return shownOf(buffer, state)
    },
    due: (now: number) => dueIn(buffer, now, delayMs),
  }
}

describe('a page with a delay', () => {
  test('shows the first picture at once, and each further move exactly so much later, in their order', () => {
    const stream = page(20_000).hear(at(1), 0)
    expect(stream.shows.show?.position).toBe(1)
    stream.hear(at(2), 1_000).hear(at(3), 1_500)
    expect([stream.shows.show?.position, stream.due(1_500)]).toEqual([1, 19_500])
    const seen = [20_999, 21_000, 21_499, 21_500].map(now => stream.wait(now).shows)
    expect(seen.map(({ show }) => show?.position)).toEqual([1, 2, 2, 3])
    // The key of a part comes with the move that shows it.
    expect(seen.map(({ keys }) => [...keys.keys()])).toEqual([[1], [2], [2], [3]])
    expect(stream.due(21_500)).toBeNull()
  })

  test('that was asleep shows the newest of what is due', () => {
    const stream = page(5_000).hear(at(1), 0).hear(at(2), 1_000).hear(at(3), 2_000).hear(at(4), 600_000)
    expect(stream.shows.show?.position).toBe(3)
    expect(stream.wait(605_000).shows.show?.position).toBe(4)
  })

  test('tells the loss of the connection at once, and keeps what it shows', () => {
    const stream = page(30_000).hear(at(1), 0).hear(at(2), 1_000)
    stream.hear({ ...at(2), connection: 'away', clockAhead: 7 }, 2_000)
    expect(stream.shows).toMatchObject({ connection: 'away', clockAhead: 7, show: { position: 1 } })
  })

  test('does not count what is no move: a beat begins no time anew', () => {
    const moved = at(2)
    const stream = page(10_000).hear(at(1), 0).hear(moved, 1_000)
    stream.hear({ ...moved, clockAhead: 3 }, 4_000).hear({ ...moved, clockAhead: 4 }, 7_000)
    expect(stream.due(7_000)).toBe(4_000)
    expect(stream.wait(11_000).shows.show?.position).toBe(2)
    expect(stream.due(11_000)).toBeNull()
  })

  test('shows what came last before it shows the end', () => {
    const stream = page(60_000)
      .hear(at(1), 0)
      .hear(at(2), 1_000)
      .hear(at(2, { phase: 'ended' }), 2_000)
    expect(stream.shows.show).toMatchObject({ position: 1, phase: 'live' })
    expect(stream.wait(61_000).shows.show).toMatchObject({ position: 2, phase: 'live' })
    expect(stream.wait(62_000).shows.show?.phase).toBe('ended')
    expect(stream.due(62_000)).toBeNull()
  })

  test('that is left shows now', () => {
    const stream = page(60_000).hear(at(1), 0).hear(at(5), 1_000)
    expect(stream.shows.show?.position).toBe(1)
    expect(stream.wait(1_001, 0).shows.show?.position).toBe(5)
  })

  test('does not show a question again whose text was changed or taken away meanwhile', () => {
    const staged = (text: string | null): LiveState => ({
      ...at(1, { staged: 'q' }),
      question: text === null ? null : { id: 'q', text, about: null },
    })
    const stream = page(10_000).hear(at(1), 0).hear(staged('Why does Ann …'), 1_000)
    expect(stream.shows.question).toBeNull()
    expect(stream.wait(11_000).shows.question?.text).toBe('Why does Ann …')
    stream.hear(staged(null), 12_000)
    expect(stream.shows.question).toBeNull()
  })

  test('of nothing is the state itself', () => {
    const prompted = page(0).hear(at(1), 0).hear(at(2), 1)
    expect(prompted.shows.show?.position).toBe(2)
    expect(prompted.due(1)).toBeNull()
  })
})
