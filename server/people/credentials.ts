import { passwordFault } from '#app/model/people/person.ts'
import { companyRow } from '#db/queries/company.ts'
import { insertPledge, type PersonRow, updatePerson } from '#db/queries/people.ts'
import { deleteSessionsOf } from '#db/queries/sessions.ts'
import type { Tx } from '#db/types.ts'
import type { Entry } from '../use/sessions.ts'
import type { Hall } from '../use/hall.ts'
import { dayIn } from '#app/model/local-time.ts'
import { deviceProof } from './device.ts'
import { beginSession } from './session.ts'

/** What is stored for a new password, or what is wrong with it. */
export async function hashNewPassword(
  hall: Hall,
  password: string,
  { name, email, staffNumber }: Pick<PersonRow, 'name' | 'email' | 'staffNumber'>,
): Promise<{ hash: string } | { fault: string }> {
  const typed = password.normalize('NFKC')
  const fault = passwordFault(typed, [name, email, email?.split('@')[0] ?? null, staffNumber])
  return fault ? { fault } : { hash: await hall.passwords.hash(typed) }
}

/** A new password ends every session of the person and makes all their browsers strangers, but for the one that sets it. */
export async function setPassword(hall: Hall, tx: Tx, personId: string, passwordHash: string): Promise<Entry> {
  const deviceKey = hall.ids.token()
  await updatePerson(tx, personId, { passwordHash, deviceKey })
  await deleteSessionsOf(tx, personId)
  return { token: await beginSession(hall, tx, personId), device: deviceProof(deviceKey, hall.ids.next()) }
}

/** Gives the pledge if `version` is the one that stands; a pledge to an older text is none. */
export async function pledge(hall: Hall, tx: Tx, personId: string, version: number): Promise<boolean> {
  const company = await companyRow(tx)
  if (company?.pledgeVersion !== version) return false
  await insertPledge(tx, personId, version, dayIn(hall.clock.now(), company.timeZone))
  return true
}
