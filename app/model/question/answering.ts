import type { Verdicts } from './verdict.ts'

// What is told of a question beyond itself and its answers. The same for everybody, like everything that is sent of questions.

export type AskerSays = 'answered' | 'not answered'

/** What the asker added later. The text of one that waits or was declined or removed is not told. */
export type ClarificationView = { place: number } & ({ state: 'open'; text: string } | { state: 'pending' | 'declined' | 'removed' })

/** Who answers by which day. */
export interface PromiseView {
  id: string
  owner: { kind: 'person' | 'squad'; id: string; name: string }
  /** ISO day. */
  dueOn: string
  by: string
  /** Milliseconds since the epoch. */
  madeAt: number
  /** When the answer came that kept it. */
  keptAt: number | null
  /** Whether another promise took its place. */
  moved: boolean
}

/** Only what there is: most questions have none of it. */
export interface After {
  clarifications?: ClarificationView[]
  /** Oldest first; all but the last were moved. */
  promises?: PromiseView[]
  askerSays?: AskerSays
  /** What readers said of the answer, as far as that is told; of a reopened question, what reopened it. */
  verdicts?: Verdicts
  settled?: 'confirmed' | 'unconfirmed'
  reopened?: true
}

/** So many times the asker may add something. */
export const CLARIFICATIONS = 3
