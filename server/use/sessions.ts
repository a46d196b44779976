import { mayKeepAccount } from '#app/model/people/may.ts'
import { loginOf } from '#app/model/people/person.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { personByLogin } from '#db/queries/people.ts'
import { deleteOldSessions, deleteSession, deleteSessionsOf, sessionWithPerson } from '#db/queries/sessions.ts'
import { deviceProof, knownDevice } from '../people/device.ts'
import { beginSession, endOf, lastsUnused, noteUse } from '../people/session.ts'
import { networkOf, siteOf } from '../people/address.ts'
import type { Bucket } from '../people/throttle.ts'
import { done, FORBIDDEN, type Hall, type Outcome } from './hall.ts'

/** What the browser is to keep after somebody signed in. */
export interface Entry {
  /** For the session's cookie. */
  token: string
  /** For the cookie that shows that this browser has signed in before. */
  device: string
}

export interface SignInInput {
  /** E-mail address or staff number. */
  login: string
  password: string
  /** The device cookie that came along, if any. */
  device: string | undefined
  /** Where the request came from. Held in memory, as a code under a key. */
  address: string
}

export type SignInResult = { ok: true; entry: Entry } | { ok: false; why: 'wrong' } | { ok: false; why: 'wait'; seconds: number }

/**
 * Signs a person in. For an unknown person, a disabled one, one without a password and a wrong password it does the same work and gives
 * the same answer. The session that the browser had before ends: nobody can plant one.
 */
export async function signIn(hall: Hall, actor: Actor, { login, password, device, address }: SignInInput): Promise<SignInResult> {
  const account = loginOf(login)
  const person = await personByLogin(hall.store, account)
  const known = knownDevice(person?.deviceKey, device)
  const tries = triesOf(known, account, address, hall.throttle.places.knows(person?.id ?? '', address))
  // Taken before the check: a thousand guesses at the same moment are a thousand guesses.
  const wait = hall.throttle.take(...tries)
  if (wait > 0) return { ok: false, why: 'wait', seconds: Math.ceil(wait / 1_000) }
  const right = await hall.passwords.verify(person?.disabledAt === null ? person.passwordHash : null, password.normalize('NFKC'))
  if (!right || !person) return { ok: false, why: 'wrong' }
  hall.throttle.giveBack(...tries)
  const before = actor.kind === 'person' ? actor.sessionId : undefined
  const token = await hall.store.transact(async tx => {
    // Disabled, or with a new password, while the old one was being checked.
    const now = await personByLogin(tx, account)
    if (!now || now.disabledAt !== null || now.passwordHash !== person.passwordHash) return null
    if (before) await deleteSession(tx, before)
    await deleteOldSessions(tx, hall.clock.now(), lastsUnused(hall))
    return beginSession(hall, tx, person.id)
  })
  if (token === null) return { ok: false, why: 'wrong' }
  if (before) hall.publish({ kind: 'session ended', sessionId: before })
  hall.throttle.places.note(person.id, address)
  return { ok: true, entry: { token, device: deviceProof(person.deviceKey ?? '', hall.ids.next()) } }
}

/** What a try counts against. By the name that was typed: a person's two names together would tell that both are one person's. */
function triesOf(browser: string | null, account: ReturnType<typeof loginOf>, address: string, atHome: boolean): Bucket[] {
  if (browser)
    return [
      ['browser', browser],
      ['browserLong', browser],
    ]
  const name = JSON.stringify(account)
  const here = `${name} ${siteOf(address)}`
  const network = networkOf(address)
  const tries: Bucket[] = [
    ['guesses', here],
    ['guessesLong', here],
    ['address', network],
    ['addressLong', network],
  ]
  return atHome ? tries : [...tries, ['strangers', name]]
}

/** Ends this session and its open sockets. Nobody is signed out twice: for everybody else it does nothing. */
export async function signOut(hall: Hall, actor: Actor): Promise<Outcome> {
  if (!mayKeepAccount(actor)) return done()
  await hall.store.transact(tx => deleteSession(tx, actor.sessionId))
  hall.publish({ kind: 'session ended', sessionId: actor.sessionId })
  return done()
}

/** Ends every session of this person, on every device, with their open sockets. */
export async function signOutEverywhere(hall: Hall, actor: Actor): Promise<Outcome> {
  if (!mayKeepAccount(actor)) return FORBIDDEN
  await hall.store.transact(tx => deleteSessionsOf(tx, actor.personId))
  hall.publish({ kind: 'person revoked', personId: actor.personId })
  return done()
}

/** When this session ends if nothing more is done in it: presenters are warned. */
export async function standing(hall: Hall, actor: Actor): Promise<Outcome<{ endsAt: number }>> {
  if (!mayKeepAccount(actor)) return FORBIDDEN
  const found = await sessionWithPerson(hall.store, actor.sessionId)
  return found ? done({ endsAt: endOf(hall, found.session) }) : FORBIDDEN
}

/**
 * Counts as use of the session: an open page that lives on its socket asks no pages, and its person is not idle. `latest`: when it ends in any
 * case, however much it is used.
 */
export async function extend(hall: Hall, actor: Actor): Promise<Outcome<{ endsAt: number; latest: number }>> {
  if (!mayKeepAccount(actor)) return FORBIDDEN
  const found = await sessionWithPerson(hall.store, actor.sessionId)
  if (!found || found.person.disabledAt !== null || endOf(hall, found.session) <= hall.clock.now()) return FORBIDDEN
  return done({ endsAt: endOf(hall, await noteUse(hall, found.session)), latest: found.session.expiresAt })
}
