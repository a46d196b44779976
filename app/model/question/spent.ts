import { fromBase64url } from '../base64url.ts'
import { bytesToHex, concatBytes, sha256, utf8ToBytes } from './hash.ts'
import { FORMAT, KEY_ID_BYTES, PREPARED_BYTES, same, TOKEN_BYTES, TOKEN_LENGTH, type Token } from './token.ts'

// What is made of a token when it is used: asking and voting only hand its text over.

/** The token in a text, or undefined when it has not exactly the form of one. Says nothing about its signature. */
export function readToken(text: string): Token | undefined {
  if (text.length !== TOKEN_LENGTH) return undefined
  const bytes = fromBase64url(text)
  if (bytes?.length !== TOKEN_BYTES || !same(bytes.subarray(0, FORMAT.length), FORMAT)) return undefined
  const preparedAt = FORMAT.length + KEY_ID_BYTES
  const signatureAt = preparedAt + PREPARED_BYTES
  return {
    keyId: bytes.slice(FORMAT.length, preparedAt),
    prepared: bytes.slice(preparedAt, signatureAt),
    signature: bytes.slice(signatureAt),
  }
}

/** The hash under which a token counts as spent, hex. Over the signed message alone: another signature of it is the same token. */
export const spentHash = (token: Token): string =>
  bytesToHex(sha256(concatBytes(utf8ToBytes('candor spent\0'), token.keyId, token.prepared)))

/** The hash under which a person's answer to a poll is kept, hex. As with votes, two answers of one token have nothing in common. */
export const pollHash = (token: Token, pollId: string): string =>
  bytesToHex(sha256(concatBytes(utf8ToBytes(`candor poll\0${pollId}\0`), token.keyId, token.prepared)))

/** The hash under which a person's verdict on an answer is kept, hex: it has nothing in common with the same person's vote. */
export const verdictHash = (token: Token, questionId: string): string =>
  bytesToHex(sha256(concatBytes(utf8ToBytes(`candor verdict\0${questionId}\0`), token.keyId, token.prepared)))

/** The hash under which a person's vote on a question is kept, hex: votes of one token on two questions have nothing in common to see. */
export const voteHash = (token: Token, questionId: string): string =>
  bytesToHex(sha256(concatBytes(utf8ToBytes(`candor vote\0${questionId}\0`), token.keyId, token.prepared)))
