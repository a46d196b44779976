import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { Request, RequestHandler, Response } from 'express'
import express from 'express'

const YEAR = 'public, max-age=31536000, immutable'
const HOUR = 'public, max-age=3600'

/** Bytes in every form in which a browser may take them, made before anybody asks. */
export interface Forms {
  plain: Buffer
  /** Compressed, best first. */
  encoded: { name: 'br' | 'gzip'; bytes: Buffer }[]
}
interface Asset extends Forms {
  type: string
  cache: string
  etag: string
  /** What this file may do when a browser runs it as a thread. Others may do nothing. */
  policy?: string
}

/** The thread that reads a PDF, and one program that it may ask for besides: whatever a hostile PDF made of it could send nothing anywhere. */
const PDF_THREAD = /^\/assets\/pdf\.worker[^/]*$/
const PDF_POLICY = `default-src 'none'; script-src 'self'; frame-ancestors 'none'`

/** Answers with the best form that the browser takes. */
export function sendForm(req: Request, res: Response, { plain, encoded }: Forms): void {
  if (encoded.length) res.setHeader('Vary', 'Accept-Encoding')
  const form = encoded.find(({ name }) => req.acceptsEncodings(name))
  if (form) res.setHeader('Content-Encoding', form.name)
  const bytes = form?.bytes ?? plain
  res.setHeader('Content-Length', bytes.length)
  res.end(req.method === 'HEAD' ? undefined : bytes)
}

/** Reads the folder of built files into memory; `x.js.br` and `x.js.gz` become other forms of `x.js`. */
function load(folder: string): Map<string, Asset> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = files.map(entry => join(entry.parentPath, entry.name))
  const assets = new Map<string, Asset>()
  for (const path of paths.filter(path => !/\.(br|gz)$/.test(path) && !path.includes(`${sep}.vite${sep}`))) {
    const plain = readFileSync(path)
    const url = `/${relative(folder, path).split(sep).join('/')}`
    const encoded: Asset['encoded'] = []
    if (existsSync(`${path}.br`)) encoded.push({ name: 'br', bytes: readFileSync(`${path}.br`) })
    if (existsSync(`${path}.gz`)) encoded.push({ name: 'gzip', bytes: readFileSync(`${path}.gz`) })
    assets.set(url, {
      type: express.static.mime.lookup(extname(path)) + (/\.(m?js|css|svg|html|webmanifest)$/.test(path) ? '; charset=utf-8' : ''),
      cache: url.startsWith('/assets/') ? YEAR : HOUR,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      plain,
      encoded,
      ...(PDF_THREAD.test(url) && { policy: PDF_POLICY }),
    })
  }
  return assets
}

/**
 * Serves what the build made, from memory and compressed beforehand. A hashed file that is not there is a hard 404: with a page of
 * HTML instead, a browser with an old page would run that as a script.
 */
export function assets(folder: string): RequestHandler {
  const known = load(folder)
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    const asset = known.get(req.path)
    if (!asset) {
      if (req.path.startsWith('/assets/')) return void res.status(404).type('text/plain').send('No such file.')
      return next()
    }
    res.setHeader('Content-Type', asset.type)
    res.setHeader('Cache-Control', asset.cache)
    res.setHeader('ETag', asset.etag)
    if (asset.policy) res.setHeader('Content-Security-Policy', asset.policy)
    if (asset.encoded.length) res.setHeader('Vary', 'Accept-Encoding')
    if (req.fresh) return void res.status(304).end()
    sendForm(req, res, asset)
  }
}
