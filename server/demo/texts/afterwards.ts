import type { NamedRole } from '../people.ts'
import type { Asked } from './rounds.ts'

/** What came after a question was answered or promised. */
export interface Afterwards {
  /** An answer before the one in rounds.ts, which readers did not take for one: so many for it and against. */
  first?: { by: NamedRole; text: string; yes: number; no: number }
  /** How many said of the answer that it was one, and that it was none. */
  judged?: { yes: number; no: number }
  /** What the asker added, when the first answer was none. */
  added?: string
  /** Weeks after the meeting to which the promise was moved, a month after it was made. */
  moved?: number
  /** The answer that kept the promise. */
  kept?: { by: NamedRole; text: string }
}

/** Asked after the meeting of the bad quarter, and promised. */
export const RECALL_PROMISED: Asked[] = [
  {
    id: 'insurance',
    moment: 'after',
    votes: 22,
    text: 'Does our insurance pay for any part of the recall?',
    fate: { kind: 'promise', owner: 'cfo', weeks: 5 },
  },
  {
    id: 'south',
    moment: 'after',
    votes: 13,
    text: 'Customers outside of the north were told “as soon as we can”. When is their turn, with a date?',
    fate: { kind: 'promise', owner: 'operations', weeks: 20 },
  },
]

export const RECALL_AFTERWARDS: Record<string, Afterwards> = {
  jobs: { judged: { yes: 31, no: 4 } },
  'why-not-stop': { judged: { yes: 24, no: 5 } },
  bonus: { judged: { yes: 29, no: 2 } },
  saturday: {
    first: { by: 'operations', text: 'We are looking for a fair way together with the works council.', yes: 4, no: 25 },
    added: 'I mean the nineteen days alone, not the weekends after them. Yes or no would do.',
    judged: { yes: 33, no: 2 },
  },
  medicine: { judged: { yes: 19, no: 3 } },
  freight: { judged: { yes: 3, no: 0 } },
  exit: { judged: { yes: 9, no: 11 } },
  insurance: {
    kept: {
      by: 'cfo',
      text: 'For a fifth of it: transport and the spoiled medicine are insured, our own work and the new compressors are not. The insurer has confirmed it in writing, and the money is not in this quarter yet.',
    },
  },
}

export const RECOVERY_AFTERWARDS: Record<string, Afterwards> = {
  weekends: { judged: { yes: 34, no: 1 } },
  pay: { judged: { yes: 20, no: 9 } },
  'second-source': { judged: { yes: 12, no: 2 } },
  heat: { moved: 26 },
  dissent: { judged: { yes: 2, no: 1 } },
}
