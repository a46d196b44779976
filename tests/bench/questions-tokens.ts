import { constants, randomBytes, sign } from 'node:crypto'
import { keyId, type Purpose, writeToken } from '#app/model/question/token.ts'
import { openStore } from '#db/index.ts'
import { privateKeys, roundById } from '#db/queries/rounds.ts'
import { readSecret } from '#server/questions/keys.ts'

/** Tokens of a round as its people would hold them, signed with the round's own keys: blinding thousands in here would take minutes. */
export async function tokensOf(path: string, roundId: string, many: Record<Purpose, number>): Promise<Record<Purpose, string[]>> {
  const store = await openStore(path)
  const round = await roundById(store, roundId)
  const secrets = await privateKeys(store, roundId)
  await store.close()
  const of = (purpose: Purpose): string[] => {
    const spki = purpose === 'asking' ? round?.askingPublicKey : round?.votingPublicKey
    const secret = secrets?.[purpose]
    if (!spki || !secret) throw new Error('the round is not open')
    const key = readSecret(secret)
    const id = keyId(spki)
    return Array.from({ length: many[purpose] }, () => {
      const prepared = new Uint8Array(randomBytes(64))
      const signature = sign('sha384', prepared, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 })
      return writeToken({ keyId: id, prepared, signature: new Uint8Array(signature) })
    })
  }
  return { asking: of('asking'), voting: of('voting') }
}
