import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Request, RequestHandler, Response } from 'express'
import { isFollowPage } from '#app/model/meeting/surroundings.ts'
import type { Company } from '#app/model/people/company.ts'
import { companyOf } from '../people/company.ts'
import type { Hall } from '../use/hall.ts'
import type { Use } from '../use/index.ts'
import { type Forms, sendForm } from './assets.ts'
import { hashedPolicy } from './headers.ts'
import type { Pages } from './remix.ts'
import { visitorOf } from './session.ts'

/** What the document of the follow page asks for. */
export interface FollowParts {
  /** Addresses, in their order. */
  scripts: readonly string[]
  styles: readonly string[]
  icon: string
}
/** Makes the document; `inline` is the script that stands in it. */
export type FollowDocument = (given: FollowParts & { company: Pick<Company, 'name' | 'accent'>; mark: string | null }) => {
  html: string
  inline: string
}

/** The document as it is sent: the same bytes for everybody in the company, whichever meeting they follow. */
interface Shell extends Forms {
  /** The company's settings that it was made from. */
  version: number
  policy: RequestHandler
}

export interface FollowPageParts {
  hall: Hall
  use: Pick<Use, 'meetings'>
  pages: Pick<Pages, 'follow'>
  /** What the demonstration says of itself on every page. */
  mark: string | null
}

/**
 * `GET /meetings/ID` for whoever may see the meeting: a whole company loads it in the same minute, so that a request costs a few look-ups
 * by key and the write of bytes that are there. Everybody else goes on to the pages, which say why not.
 */
export function followPage({ hall, use, pages, mark }: FollowPageParts): RequestHandler {
  let made: Shell | undefined

  async function shellOf(company: Company): Promise<Shell> {
    if (made?.version === company.version && hall.config.mode !== 'development') return made
    const { document, parts } = await pages.follow()
    const { html, inline } = document({ ...parts, company, mark })
    const plain = Buffer.from(html)
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
    const encoded: Forms['encoded'] = [
      { name: 'br', bytes: brotliCompressSync(plain, { params }) },
      { name: 'gzip', bytes: gzipSync(plain, { level: 9 }) },
    ]
    made = { version: company.version, policy: hashedPolicy(hall.config, inline), plain, encoded }
    return made
  }

  async function answer(req: Request, res: Response): Promise<boolean> {
    const { actor } = await visitorOf(hall, req.headers)
    const meetingId = req.path.split('/')[2] as string
    if (!(await use.meetings.attend(actor, { meetingId, as: 'follower' })).ok) return false
    const company = await companyOf(hall.store)
    if (!company) return false
    const shell = await shellOf(company)
    shell.policy(req, res, () => {})
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    sendForm(req, res, shell)
    return true
  }

  return (req, res, next) => {
    if ((req.method !== 'GET' && req.method !== 'HEAD') || !isFollowPage(req.path)) return next()
    answer(req, res).then(answered => answered || next(), next)
  }
}
