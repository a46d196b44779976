import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assets } from '#server/http/assets.ts'
import { drain } from '#server/http/listen.ts'

const script = 'export const page = 1\n'.repeat(100)
let folder = ''
let url = ''
let server: Server

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-assets-'))
  await mkdir(join(folder, 'assets'))
  await mkdir(join(folder, '.vite'))
  await writeFile(join(folder, '.vite/manifest.json'), '{"sources":"secret"}')
  await writeFile(join(folder, 'assets/page-4f2a.js'), script)
  await writeFile(join(folder, 'assets/page-4f2a.js.gz'), gzipSync(script))
  await writeFile(join(folder, 'assets/pdf.worker.min-5c11.mjs'), script)
  await writeFile(join(folder, 'favicon.svg'), '<svg/>')
  const app = express()
  app.use(assets(folder))
  app.use((_req, res) => void res.status(200).send('a page'))
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await drain(server)
  await rm(folder, { recursive: true, force: true })
})

/** Raw bytes: fetch inflates by itself, unless the encoding is one that it was not asked for. */
const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers })

describe('built files', () => {
  test('with a hash in their name are kept for good, others for an hour', async () => {
    expect((await get('/assets/page-4f2a.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('public, max-age=3600')
  })

  test('that read a PDF as a thread may load our scripts and do nothing else, and are known as scripts', async () => {
    const { headers } = await get('/assets/pdf.worker.min-5c11.mjs')
    expect(headers.get('content-security-policy')).toBe(`default-src 'none'; script-src 'self'; frame-ancestors 'none'`)
    expect(headers.get('content-type')).toBe('application/javascript; charset=utf-8')
  })

  test('are sent as the build compressed them, and plain to whoever cannot inflate', async () => {
    const packed = await get('/assets/page-4f2a.js', { 'accept-encoding': 'gzip' })
    expect([packed.headers.get('content-encoding'), packed.headers.get('content-length')]).toEqual([
      'gzip',
      String(gzipSync(script).length),
    ])
    expect(await packed.text()).toBe(gunzipSync(gzipSync(script)).toString())
    const plain = await get('/assets/page-4f2a.js', { 'accept-encoding': 'identity' })
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, script])
    expect(plain.headers.get('content-type')).toMatch(/javascript; charset=utf-8/)
  })

  test('that a browser has already are not sent again', async () => {
    const etag = (await get('/favicon.svg')).headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const again = await get('/favicon.svg', { 'if-none-match': etag, 'cache-control': 'max-age=0' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('that are gone are a hard 404 and never a page, which a browser would run as a script', async () => {
    const gone = await get('/assets/page-0000.js')
    expect(gone.status).toBe(404)
    expect(gone.headers.get('content-type')).toContain('text/plain')
  })

  test('leave out what is the build’s own, and nothing outside of the folder can be named', async () => {
    for (const path of ['/.vite/manifest.json', '/assets/../../package.json', '/assets/%2e%2e/%2e%2e/package.json'])
      expect(await (await get(path)).text()).not.toContain('{')
  })
})
