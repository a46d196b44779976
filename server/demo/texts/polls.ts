import type { AskedKind, PulseKind } from '#app/model/poll/poll.ts'

/** A poll as it is prepared. */
export interface PollText {
  kind: AskedKind
  text: string
  options: string[]
}
/** What a past meeting was asked, and what forty people said: how many for each option, and for each step of the pulse's scale. */
export interface PolledMeeting {
  poll: PollText
  said: number[]
  pulse: Record<PulseKind, number[]>
}

/** In the meeting on the bad quarter. */
export const RECALL_POLL: PolledMeeting = {
  poll: {
    kind: 'single',
    text: 'What would help you most in the recall?',
    options: ['More people in the field', 'Fewer meetings', 'Clearer words to customers', 'Nothing, it goes well'],
  },
  said: [17, 6, 12, 2],
  pulse: { understood: [3, 6, 7, 14, 6], said: [5, 9, 8, 10, 3] },
}

/** In the meeting on the recovery. */
export const RECOVERY_POLL: PolledMeeting = {
  poll: {
    kind: 'single',
    text: 'Should we go on testing every single compressor?',
    options: ['Yes, until the year is over', 'Yes, for good', 'No, samples are enough now'],
  },
  said: [21, 11, 6],
  pulse: { understood: [1, 3, 4, 19, 10], said: [2, 4, 8, 16, 7] },
}

/** Prepared for the meeting that is about to begin. */
export const READY_POLL: PollText = {
  kind: 'multiple',
  text: 'What should we talk about more in these meetings?',
  options: ['Orders and customers', 'Cost', 'People and shifts', 'Quality', 'What the other squads do'],
}
