import { type ListFault, readPeople } from '#app/model/people/import.ts'
import { mayManagePeople } from '#app/model/people/may.ts'
import { keptRoles, type PersonInput } from '#app/model/people/person.ts'
import type { Actor, Role } from '#app/model/people/roles.ts'
import { countUnsentLetters } from '#db/queries/letters.ts'
import {
  allPeople,
  deleteLinksOf,
  insertPeople,
  type PersonRow,
  personById,
  standingAdministrators,
  standingInvitations,
  takenLogins,
  updatePerson,
} from '#db/queries/people.ts'
import { deleteSessionsOf } from '#db/queries/sessions.ts'
import type { Tx } from '#db/types.ts'
import { csvRows } from '../people/csv.ts'
import { record } from '../people/records.ts'
import { beginSession } from '../people/session.ts'
import { done, FORBIDDEN, fail, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { revokeStagesOf } from './meetings/stages.ts'

/** A person as administrators see them. Nothing about what they read, asked or when they were here. */
export interface Listed {
  id: string
  name: string
  email: string | null
  staffNumber: string | null
  roles: Role[]
  /** `waiting`: no password yet. */
  state: 'waiting' | 'here' | 'disabled'
  /** Until when the invitation works, or null. */
  invitedUntil: number | null
}

const listed = ({ id, name, email, staffNumber, roles, passwordHash, disabledAt }: PersonRow, invitedUntil: number | null): Listed => ({
  id,
  name,
  email,
  staffNumber,
  roles,
  state: disabledAt !== null ? 'disabled' : passwordHash === null ? 'waiting' : 'here',
  invitedUntil,
})

export async function list(
  hall: Hall,
  actor: Actor,
): Promise<Outcome<{ people: Listed[]; letters: { waiting: number; givenUp: number } }>> {
  if (!mayManagePeople(actor)) return FORBIDDEN
  const invitations = await standingInvitations(hall.store, hall.clock.now())
  const people = (await allPeople(hall.store)).map(person => listed(person, invitations.get(person.id) ?? null))
  return done({ people, letters: await countUnsentLetters(hall.store) })
}

export async function one(hall: Hall, actor: Actor, { personId }: { personId: string }): Promise<Outcome<{ person: Listed }>> {
  if (!mayManagePeople(actor)) return FORBIDDEN
  const person = await personById(hall.store, personId)
  return person ? done({ person: listed(person, null) }) : NOT_FOUND
}

/** A person without a password: an invitation lets them choose one. */
const rowOf = (hall: Hall, { name, email, staffNumber, roles }: PersonInput): PersonRow => ({
  id: hall.ids.next(),
  name,
  email,
  staffNumber,
  passwordHash: null,
  deviceKey: null,
  roles: keptRoles(roles),
  pledgedVersion: null,
  createdAt: hall.clock.now(),
  disabledAt: null,
})

/** By field, which of a person's names to sign in with somebody else has. */
async function taken(tx: Tx, { email, staffNumber }: Pick<PersonInput, 'email' | 'staffNumber'>, own?: PersonRow) {
  const logins = await takenLogins(
    tx,
    email && email !== own?.email ? [email] : [],
    staffNumber && staffNumber !== own?.staffNumber ? [staffNumber] : [],
  )
  const fields: Record<string, string> = {}
  if (email && logins.has(email)) fields.email = 'Somebody with this address is here already.'
  if (staffNumber && logins.has(staffNumber)) fields.staffNumber = 'Somebody with this number is here already.'
  return Object.keys(fields).length ? fail({ kind: 'invalid', fields }) : null
}

export async function add(hall: Hall, actor: Actor, input: PersonInput): Promise<Outcome<{ personId: string }>> {
  if (!mayManagePeople(actor)) return FORBIDDEN
  const row = rowOf(hall, input)
  return hall.store.transact(async tx => {
    const fault = await taken(tx, input)
    if (fault) return fault
    await insertPeople(tx, [row])
    await record(hall, tx, actor, 'added person', row.id)
    return done({ personId: row.id })
  })
}

const sameRoles = (a: readonly Role[], b: readonly Role[]) => a.length === b.length && a.every(role => b.includes(role))

const LAST_ADMINISTRATOR = fail({
  kind: 'conflict',
  message: 'This is the last administrator. Make somebody else an administrator first, or nobody can look after people any more.',
})

const isLastAdministrator = async (tx: Tx, personId: string) => {
  const standing = await standingAdministrators(tx)
  return standing.length === 1 && standing[0] === personId
}

/**
 * Changes what is said of a person. With other roles all their sessions end (the next request asks who they are); who changes their own
 * gets a new session in the same step: `token`.
 */
export async function change(
  hall: Hall,
  actor: Actor,
  { personId, ...input }: PersonInput & { personId: string },
): Promise<Outcome<{ token: string | null; reset: boolean }>> {
  if (!mayManagePeople(actor)) return FORBIDDEN
  const roles = keptRoles(input.roles)
  const outcome = await hall.store.transact(async tx => {
    const person = await personById(tx, personId)
    if (!person) return NOT_FOUND
    if (!roles.includes('administrator') && (await isLastAdministrator(tx, personId))) return LAST_ADMINISTRATOR
    const fault = await taken(tx, input, person)
    if (fault) return fault
    const { name, email, staffNumber } = input
    await updatePerson(tx, personId, { name, email, staffNumber, roles })
    // A link that went to the old address must not open the account any more.
    if (email !== person.email) await deleteLinksOf(tx, personId)
    const reset = !sameRoles(roles, person.roles)
    if (reset) await deleteSessionsOf(tx, personId)
    await record(hall, tx, actor, reset ? `gave roles ${roles.join(' ') || 'none'}` : 'changed person', personId)
    return done({ token: reset && personId === actor.personId ? await beginSession(hall, tx, personId) : null, reset })
  })
  if (outcome.ok && outcome.reset) hall.publish({ kind: 'person revoked', personId })
  return outcome
}

/** Ends all sessions, open sockets and links of a person, and the stages that they paired. They may not sign in until enabled again. */
export async function disable(hall: Hall, actor: Actor, { personId }: { personId: string }): Promise<Outcome> {
  if (!mayManagePeople(actor)) return FORBIDDEN
  const outcome = await hall.store.transact(async tx => {
    const person = await personById(tx, personId)
    if (!person) return NOT_FOUND
    if (await isLastAdministrator(tx, personId)) return LAST_ADMINISTRATOR
    if (person.disabledAt === null) await updatePerson(tx, personId, { disabledAt: hall.clock.now() })
    await deleteSessionsOf(tx, personId)
    await deleteLinksOf(tx, personId)
    await record(hall, tx, actor, 'disabled person', personId)
    return done({ stages: await revokeStagesOf(hall, tx, actor, { personId }) })
  })
  if (!outcome.ok) return outcome
  hall.publish({ kind: 'person revoked', personId })
  for (const stageId of outcome.stages) hall.publish({ kind: 'stage revoked', stageId })
  return done()
}

export async function enable(hall: Hall, actor: Actor, { personId }: { personId: string }): Promise<Outcome> {
  if (!mayManagePeople(actor)) return FORBIDDEN
  return hall.store.transact(async tx => {
    if (!(await personById(tx, personId))) return NOT_FOUND
    await updatePerson(tx, personId, { disabledAt: null })
    await record(hall, tx, actor, 'enabled person', personId)
    return done()
  })
}

/** What a list of people would do: who is new, how many are here already, and every fault by line. */
export interface ListPreview {
  fresh: (PersonInput & { line: number })[]
  known: number
  faults: ListFault[]
}

/** Reads a list and writes nothing. Somebody whose address or number is here already is left as they are. */
export async function previewList(hall: Hall, actor: Actor, { text }: { text: string }): Promise<Outcome<ListPreview>> {
  if (!mayManagePeople(actor)) return FORBIDDEN
  const { people, faults } = readPeople(csvRows(text))
  const logins = await takenLogins(
    hall.store,
    defined(people.map(({ email }) => email)),
    defined(people.map(({ staffNumber }) => staffNumber)),
  )
  const fresh = people.filter(({ email, staffNumber }) => !logins.has(email ?? '') && !logins.has(staffNumber ?? ''))
  return done({ fresh, known: people.length - fresh.length, faults })
}

const defined = (texts: readonly (string | null)[]): string[] => texts.filter(text => text !== null)

/** Takes in a list without faults, all of it or nothing. */
export async function importList(hall: Hall, actor: Actor, { text }: { text: string }): Promise<Outcome<{ added: number; known: number }>> {
  if (!mayManagePeople(actor)) return FORBIDDEN
  const { people, faults } = readPeople(csvRows(text))
  const [fault] = faults
  if (fault) return fail({ kind: 'invalid', fields: { text: `Line ${fault.line}: ${fault.message}` } })
  return hall.store.transact(async tx => {
    const logins = await takenLogins(tx, defined(people.map(({ email }) => email)), defined(people.map(({ staffNumber }) => staffNumber)))
    const fresh = people.filter(({ email, staffNumber }) => !logins.has(email ?? '') && !logins.has(staffNumber ?? ''))
    await insertPeople(
      tx,
      fresh.map(person => rowOf(hall, person)),
    )
    await record(hall, tx, actor, 'imported people', String(fresh.length))
    return done({ added: fresh.length, known: people.length - fresh.length })
  })
}
