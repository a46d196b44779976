import { createHash } from 'node:crypto'

/** What is stored of a secret that a cookie or a link carries. The secret has 256 random bits, so a plain hash cannot be guessed back. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
