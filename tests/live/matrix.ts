import type { CommandName } from '#app/model/meeting/catalogue.ts'

/** Who may come to a socket. `stage` is a paired screen, `source` a browser source with its link alone. `presenter` is one of this meeting; the others hold the role of their name and present nothing. */
export const WHO = [
  'nobody',
  'unpledged',
  'stage',
  'source',
  'employee',
  'moderator',
  'preparer',
  'leader',
  'presenter',
  'administrator',
] as const
export type Who = (typeof WHO)[number]

const everyone = ['employee', 'moderator', 'preparer', 'leader', 'presenter', 'administrator'] as const

/**
 * Every socket command and who may use it in a meeting that is live, after entering it as the audience that they may be. A command that is
 * not in here does not compile; what is not granted is refused.
 */
export const MATRIX: { [N in CommandName]: readonly Who[] } = {
  attend: ['stage', 'source', ...everyone],
  refetch: ['stage', 'source', ...everyone],
  stand: ['stage', 'source', ...everyone],
  unclear: ['employee', 'moderator', 'preparer', 'leader', 'administrator'],
  show: ['presenter'],
  point: ['presenter'],
  openNote: ['presenter'],
  stageQuestion: ['presenter'],
  markAnswered: ['presenter'],
  openPoll: ['presenter'],
  closePoll: ['presenter'],
  showPoll: ['presenter'],
  pause: ['presenter'],
  resume: ['presenter'],
  blank: ['presenter'],
  askWheel: ['presenter'],
  handWheel: ['presenter'],
  takeWheel: ['presenter'],
}

/** Who may enter as which audience. */
export const AUDIENCE_MATRIX = {
  follower: everyone,
  stage: ['stage', 'source'],
  presenter: ['presenter'],
  moderator: ['moderator'],
} as const satisfies Record<string, readonly Who[]>
