import type { Audience } from '../meeting/catalogue.ts'
import { type Actor, holds, type PersonActor, type Role, type StageActor } from './roles.ts'

// Every permission, one function each. They decide on facts that are passed in; look-ups are scoped with the same functions, so that
// what an actor may not see is not found. tests/routes walk every route and socket command against these for every role.

const leads = (actor: Actor): boolean => holds(actor, 'leader')
const prepares = (actor: Actor): boolean => holds(actor, 'leader', 'preparer')
const administers = (actor: Actor): actor is PersonActor => holds(actor, 'administrator')

/** Confidential pages open to people who gave the pledge that stands. */
export const mayReadConfidential = (actor: Actor, pledgeVersion: number): actor is PersonActor =>
  actor.kind === 'person' && actor.pledged === pledgeVersion

/** Whoever is signed in keeps their own account: password, sessions, pledge, what is stored about them. */
export const mayKeepAccount = (actor: Actor): actor is PersonActor => actor.kind === 'person'
/** The first visit only, with the code that the server printed. */
export const maySetUp = (companyExists: boolean, codeFits: boolean): boolean => !companyExists && codeFits
/** Joining by link: only with an address at one of the company's own domains. */
export const mayJoin = (mailDomains: readonly string[], domain: string): boolean => mailDomains.includes(domain)

export const mayManagePeople = (actor: Actor): actor is PersonActor => administers(actor)
export const mayChangeCompany = (actor: Actor): actor is PersonActor => administers(actor)
export const maySignCounterPledge = (actor: Actor): actor is PersonActor => holds(actor, 'leader', 'administrator')

/** What is stored, for those who answer for it: no row of it, only what tables are for. */
export const mayReadInventory = (actor: Actor): actor is PersonActor => holds(actor, 'leader', 'administrator')

/** A withdrawn or unpublished report is seen by those who work on reports; the administrator is not among them. */
export const mayReadDrafts = (actor: Actor): boolean => prepares(actor)
export const mayPrepareReports = (actor: Actor): boolean => prepares(actor) || actor.kind === 'bearer'
export const mayPublishReports = (actor: Actor): boolean => leads(actor)
export const mayRemoveForGood = (actor: Actor): boolean => leads(actor)
/** What somebody may read they may take away as a file: those who work on reports, and everybody where the company allows it. */
export const mayExportReports = (actor: Actor, everybody: boolean): actor is PersonActor =>
  actor.kind === 'person' && (prepares(actor) || everybody)
/** Tokens with which programs bring reports: a leader makes them and answers for what comes with them. */
export const mayMakeTokens = (actor: Actor): actor is PersonActor => leads(actor)
/** A token opens something only as long as who made it leads. */
export const mayAnswerForToken = (maker: { roles: readonly Role[]; disabledAt: number | null }): boolean =>
  maker.disabledAt === null && leads({ kind: 'person', personId: '', sessionId: '', roles: maker.roles, pledged: null })
export const mayDownloadOriginals = (actor: Actor): boolean => leads(actor)

export const mayScheduleMeetings = (actor: Actor): boolean => leads(actor)
/** Leaders can give a meeting to another presenter; its presenters can change when and how they present. */
export const mayChangeMeeting = (actor: Actor, presents: boolean): boolean => mayScheduleMeetings(actor) || presents
/** A meeting's presenters are named; by default its creator. */
export const mayPresent = (actor: Actor, presenterIds: readonly string[]): boolean =>
  actor.kind === 'person' && presenterIds.includes(actor.personId)
export const maySeeStage = (actor: Actor, meetingId: string): boolean => actor.kind === 'stage' && actor.meetingId === meetingId
/** Live pages are for people and paired screens; a program asks over HTTP. */
export const mayOpenSocket = (actor: Actor): actor is PersonActor | StageActor => actor.kind === 'person' || actor.kind === 'stage'
/** Everybody who sees a meeting follows it on their own screen; a big screen is no follower. */
export const mayFollow = (actor: Actor): actor is PersonActor => actor.kind === 'person'
/** Only who follows says that something is unclear: a presenter would count among their own listeners. */
export const maySayUnclear = (actor: Actor, as: Audience): actor is PersonActor => as === 'follower' && mayFollow(actor)

/** Whether who sees a meeting may take part as this audience. */
export function mayAttend(actor: Actor, as: Audience, meeting: { id: string; presenterIds: readonly string[] }): boolean {
  switch (as) {
    case 'follower':
      return mayFollow(actor)
    case 'stage':
      return maySeeStage(actor, meeting.id)
    case 'presenter':
      return mayPresent(actor, meeting.presenterIds)
    case 'moderator':
      return mayModerate(actor)
  }
}

/** At the end of a meeting: also what was not shown. Who drives answers for the meeting; the other presenters publish what it showed. */
export const mayPublishWhole = (actor: Actor, drives: boolean): boolean => mayPublishReports(actor) || drives

/** Polls are prepared by who presents the meeting and by leaders, before they are opened. */
export const mayPreparePolls = (actor: Actor, presenterIds: readonly string[]): boolean => leads(actor) || mayPresent(actor, presenterIds)
/** The pulse of one meeting is everybody's; how it goes from meeting to meeting is leadership's to look after. */
export const mayReadPulseTrend = (actor: Actor): boolean => leads(actor)

export const mayPlanRounds = (actor: Actor): boolean => holds(actor, 'leader', 'moderator')
export const mayModerate = (actor: Actor): boolean => holds(actor, 'moderator')
export const mayAnswer = (actor: Actor): boolean => leads(actor)
/** Who can be said to answer by a day: somebody who may. */
export const mayOweAnswers = (person: { roles: readonly Role[]; disabledAt: number | null }): boolean => mayAnswerForToken(person)
