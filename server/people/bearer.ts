import { type BearerActor, NOBODY, type NobodyActor } from '#app/model/people/roles.ts'
import { mayAnswerForToken } from '#app/model/people/may.ts'
import { noteTokenUse, tokenWithMaker } from '#db/queries/tokens.ts'
import type { Hall } from '../use/hall.ts'
import { dayIn } from '#app/model/local-time.ts'
import { rulesOf } from '../use/reports/access.ts'
import { hashToken } from './token.ts'

/** What an API token begins with: no link of a browser source is taken for one, and whoever finds it in a file knows what it is. */
export const TOKEN_PREFIX = 'candor_api_'

/** The secret of an Authorization header, whatever it opens. */
export const bearerSecret = (authorization: string | undefined): string | undefined => /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]

/** Whether a secret is meant as an API token; whether it is one, `bearerOf` says. */
export const isApiToken = (secret: string): boolean => secret.startsWith(TOKEN_PREFIX)

/**
 * The program that sent this header. Nobody for a token that is unknown or revoked, and for one whose maker is disabled or no longer
 * leads: a token may what its maker may, on the day on which it is used.
 */
export async function bearerOf(
  hall: Pick<Hall, 'store' | 'clock' | 'log'>,
  authorization: string | undefined,
): Promise<BearerActor | NobodyActor> {
  const secret = bearerSecret(authorization)
  if (secret === undefined || secret.length > 100 || !isApiToken(secret)) return NOBODY
  const token = await tokenWithMaker(hall.store, hashToken(secret))
  if (!token || token.revokedAt !== null || !mayAnswerForToken(token)) return NOBODY
  const day = dayIn(hall.clock.now(), (await rulesOf(hall.store)).timeZone)
  // The day and nothing finer, and not waited for: a program that asks often is no reason to write often.
  if (token.usedOn !== day)
    void hall.store
      .gather(tx => noteTokenUse(tx, token.id, day))
      .catch(error => hall.log.error({ err: error as unknown }, 'use of a token not noted'))
  return { kind: 'bearer', tokenId: token.id, personId: token.personId }
}
