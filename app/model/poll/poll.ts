// What a poll is: a question to everybody with a few options, answered without names. The pulse after a meeting is two fixed ones.

/** The last two are the pulse: one kind for each of its statements. */
export const POLL_KINDS = ['single', 'multiple', 'understood', 'said'] as const
export type PollKind = (typeof POLL_KINDS)[number]
export type AskedKind = Extract<PollKind, 'single' | 'multiple'>
export type PulseKind = Exclude<PollKind, AskedKind>
/** The statements of the pulse, in their order. */
export const PULSE: readonly PulseKind[] = ['understood', 'said']
/** A statement of the pulse is answered on this scale, from "strongly disagree" to "strongly agree". */
export const AGREEMENT = ['strongly disagree', 'disagree', 'neither', 'agree', 'strongly agree'] as const
export type Agreement = (typeof AGREEMENT)[number]

/** `closed` can be opened again; `shown` is final: its answers are counted and erased. */
export const POLL_STATES = ['prepared', 'open', 'closed', 'shown'] as const
export type PollState = (typeof POLL_STATES)[number]

export const OPTIONS = { least: 2, most: 8 } as const
export const LONGEST_POLL = 300
export const LONGEST_OPTION = 120
/** Among fewer an answer is easily guessed: nothing is told. */
export const LEAST_ANSWERS = 5
/** The pulse is open for a week. */
export const PULSE_MS = 7 * 86_400_000

export const isPulse = (kind: PollKind): kind is PulseKind => kind === 'understood' || kind === 'said'

/** What everybody may know of the answers. `few`: under `LEAST_ANSWERS`, of which nothing is told, not even how many. */
export type PollResult = { few: true } | { few: false; answered: number; counts: number[] }

/** A poll as screens have it: its text once it was opened, its result once it is shown. */
export interface PollView {
  id: string
  kind: AskedKind
  text: string
  options: string[]
  result: PollResult | null
}
/** A statement of the pulse, as everybody has it after a meeting. */
export interface PulseView {
  id: string
  kind: PulseKind
  /** Null once it is closed. Milliseconds since the epoch. */
  closesAt: number | null
  result: PollResult
}
/** What is left of a meeting's polls: those that were shown, and the pulse; the same for everybody. */
export interface PollArchive {
  roundId: string | null
  polls: PollView[]
  pulse: PulseView[]
}

/** The result as it may be told. */
export const resultOf = ({ answered, counts }: { answered: number | null; counts: number[] | null }): PollResult =>
  answered === null || counts === null || answered < LEAST_ANSWERS ? { few: true } : { few: false, answered, counts }

/** How many people chose each of so many options. */
export function countChoices(options: number, answers: Iterable<readonly number[]>): number[] {
  const counts = Array.from({ length: options }, () => 0)
  for (const choices of answers) for (const place of choices) counts[place] = (counts[place] ?? 0) + 1
  return counts
}

/** The choices as they are kept, or undefined when they are none of this poll's. */
export function choicesOf(kind: PollKind, options: number, chosen: readonly number[]): number[] | undefined {
  const choices = [...new Set(chosen)].sort((a, b) => a - b)
  const fits = choices.length > 0 && choices.every(place => place >= 0 && place < options)
  return fits && (kind === 'multiple' || choices.length === 1) ? choices : undefined
}

/** Of how many people in a hundred, rounded. With several options to choose the sum is over 100. */
export const percentOf = (count: number, people: number): number => (people === 0 ? 0 : Math.round((100 * count) / people))

/** How many agree or strongly agree. */
export const agreeing = (counts: readonly number[]): number => (counts[3] ?? 0) + (counts[4] ?? 0)
