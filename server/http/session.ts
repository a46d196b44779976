import type { IncomingHttpHeaders } from 'node:http'
import { type Actor, NOBODY } from '#app/model/people/roles.ts'
import { parse, serialize } from 'cookie'
import type { Config } from '../config.ts'
import { bearerSecret, isApiToken } from '../people/bearer.ts'
import { identify } from '../people/session.ts'
import type { Hall } from '../use/hall.ts'
import { standing } from '../use/meetings/stages.ts'

const DAY_SECONDS = 86_400
/** As long as browsers keep a cookie at most: until when a screen is paired is the server's to say, and a hall's computer may be set up early. */
const SCREEN_DAYS = 400

/** What a browser may hold of us: who is signed in, that somebody has signed in here before, which screen this is. */
type CookieName = 'session' | 'device' | 'stage'

/**
 * `__Host-` makes browsers insist on https, this very host and the whole site. On plain http (this machine, or a network where the
 * administrator accepted it) browsers would refuse that name.
 */
const nameOf = ({ https }: Pick<Config, 'https'>, name: CookieName): string => `${https ? '__Host-' : ''}candor-${name}`

/** Set-Cookie lines. Lax: a link in a letter must find people signed in. */
export interface Cookies {
  session(token: string): string
  noSession(): string
  /** Kept when signing out: it says that this browser is no stranger, not who it is. */
  device(proof: string): string
  stage(token: string): string
  noStage(): string
}

export function cookiesOf(config: Pick<Config, 'https' | 'session'>): Cookies {
  const set = (name: CookieName, value: string, maxAge: number) =>
    serialize(nameOf(config, name), value, { path: '/', httpOnly: true, sameSite: 'lax', secure: config.https, maxAge })
  return {
    session: token => set('session', token, Math.floor(config.session.absoluteMs / 1_000)),
    noSession: () => set('session', '', 0),
    device: proof => set('device', proof, 365 * DAY_SECONDS),
    stage: token => set('stage', token, SCREEN_DAYS * DAY_SECONDS),
    noStage: () => set('stage', '', 0),
  }
}

const read = (config: Pick<Config, 'https'>, name: CookieName, header: string | undefined): string | undefined =>
  header === undefined ? undefined : parse(header)[nameOf(config, name)] || undefined

export interface Visitor {
  actor: Actor
  /** Of the person who is signed in. */
  name: string | null
  /** What the browser keeps to show that it has signed in before. */
  device: string | undefined
  /** The secret of a screen, paired or waiting. */
  stage: string | undefined
  /** The secret of a browser source's link, as its page sends it. */
  link: string | undefined
}

/**
 * Who sent these headers: a person by the session's cookie, else a paired screen by the stage's. The same for pages, uploads and sockets.
 * A bearer's secret decides alone: whatever cookies the browser adds by itself, a browser source's page is the source and nobody else. An
 * API token opens the API and nothing here: server/http/api.ts looks it up, for everything else its holder is nobody.
 */
export async function visitorOf(hall: Hall, { cookie, authorization }: IncomingHttpHeaders, counts?: { use: boolean }): Promise<Visitor> {
  const stage = read(hall.config, 'stage', cookie)
  const device = read(hall.config, 'device', cookie)
  const secret = bearerSecret(authorization)
  if (secret !== undefined && isApiToken(secret)) return { actor: NOBODY, name: null, device, stage, link: undefined }
  const link = secret
  if (link) return { actor: await screenBy(hall, link, 'link'), name: null, device, stage, link }
  const signedIn = await identify(hall, read(hall.config, 'session', cookie), counts)
  if (signedIn) return { actor: signedIn.actor, name: signedIn.name, device, stage, link }
  return { actor: stage === undefined ? NOBODY : await screenBy(hall, stage, 'cookie'), name: null, device, stage, link }
}

/**
 * The screen that sent these headers, also where somebody is signed in beside it: a presenter's own computer drives a stage too. `link`
 * is the secret that a browser source's page says with its handshake.
 */
export async function screenOf(hall: Hall, { cookie }: IncomingHttpHeaders, link?: string): Promise<Actor> {
  if (link !== undefined) return screenBy(hall, link, 'link')
  const stage = read(hall.config, 'stage', cookie)
  return stage === undefined ? NOBODY : screenBy(hall, stage, 'cookie')
}

/**
 * Who opens a socket that says what its page is for: a person, or a screen, by its cookie or by the `link` of a browser source. `use`:
 * whether that counts as use of the session, as it does if nothing is said.
 */
export const callerOf = async (
  hall: Hall,
  headers: IncomingHttpHeaders,
  as: 'person' | 'stage',
  { link, use = true }: { link?: string; use?: boolean } = {},
): Promise<Pick<Visitor, 'actor' | 'name'>> =>
  as === 'stage' ? { actor: await screenOf(hall, headers, link), name: null } : visitorOf(hall, headers, { use })

async function screenBy(hall: Hall, secret: string, by: 'cookie' | 'link'): Promise<Actor> {
  const screen = await standing(hall, secret, by)
  return screen.kind === 'paired' ? screen.actor : NOBODY
}
