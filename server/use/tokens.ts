import { mayAnswerForToken, mayMakeTokens, mayReadConfidential } from '#app/model/people/may.ts'
import type { Actor, PersonActor } from '#app/model/people/roles.ts'
import { countStandingTokens, insertToken, revokeToken, standingTokens } from '#db/queries/tokens.ts'
import { TOKEN_PREFIX } from '../people/bearer.ts'
import { record } from '../people/records.ts'
import { hashToken } from '../people/token.ts'
import { conflict, done, fail, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { rulesOf } from './reports/access.ts'

/** So many may stand at a time: a company has a handful of systems that bring figures. */
const MOST = 50
const LONGEST_NAME = 60

/** A token as leaders see it: never its secret, which nobody has but the program. */
export interface TokenView {
  id: string
  name: string
  /** Who made it and answers for it. */
  by: string
  /** False while its maker is disabled or no longer leads: then it opens nothing. */
  works: boolean
  createdAt: number
  /** The last day on which it was used, in the company's time zone; null: never. */
  usedOn: string | null
}

async function maker(hall: Hall, actor: Actor): Promise<PersonActor | null> {
  const { pledgeVersion } = await rulesOf(hall.store)
  return mayReadConfidential(actor, pledgeVersion) && mayMakeTokens(actor) ? actor : null
}

/** Makes a token for a program. Its secret is in the answer alone: what is kept of it cannot be turned back. */
export async function make(
  hall: Hall,
  actor: Actor,
  { name }: { name: string },
): Promise<Outcome<{ tokenId: string; name: string; token: string }>> {
  const leader = await maker(hall, actor)
  if (!leader) return NOT_FOUND
  const called = name.trim()
  if (called === '' || called.length > LONGEST_NAME)
    return fail({
      kind: 'invalid',
      fields: { name: `Give it a name that tells you later which program has it, of at most ${LONGEST_NAME} letters.` },
    })
  const tokenId = hall.ids.next()
  const token = TOKEN_PREFIX + hall.ids.token()
  return hall.store.transact(async (tx): Promise<Outcome<{ tokenId: string; name: string; token: string }>> => {
    if ((await countStandingTokens(tx)) >= MOST)
      return conflict(`There are ${MOST} tokens, which is the most. Revoke one that is no longer used.`)
    await insertToken(tx, {
      id: tokenId,
      name: called,
      tokenHash: hashToken(token),
      createdBy: leader.personId,
      createdAt: hall.clock.now(),
      usedOn: null,
      revokedAt: null,
    })
    await record(hall, tx, actor, 'made API token', tokenId)
    return done({ tokenId, name: called, token })
  })
}

/** Every token that stands, whoever made it: leaders look after them together. */
export async function list(hall: Hall, actor: Actor): Promise<Outcome<{ tokens: TokenView[] }>> {
  if (!(await maker(hall, actor))) return NOT_FOUND
  const rows = await standingTokens(hall.store)
  return done({
    tokens: rows.map(({ roles, disabledAt, ...token }) => ({ ...token, works: mayAnswerForToken({ roles, disabledAt }) })),
  })
}

/** Ends a token at once; a request that is under way is finished. */
export async function revoke(hall: Hall, actor: Actor, { tokenId }: { tokenId: string }): Promise<Outcome> {
  if (!(await maker(hall, actor))) return NOT_FOUND
  return hall.store.transact(async (tx): Promise<Outcome> => {
    if (!(await revokeToken(tx, tokenId, hall.clock.now()))) return NOT_FOUND
    await record(hall, tx, actor, 'revoked API token', tokenId)
    return done()
  })
}
