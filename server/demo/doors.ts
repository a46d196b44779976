import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { cookiesOf, visitorOf } from '../http/session.ts'
import { beginSession } from '../people/session.ts'
import type { Hall } from '../use/hall.ts'
import { useCases } from '../use/index.ts'
import { everybody, NAMED, type NamedRole } from './people.ts'

/** Who can come in by a ready link: the named people, and the big screen. */
export type Door = NamedRole | 'stage'
const DOORS = [...(Object.keys(NAMED) as NamedRole[]), 'stage'] as const satisfies readonly Door[]

/** The last part of a ready link: nobody can make one who has not read this data folder. */
const signatureOf = (key: string, door: Door): string => createHmac('sha256', key).update(`door ${door}`).digest('base64url').slice(0, 24)

/** The path of a ready link. It works as often as it is opened, in this data folder only. */
export const pathOf = (key: string, door: Door): string => `/demo/${door}/${signatureOf(key, door)}`

/**
 * Ways in without a password, which only the demonstration has: this file is no part of the server that `npm start` runs. Opening one
 * signs in as that person; the stage's pairs this screen with the meeting that is ready.
 */
export function demoDoors(hall: Hall, key: string, meetingId: string): Router {
  const enter: RequestHandler = (req, res, next) => {
    const door = DOORS.find(name => name === req.params.who)
    if (!door || !fits(signatureOf(key, door), req.params.signature ?? '')) return next()
    ;(door === 'stage' ? openStage(hall, meetingId, res) : signIn(hall, door, meetingId, req, res)).catch(next)
  }
  return Router().get('/demo/:who/:signature', enter)
}

function fits(wanted: string, given: string): boolean {
  const [a, b] = [Buffer.from(wanted), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Where each of them begins. */
const placeOf = (door: NamedRole, meetingId: string): string =>
  door === 'ceo'
    ? `/meetings/${meetingId}/readiness`
    : door === 'employee'
      ? `/meetings/${meetingId}`
      : door === 'administrator'
        ? '/people'
        : '/'

async function signIn(hall: Hall, door: NamedRole, meetingId: string, req: Request, res: Response): Promise<void> {
  const { people } = hall.store.t
  const email = everybody().find(({ name }) => name === NAMED[door].name)?.email
  const found = (await hall.store.select({ id: people.id, email: people.email }).from(people)).find(person => person.email === email)
  if (!found) return void res.redirect('/sign-in')
  await useCases(hall).sessions.signOut((await visitorOf(hall, req.headers)).actor)
  const token = await hall.store.transact(tx => beginSession(hall, tx, found.id))
  res.setHeader('Set-Cookie', cookiesOf(hall.config).session(token))
  res.redirect(placeOf(door, meetingId))
}

/** The code that a screen shows, entered at once by the presenter. */
async function openStage(hall: Hall, meetingId: string, res: Response): Promise<void> {
  const { meetings } = useCases(hall)
  const { people } = hall.store.t
  const ceo = (await hall.store.select().from(people)).find(({ name }) => name === NAMED.ceo.name)
  const asked = await meetings.askPairing()
  if (!ceo || !asked.ok) return void res.redirect('/stage')
  const presenter = { kind: 'person', personId: ceo.id, sessionId: '', roles: ceo.roles, pledged: ceo.pledgedVersion } as const
  await meetings.pair(presenter, { meetingId, code: asked.code })
  res.setHeader('Set-Cookie', cookiesOf(hall.config).stage(asked.token))
  res.redirect('/stage')
}
