import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fact, Move } from '#app/model/meeting/catalogue.ts'
import { factSchema } from '#app/model/meeting/catalogue.ts'
import { drive } from '#app/model/meeting/drive.ts'
import { applyFact, BEGINNING, isOpen, type Show } from '#app/model/meeting/show.ts'
import { partsOf, reveals, sectionUpTo, targetsOf } from '#app/model/meeting/steps.ts'
import { hears, type Known, viewForFollower, factForScreen } from '#app/model/meeting/views.ts'
import { Follower } from '#app/live/state.ts'
import { anyReport } from '../../support/sections.ts'

const PRESENTERS = ['ceo', 'cfo']
const sections = anyReport()
const parts = partsOf(sections)
const partFacts = (position: number) => {
  const part = parts[position - 1]
  const section = part && sections.find(({ id }) => id === part.sectionId)
  return part && section && { reveals: reveals(part), targets: targetsOf(sectionUpTo(section, part.step, part.steps)) }
}

const position = fc.integer({ min: 1, max: parts.length + 1 })
const target = fc.constantFrom(
  { kind: 'line item' as const, id: 'l-revenue' },
  { kind: 'line item' as const, id: 'l-cloud' },
  { kind: 'chart point' as const, id: 'l-revenue:c1' },
)
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('show' as const), position, from: fc.integer({ min: 0, max: parts.length }) }),
  fc.record({ kind: fc.constant('point' as const), position, at: fc.array(target, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('openNote' as const), position, lineItemId: fc.constantFrom('l-cloud', 'l-rent', null) }),
  fc.record({ kind: fc.constant('stageQuestion' as const), questionId: fc.constantFrom('q1', 'q2', null) }),
  fc.record({ kind: fc.constant('markAnswered' as const), questionId: fc.constantFrom('q1', 'q2') }),
  fc.record({ kind: fc.constantFrom('openPoll' as const, 'closePoll' as const, 'showPoll' as const), pollId: fc.constantFrom('p1', 'p2') }),
  fc.constant({ kind: 'pause' as const }),
  fc.constant({ kind: 'resume' as const }),
  fc.record({ kind: fc.constant('blank' as const), blank: fc.boolean() }),
  fc.record({ kind: fc.constant('askWheel' as const), asks: fc.boolean() }),
  fc.record({ kind: fc.constant('handWheel' as const), to: fc.constantFrom('ceo', 'cfo', 'somebody') }),
  fc.record({ kind: fc.constant('takeWheel' as const), from: fc.constantFrom('ceo', 'cfo', null) }),
)
/** What happens in a meeting: moves by either presenter; a page that is up to date, half of the time. */
const anyHistory = fc.array(fc.record({ by: fc.constantFrom(...PRESENTERS), move: anyMove, upToDate: fc.boolean() }), { maxLength: 60 })

const OPENING: Fact[] = [
  { kind: 'revision pinned', revisionId: 'r1' },
  { kind: 'lobby opened', parts: parts.length, sealed: true },
  { kind: 'meeting started' },
  { kind: 'wheel taken', driver: 'ceo' },
]
const fold = (facts: readonly Fact[]): Show => facts.reduce((show, fact, index) => applyFact(show, fact, index), BEGINNING)

/** Both present, and whoever drives may be found gone. */
const around = { presenters: PRESENTERS, gone: () => true }

/** The facts that a history makes. */
function play(history: { by: string; move: Move; upToDate: boolean }[]): Fact[] {
  const facts = [...OPENING]
  for (const { by, move, upToDate } of history) {
    const show = fold(facts)
    const aimed = !upToDate
      ? move
      : move.kind === 'show'
        ? { ...move, from: show.position }
        : 'position' in move
          ? { ...move, position: Math.max(1, show.position) }
          : move
    const decided = drive(show, by, aimed, 'position' in aimed ? partFacts(aimed.position) : undefined, around)
    if (Array.isArray(decided)) facts.push(...decided)
  }
  return facts
}

describe('the fold', () => {
  test('keeps its word after any order of moves', () => {
    fc.assert(
      fc.property(anyHistory, history => {
        const facts = play(history)
        const show = fold(facts)
        for (const fact of facts) expect(factSchema.parse(fact)).toEqual(fact)
        expect(show.position === 0 ? show.shown : show.shown.includes(show.position)).toEqual(show.position === 0 ? [] : true)
        expect(show.shown).toEqual([...new Set(show.shown)].sort((a, b) => a - b))
        expect(PRESENTERS).toContain(show.driver)
        expect(new Set(show.asking).size).toBe(show.asking.length)
        expect(show.asking).not.toContain(show.driver)
        const here = partFacts(show.position)
        for (const { kind, id } of show.spotlight) expect(here?.targets).toContain(`${kind}:${id}`)
        const open = Object.values(show.polled).filter(state => state === 'open')
        expect(open).toHaveLength(show.poll?.state === 'open' ? 1 : 0)
        if (show.poll) expect(show.polled[show.poll.id]).toBe(show.poll.state)
        if (show.note) expect(here?.targets).toContain(`line item:${show.note}`)
      }),
    )
  })

  test('gives a late joiner, who gets a snapshot at any moment, the same state as one who was there from the start', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, moment) => {
        const facts = play(history)
        const frames = framesOf(facts)
        const early = new Follower(() => 0)
        const late = new Follower(() => 0)
        early.hear(frames[0]!.snapshot)
        const joins = moment % frames.length
        late.hear(frames[joins]!.snapshot)
        for (const [index, { frame }] of frames.entries()) {
          if (!frame) continue
          expect(early.hear(frame)).toBe('fine')
          if (index > joins) expect(late.hear(frame)).toBe('fine')
        }
        expect(late.state.show).toEqual(early.state.show)
        expect([...late.state.keys].sort()).toEqual([...early.state.keys].sort())
        expect(late.state.poll).toEqual(early.state.poll)
        const { poll } = fold(facts)
        expect(early.state.poll && { id: early.state.poll.id, state: early.state.poll.result ? 'shown' : 'open' }).toEqual(poll)
        // Nobody was told who drives, and nobody holds a key of a part that was not shown.
        expect(early.state.show?.driver).toBe(null)
        expect([...early.state.keys.keys()].sort((a, b) => a - b)).toEqual(fold(facts).shown)
      }),
    )
  })

  test('finds out about any lost frame at the next one, or at the next beat', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, which) => {
        const frames = framesOf(play(history)).filter(({ frame }) => frame)
        const page = new Follower(() => 0)
        page.hear(framesOf([])[0]!.snapshot)
        const lost = which % frames.length
        for (const { frame } of frames.slice(0, lost)) page.hear(frame!)
        const next = frames[lost + 1]
        const verdict = next ? page.hear(next.frame!) : page.hear({ k: 'beat', seq: frames[lost]!.frame!.seq, rev: 0, now: 0 })
        expect(verdict).toBe('missed something')
        page.hear(frames.at(-1)!.snapshot)
        expect(page.state.show).toEqual({ ...fold(play(history)), driver: null, revisionId: null, asking: [] })
      }),
    )
  })
})

/** What followers are sent: a snapshot that could be taken after each fact, and the frame of those that they hear. */
function framesOf(facts: readonly Fact[]) {
  let show = BEGINNING
  let told = 0
  const keys = parts.map(({ position }) => ({ position, part: `part-${position}`, key: `key-${position}` }))
  const known = (): Known => ({
    show,
    keys,
    pack: 'pack',
    question: null,
    poll: show.poll && {
      id: show.poll.id,
      kind: 'single',
      text: `text of ${show.poll.id}`,
      options: ['yes', 'no'],
      result: show.poll.state === 'shown' ? { few: true } : null,
    },
    counts: { here: 0, lookingAround: 0, behind: 0, stages: 0, driver: false, gone: false, unclear: {}, answered: 0 },
    around: null,
  })
  const snapshot = () => ({ k: 'snapshot' as const, seq: told, rev: 0, snapshot: viewForFollower(known()) })
  const all = [{ snapshot: snapshot(), frame: null as null | (Parameters<Follower['hear']>[0] & { k: 'fact' }) }]
  for (const [index, fact] of facts.entries()) {
    const before = show
    show = applyFact(show, fact, index)
    const seq = index + 1
    if (!hears('follower', fact)) {
      all.push({ snapshot: snapshot(), frame: null })
      continue
    }
    const { fact: said, besides } = factForScreen(fact, before, known())
    const frame = { k: 'fact' as const, seq, prev: told, at: index, fact: said, ...besides }
    told = seq
    all.push({ snapshot: snapshot(), frame })
  }
  return all
}

describe('a presenter', () => {
  const live = fold(OPENING)
  const after = (facts: Fact[] | { error: string }): Show =>
    Array.isArray(facts) ? facts.reduce((show, fact) => applyFact(show, fact, 0), live) : live
  const shown = after(drive(live, 'ceo', { kind: 'show', position: 3, from: 0 }, partFacts(3)))

  test('who jumps to the second level of a statement reveals the first as well', () => {
    expect(shown.shown).toEqual([2, 3])
    expect([1, 2, 3, 4, 5].filter(position => isOpen(shown, position))).toEqual([2, 3])
  })

  test('whose page slept does not pull everyone back', () => {
    expect(drive(shown, 'ceo', { kind: 'show', position: 1, from: 0 }, partFacts(1))).toMatchObject({ error: 'stale' })
    expect(drive(shown, 'ceo', { kind: 'point', position: 2, at: [] }, partFacts(2))).toMatchObject({ error: 'stale' })
  })

  test('who does not drive moves nothing', () => {
    expect(drive(shown, 'cfo', { kind: 'show', position: 4, from: 3 }, partFacts(4))).toMatchObject({ error: 'not driving' })
  })

  test('is asked for the wheel once, and hands it to a presenter, whose asking is then over', () => {
    const asked = drive(shown, 'cfo', { kind: 'askWheel', asks: true }, undefined, around)
    expect(asked).toEqual([{ kind: 'wheel asked', by: 'cfo', asks: true }])
    const asking = (asked as Fact[]).reduce((show, fact) => applyFact(show, fact, 0), shown)
    expect(asking.asking).toEqual(['cfo'])
    expect(drive(asking, 'cfo', { kind: 'askWheel', asks: true }, undefined, around)).toEqual([])
    expect(drive(asking, 'cfo', { kind: 'handWheel', to: 'cfo' }, undefined, around)).toMatchObject({ error: 'not driving' })
    expect(drive(asking, 'ceo', { kind: 'handWheel', to: 'stranger' }, undefined, around)).toMatchObject({ error: 'not found' })
    const handed = drive(asking, 'ceo', { kind: 'handWheel', to: 'cfo' }, undefined, around)
    expect(handed).toEqual([{ kind: 'wheel handed', driver: 'cfo' }])
    expect(applyFact(asking, (handed as Fact[])[0]!, 0)).toMatchObject({ driver: 'cfo', asking: [] })
  })

  test('takes the wheel only from one who is gone, and of two the second learns that it was late', () => {
    const take = { kind: 'takeWheel', from: 'ceo' } as const
    expect(drive(shown, 'cfo', take, undefined, { ...around, gone: () => false })).toMatchObject({ error: 'conflict' })
    expect(drive(shown, 'cfo', take, undefined, around)).toEqual([{ kind: 'wheel taken', driver: 'cfo' }])
    expect(drive({ ...shown, driver: 'coo' }, 'cfo', take, undefined, around)).toMatchObject({ error: 'stale' })
  })

  test('cannot point at a line of a level that was not shown', () => {
    const first = after(drive(live, 'ceo', { kind: 'show', position: 2, from: 0 }, partFacts(2)))
    expect(drive(first, 'ceo', { kind: 'point', position: 2, at: [{ kind: 'line item', id: 'l-cloud' }] }, partFacts(2))).toMatchObject({
      error: 'not found',
    })
  })

  test('opens one poll at a time, takes a result along with the part, and opens no poll again whose result was seen', () => {
    const move = (show: Show, kind: 'openPoll' | 'closePoll' | 'showPoll', pollId: string) =>
      drive(show, 'ceo', { kind, pollId }, undefined)
    const on = (show: Show, kind: 'openPoll' | 'closePoll' | 'showPoll', pollId: string): Show =>
      (move(show, kind, pollId) as Fact[]).reduce((folded, fact) => applyFact(folded, fact, 0), show)
    expect(move(shown, 'showPoll', 'p1')).toMatchObject({ error: 'conflict' })
    const open = on(shown, 'openPoll', 'p1')
    expect(open.poll).toEqual({ id: 'p1', state: 'open' })
    expect(move(open, 'openPoll', 'p2')).toMatchObject({ error: 'conflict' })
    const closed = on(open, 'closePoll', 'p1')
    expect(closed.poll).toBe(null)
    expect(on(closed, 'openPoll', 'p1').poll).toEqual({ id: 'p1', state: 'open' })
    // Going on with the report closes nothing.
    expect(applyFact(open, { kind: 'part shown', position: 4, reveals: [4] }, 0).poll).toEqual(open.poll)
    expect(move(open, 'showPoll', 'p1')).toEqual([
      { kind: 'poll closed', pollId: 'p1' },
      { kind: 'poll shown', pollId: 'p1' },
    ])
    const seen = on(closed, 'showPoll', 'p1')
    expect(seen.poll).toEqual({ id: 'p1', state: 'shown' })
    expect(applyFact(seen, { kind: 'part shown', position: 4, reveals: [4] }, 0).poll).toBe(null)
    expect(on(seen, 'closePoll', 'p1').poll).toBe(null)
    expect(move(seen, 'openPoll', 'p1')).toMatchObject({ error: 'conflict' })
    expect(on(on(seen, 'closePoll', 'p1'), 'showPoll', 'p1').poll).toEqual({ id: 'p1', state: 'shown' })
  })

  test('who does again what is so already makes no fact', () => {
    expect(drive(shown, 'ceo', { kind: 'show', position: 3, from: 3 }, partFacts(3))).toEqual([])
    expect(drive(shown, 'ceo', { kind: 'resume' }, undefined)).toEqual([])
    expect(drive(shown, 'ceo', { kind: 'takeWheel', from: null }, undefined)).toEqual([])
  })
})
