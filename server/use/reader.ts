import { mayReadConfidential } from '#app/model/people/may.ts'
import type { Actor, PersonActor } from '#app/model/people/roles.ts'
import type { Reader } from '#db/types.ts'
import { rulesOf } from './reports/access.ts'

/** The person, if they may read what is confidential: signed in, and the pledge that stands is given. */
export async function readerOf(db: Reader, actor: Actor): Promise<PersonActor | undefined> {
  const { pledgeVersion } = await rulesOf(db)
  return mayReadConfidential(actor, pledgeVersion) ? actor : undefined
}
