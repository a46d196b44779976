import type { Formats } from '../format.ts'
import type { Company } from '../people/company.ts'
import type { RoundView } from '../question/round.ts'

/** An open question that somebody has promised to answer. */
export interface Promised {
  questionId: string
  text: string
  /** Name of the person or squad that answers it. */
  owner: string
  /** ISO day. */
  dueOn: string
}

/**
 * What a follower's page shows around what is presented: the same for everybody, so that it travels in the snapshot, which is made once.
 * Nothing of a report that is not published is in it.
 */
export interface Surroundings {
  meeting: {
    id: string
    title: string
    startsAt: number
    minutes: number
    hearItUrl: string
    captioned: boolean
    roundId: string | null
  }
  /** Names, as people read them. */
  presenters: string[]
  /** The report, once everybody may read it. */
  report: { id: string; title: string } | null
  /** The next meeting that is planned. */
  next: { id: string; title: string; startsAt: number } | null
  round: RoundView | null
  /** After the end: what was promised in its round and is still to come, the earliest first, and how many there are in all. */
  promised: { first: Promised[]; all: number }
  /** Names of squads, for the check beside the ask box: few people may ask from one. */
  squads: string[]
  company: Pick<Company, 'name' | keyof Formats | 'counterPledge' | 'counterPledgeSigners' | 'wrongdoingChannel'>
}

/** Whether pages have to hear of the difference. How many hold tokens grows with every one of them; only that they are enough is news. */
export const differ = (before: Surroundings | null, after: Surroundings | null): boolean => toldOf(before) !== toldOf(after)

const toldOf = (around: Surroundings | null): string =>
  JSON.stringify(around && { ...around, round: around.round && { ...around.round, crowd: waitsForCrowd(around) } })

/** Whether asking stays closed until more people hold tokens. */
export const waitsForCrowd = ({ round }: Surroundings): boolean => round?.state === 'open' && round.crowd.have < round.crowd.need

/** Addresses of the follow page, which is a document of its own: whoever goes there leaves the page that they are on. */
export const isFollowPage = (path: string): boolean => /^\/meetings\/(?!new\b)[\w-]+\/?$/.test(path)

/** Address of the presenter's page, which must never go away by a load that fails. */
export const isPresenterPage = (path: string): boolean => /^\/meetings\/[\w-]+\/present\/?$/.test(path)
