import type { Answer, Move } from '#app/model/meeting/catalogue.ts'
import { drive, type PartFacts } from '#app/model/meeting/drive.ts'
import { applyFact, BEGINNING, type Show } from '#app/model/meeting/show.ts'
import { EMPTY, type LiveState } from './state.ts'

/** A meeting as it stands when its presenter starts it, for this page alone. */
export const rehearsalBeginning = (me: string, parts: number, startedAt: number): Show => ({
  ...BEGINNING,
  phase: 'live',
  parts,
  startedAt,
  driver: me,
})

/**
 * A meeting that is in this page alone: the same commands decided by the same rules and folded by the same fold, without a socket. Nobody
 * hears of it, and nothing of it is kept.
 */
export class Rehearsal {
  private current: LiveState
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly me: string,
    beginning: Show,
    private readonly partAt: (position: number) => PartFacts | undefined,
    private readonly now: () => number,
  ) {
    this.current = { ...EMPTY, connection: 'here', show: beginning }
  }

  state = (): LiveState => this.current

  /** Calls back after every change; gives the function that ends it. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Does what the server would do with a presenter's command. */
  send = async (kind: string, input: object): Promise<Answer> => {
    const move = { kind, ...input } as Move
    const before = this.current.show as Show
    const facts = drive(before, this.me, move, 'position' in move ? this.partAt(move.position) : undefined)
    if (!Array.isArray(facts)) return { ok: false, ...facts }
    const show = facts.reduce((folded, fact) => applyFact(folded, fact, this.now()), before)
    this.current = { ...this.current, show, seq: this.current.seq + facts.length }
    for (const listener of this.listeners) listener()
    return { ok: true, seq: this.current.seq }
  }
}
