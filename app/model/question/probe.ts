// What stands between browsers and the server could write down, or add, who asks. A probe goes the way of a question and says how it came.

/** How a request without a name arrived. */
export interface Probe {
  /** Names of headers that could name somebody: whoever added them knows who asks. Never their values. */
  named: string[]
  /** Whether a proxy said where the request came from, and whether it is believed. */
  forwarded: 'trusted' | 'ignored' | 'none'
  /** Bytes of the body. */
  bytes: number
  http: string
}

/** What the browser heard: the status, and the answer if it is one of ours. */
export interface Heard {
  status: number
  probe: Probe | null
  /** Code of a refusal. */
  refused: string | null
}

/** What the administrator is told, the worst first. */
export type Finding =
  | { kind: 'password' | 'credentials' | 'origin' | 'body' | 'elsewhere' | 'ignored' | 'old' | 'clear' }
  | { kind: 'named'; headers: string[] }

/** The size of what is sent: nearly as much as a question may have. */
export const PROBE_BYTES = 7_900
export const PROBE_PATH = '/anonymous/probe'

/** Headers by which gates for single sign-on say whom they let in. */
const NAMING =
  /^(x-auth-request-|x-forwarded-(user|email|preferred-username|groups|access-token)|remote-(user|email|name|groups)|x-remote-user|x-webauth-|cf-access-|x-ms-client-principal|x-goog-(authenticated-user|iap)|x-amzn-oidc-|x-authentik-|x-vouch-|tailscale-user|x-pomerium-|ssl-client-|x-ssl-client|x-client-cert|x-user(?!-agent)|x-email$)/

export const couldName = (header: string): boolean => NAMING.test(header)

/** What a probe found; null where the network gave nothing. */
export function findingsOf(heard: Heard | null): Finding[] {
  if (!heard) return [{ kind: 'elsewhere' }]
  const { status, probe, refused } = heard
  if (status === 401 || status === 407) return [{ kind: 'password' }]
  if (refused === 'credentials' || refused === 'origin') return [{ kind: refused }]
  if (status === 413 || refused === 'form' || (probe && probe.bytes < PROBE_BYTES)) return [{ kind: 'body' }]
  if (!probe) return [{ kind: 'elsewhere' }]
  const found: Finding[] = []
  if (probe.named.length > 0) found.push({ kind: 'named', headers: probe.named })
  if (probe.forwarded === 'ignored') found.push({ kind: 'ignored' })
  if (probe.http === '1.0') found.push({ kind: 'old' })
  return found.length > 0 ? found : [{ kind: 'clear' }]
}
