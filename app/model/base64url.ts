// atob and btoa exist in browsers, workers and Node alike; Buffer does not.

/** Bytes as base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const LETTERS = /^[A-Za-z0-9_-]*$/

/**
 * The bytes of a base64url text, or undefined when it is not the one canonical spelling of some bytes: two spellings of the same
 * token would otherwise look like two tokens.
 */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (!LETTERS.test(text) || text.length % 4 === 1) return undefined
  // The bits of the last letter that belong to no byte are zero in the canonical spelling.
  if (text.length % 4 !== 0 && !(text.length % 4 === 2 ? 'AQgw' : 'AEIMQUYcgkosw048').includes(text.at(-1) as string)) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}
