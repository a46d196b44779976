/** What a person may hold besides being employed here. Everyone signed in is an employee. */
export const ROLES = ['administrator', 'leader', 'preparer', 'moderator', 'employee'] as const
export type Role = (typeof ROLES)[number]

/** A person as permissions see them: an id and roles, nothing else. */
export interface PersonActor {
  kind: 'person'
  personId: string
  sessionId: string
  roles: readonly Role[]
  /** Version of the pledge that was given, or null before it. Without the current one nothing confidential is shown. */
  pledged: number | null
}
/** A paired big screen of one meeting. */
export interface StageActor {
  kind: 'stage'
  stageId: string
  meetingId: string
}
/** A program with an API token that a leader made. */
export interface BearerActor {
  kind: 'bearer'
  tokenId: string
  /** The leader who made the token and answers for it. */
  personId: string
}
export interface NobodyActor {
  kind: 'nobody'
}
export type Actor = PersonActor | StageActor | BearerActor | NobodyActor
export const NOBODY: NobodyActor = { kind: 'nobody' }

export const holds = (actor: Actor, ...roles: Role[]): actor is PersonActor =>
  actor.kind === 'person' && roles.some(role => role === 'employee' || actor.roles.includes(role))
