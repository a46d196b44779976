import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Config } from '../config.ts'

/** What every response carries, files and answers to programs included; pages replace the policy by their own. */
export function setBareHeaders(res: ServerResponse): void {
  res.setHeader('Content-Security-Policy', `default-src 'none'; frame-ancestors 'none'`)
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Referrer-Policy', 'same-origin')
}
export const bareHeaders: RequestHandler = (_req, res, next) => {
  setBareHeaders(res)
  next()
}

/** The nonce of this response; scripts without it do not run. */
export const nonceOf = (res: Response): string => res.locals.nonce as string

/** Pages whose address is a secret. */
const SECRET_ADDRESS = /^\/(invitation|reset|join|stage\/source)\//

type Source = string | ((req: IncomingMessage, res: ServerResponse) => string)

/** What a page may load and run; beyond our own files only these scripts and styles. */
function directives({ publicUrl }: Pick<Config, 'publicUrl'>, scripts: Source[], styles: Source[]) {
  const self = `'self'`
  return {
    defaultSrc: [self],
    scriptSrc: [self, ...scripts],
    scriptSrcAttr: [`'none'`],
    styleSrc: [self, ...styles],
    // Charts and tables set positions on single elements; an attribute cannot load or run anything.
    styleSrcAttr: [`'unsafe-inline'`],
    imgSrc: [self, 'data:', 'blob:'],
    fontSrc: [self],
    // Safari counts a web socket of the same host as another origin.
    connectSrc: [self, publicUrl.replace(/^http/, 'ws')],
    workerSrc: [self],
    manifestSrc: [self],
    objectSrc: [`'none'`],
    baseUri: [`'none'`],
    formAction: [self],
    frameSrc: [`'none'`],
    frameAncestors: [`'none'`],
  }
}

/**
 * The policy of a page that is the same for everybody: its one script in the page is known by its hash, and there is no nonce that
 * somebody could read out of it.
 */
export function hashedPolicy(config: Pick<Config, 'publicUrl'>, script: string): RequestHandler {
  const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`
  return helmet.contentSecurityPolicy({ useDefaults: false, directives: directives(config, [hash], []) })
}

/**
 * Security headers of every response: scripts only by nonce, no framing, no sniffing, no referrer to other sites. `no-store` for all that is
 * not a static file and does not say otherwise itself, because nearly every page is confidential and a shared computer keeps what it may keep.
 */
export function securityHeaders(config: Pick<Config, 'publicUrl' | 'https' | 'local' | 'mode'>): RequestHandler[] {
  const nonce = (_req: unknown, res: unknown) => `'nonce-${nonceOf(res as Response)}'`
  return [
    (req, res, next) => {
      res.locals.nonce = randomBytes(16).toString('base64url')
      res.setHeader('Cache-Control', 'no-store')
      res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()')
      next()
    },
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: directives(config, [nonce], [nonce]) },
      // An invitation or reset link must not reach other sites as a referrer; within the site, `same-origin` keeps a real Origin on form posts.
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
      strictTransportSecurity: config.https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      // Browsers ignore both on plain http beyond this machine, and complain about it in the console.
      crossOriginOpenerPolicy: config.https || config.local ? { policy: 'same-origin' } : false,
      originAgentCluster: config.https || config.local,
    }),
    // Not even we get such an address as a referrer. Not `no-referrer`: a form posted from there without script would come with
    // `Origin: null`, which is refused.
    (req, res, next) => {
      if (SECRET_ADDRESS.test(req.path)) res.setHeader('Referrer-Policy', 'strict-origin')
      next()
    },
  ]
}
