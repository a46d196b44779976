import { mayJoin, mayManagePeople } from '#app/model/people/may.ts'
import { domainOf, loginOf } from '#app/model/people/person.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { companyRow } from '#db/queries/company.ts'
import { deleteLetter, waitingInvitations } from '#db/queries/letters.ts'
import {
  allPeople,
  insertPeople,
  type LinkPurpose,
  type PersonRow,
  personById,
  personByLogin,
  spendLink,
  standingInvitations,
  workingLink,
} from '#db/queries/people.ts'
import { deleteSession } from '#db/queries/sessions.ts'
import { hashNewPassword, pledge, setPassword } from '../people/credentials.ts'
import { invitationLetter, knownLetter, leaveLetter, resetLetter } from '../people/letters.ts'
import { makeLink } from '../people/post.ts'
import { type QrPath, qrPath } from '#app/model/qr.ts'
import { record } from '../people/records.ts'
import { networkOf } from '../people/address.ts'
import { hashToken } from '../people/token.ts'
import { conflict, done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import type { Entry } from './sessions.ts'

/** One card of the printed sheet. */
export interface Card {
  name: string
  /** What the person signs in with afterwards. */
  login: string
  url: string
  expiresAt: number
  qr: QrPath
}

/** So many fit a page that a browser can print; the next sheet holds the next ones. */
export const CARDS_A_SHEET = 200

const invitable = (person: PersonRow): boolean => person.passwordHash === null && person.disabledAt === null

/** `new`: who has no working invitation; `all`: who has one too, and then needs the newer one. */
export type Whom = 'new' | 'all'

/** Who has no password yet and is to be invited. */
async function invited(hall: Hall, whom: Whom): Promise<PersonRow[]> {
  const standing = await standingInvitations(hall.store, hall.clock.now())
  return (await allPeople(hall.store)).filter(person => invitable(person) && (whom === 'all' || !standing.has(person.id)))
}

/** Makes invitations and gives them as cards to print. `left`: so many do not fit this sheet and have no card yet. */
export async function printInvitations(
  hall: Hall,
  actor: Actor,
  { whom }: { whom: Whom },
): Promise<Outcome<{ cards: Card[]; left: number }>> {
  if (!mayManagePeople(actor)) return FORBIDDEN
  const people = await invited(hall, whom)
  const now = people.slice(0, CARDS_A_SHEET)
  const links = await hall.store.transact(async tx => {
    const made: { url: string; expiresAt: number }[] = []
    for (const person of now) made.push(await makeLink(hall, tx, 'invitation', person.id, actor.personId))
    await record(hall, tx, actor, 'printed invitations', String(now.length))
    return made
  })
  const cards = now.map((person, place) => ({
    name: person.name,
    login: person.email ?? person.staffNumber ?? '',
    ...links[place]!,
    qr: qrPath(links[place]!.url),
  }))
  return done({ cards, left: people.length - now.length })
}

/** Leaves an invitation letter for everybody who has an address and no password. `without`: who has no address and needs a printed one. */
export async function sendInvitations(
  hall: Hall,
  actor: Actor,
  { whom }: { whom: Whom },
): Promise<Outcome<{ letters: number; without: number }>> {
  if (!mayManagePeople(actor)) return FORBIDDEN
  const people = await invited(hall, whom)
  const addressed = people.filter(person => person.email !== null)
  await hall.store.transact(async tx => {
    const company = await companyRow(tx)
    const waiting = await waitingInvitations(tx)
    for (const { id, email } of addressed)
      if (!waiting.has(id)) await leaveLetter(hall, tx, email ?? '', invitationLetter(company?.name ?? '', id))
    await record(hall, tx, actor, 'sent invitations', String(addressed.length))
  })
  hall.post.wake()
  return done({ letters: addressed.length, without: people.length - addressed.length })
}

/** A link to hand over: an invitation for who has no password yet, else one for a new password. */
export async function makePersonLink(
  hall: Hall,
  actor: Actor,
  { personId }: { personId: string },
): Promise<Outcome<{ purpose: LinkPurpose; url: string; expiresAt: number; name: string; qr: QrPath }>> {
  if (!mayManagePeople(actor)) return FORBIDDEN
  const made = await hall.store.transact(async tx => {
    const person = await personById(tx, personId)
    if (!person || person.disabledAt !== null) return null
    const purpose: LinkPurpose = person.passwordHash === null ? 'invitation' : 'reset'
    const link = await makeLink(hall, tx, purpose, personId, actor.personId)
    await record(hall, tx, actor, `made ${purpose} link`, personId)
    return { purpose, name: person.name, ...link }
  })
  return made ? done({ ...made, qr: qrPath(made.url) }) : NOT_FOUND
}

/** Whose link this is, while it works. An unknown, used, expired or replaced one is not found. */
export async function readLink(
  hall: Hall,
  _actor: Actor,
  { purpose, token }: { purpose: LinkPurpose; token: string },
): Promise<Outcome<{ name: string; login: string }>> {
  const found = await workingLink(hall.store, purpose, hashToken(token), hall.clock.now())
  return found ? done({ name: found.person.name, login: found.person.email ?? found.person.staffNumber ?? '' }) : NOT_FOUND
}

/** Sets the password by a link, which is used up, gives the pledge if it was given, and signs in. All other sessions of the person end. */
export async function useLink(
  hall: Hall,
  actor: Actor,
  input: { purpose: LinkPurpose; token: string; password: string; pledge?: number },
): Promise<Outcome<{ entry: Entry; pledged: boolean }>> {
  const tokenHash = hashToken(input.token)
  const found = await workingLink(hall.store, input.purpose, tokenHash, hall.clock.now())
  if (!found) return NOT_FOUND
  const made = await hashNewPassword(hall, input.password, found.person)
  if ('fault' in made) return fail({ kind: 'invalid', fields: { password: made.fault } })
  const used = await hall.store.transact(async tx => {
    const now = hall.clock.now()
    const still = await workingLink(tx, input.purpose, tokenHash, now)
    if (!still || !(await spendLink(tx, still.link.id, now))) return null
    if (actor.kind === 'person') await deleteSession(tx, actor.sessionId)
    const entry = await setPassword(hall, tx, still.person.id, made.hash)
    const pledged = input.pledge === undefined ? false : await pledge(hall, tx, still.person.id, input.pledge)
    await record(hall, tx, actor, `used ${input.purpose} link`, still.person.id)
    return { entry, pledged, personId: still.person.id }
  })
  if (!used) return NOT_FOUND
  if (actor.kind === 'person') hall.publish({ kind: 'session ended', sessionId: actor.sessionId })
  hall.throttle.places.forget(used.personId)
  hall.publish({ kind: 'person revoked', personId: used.personId })
  return done({ entry: used.entry, pledged: used.pledged })
}

/** Asks for a link by letter. The same answer, and the same work, whether the person exists or not; three letters an hour at most. */
export async function forgotten(hall: Hall, _actor: Actor, { login, address }: { login: string; address: string }): Promise<Outcome> {
  const account = loginOf(login)
  if (hall.throttle.take(['letter', JSON.stringify(account)], ['letters', networkOf(address)]) > 0) return done()
  await hall.store.transact(async tx => {
    const company = await companyRow(tx)
    const person = await personByLogin(tx, account)
    const recipient = person?.disabledAt === null ? person.email : null
    const purpose = person?.passwordHash === null ? invitationLetter : resetLetter
    const letter = purpose(company?.name ?? '', person?.id ?? '')
    const id = await leaveLetter(hall, tx, recipient ?? '', letter)
    // A letter to nobody is written and torn up, so that the time of the answer does not tell.
    if (recipient === null) await deleteLetter(tx, id)
  })
  hall.post.wake()
  return done()
}

/** Whether the company's join link is this one, and for which mail domains it is. */
export async function readJoin(hall: Hall, _actor: Actor, { token }: { token: string }): Promise<Outcome<{ domains: string[] }>> {
  const company = await companyRow(hall.store)
  const open = company && company.joinTokenHash !== null && company.joinTokenHash === hashToken(token) && company.mailDomains.length > 0
  return open ? done({ domains: company.mailDomains }) : NOT_FOUND
}

/**
 * Joins by the company's link: the invitation goes to the address, so only who reads its letters gets in. Whoever is here already gets a
 * letter that says so; the page says the same to both.
 */
export async function join(
  hall: Hall,
  actor: Actor,
  { token, name, email }: { token: string; name: string; email: string },
): Promise<Outcome> {
  const open = await readJoin(hall, actor, { token })
  if (!open.ok) return open
  if (!mayJoin(open.domains, domainOf(email)))
    return fail({ kind: 'invalid', fields: { email: `Use your address at ${open.domains.join(' or ')}.` } })
  if (hall.throttle.take(['letter', JSON.stringify({ email })], ['joins', '']) > 0)
    return conflict('Many are joining at this moment. Look for your letter, or try again in a minute.')
  await hall.store.transact(async tx => {
    const company = (await companyRow(tx))?.name ?? ''
    const known = await personByLogin(tx, { email })
    if (known?.disabledAt) return
    if (known?.passwordHash) return void (await leaveLetter(hall, tx, email, knownLetter(company, hall.config.publicUrl)))
    const id = known?.id ?? hall.ids.next()
    if (!known) await insertPeople(tx, [newPerson(hall, id, name, email)])
    await leaveLetter(hall, tx, email, invitationLetter(company, id))
    if (!known) await record(hall, tx, actor, 'joined by link', id)
  })
  hall.post.wake()
  return done()
}

const newPerson = (hall: Hall, id: string, name: string, email: string): PersonRow => ({
  id,
  name,
  email,
  staffNumber: null,
  passwordHash: null,
  deviceKey: null,
  roles: [],
  pledgedVersion: null,
  createdAt: hall.clock.now(),
  disabledAt: null,
})
