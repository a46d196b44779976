import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, test } from 'vitest'
import { createApp } from '#server/http/app.ts'
import { drain } from '#server/http/listen.ts'
import { createLog } from '#server/log.ts'
import { openMetrics } from '#server/metrics.ts'
import { testConfig } from '#tests/support/config.ts'

let server: Server | undefined
let lines: string[] = []

afterEach(async () => {
  if (server) await drain(server)
  server = undefined
  lines = []
})

/** The HTTP side around pages that only tell what they were asked. */
async function open(variables: Record<string, string> = {}, state = { ready: true }, writes = async () => {}) {
  const config = testConfig({ LOG_LEVEL: 'info', ...variables })
  const anonymous = express.Router()
  anonymous.post('/ask', (_req, res) => void res.json({ asked: true }))
  const app = createApp({
    config,
    log: createLog('info', { write: line => void lines.push(line) }),
    health: state,
    writes,
    metrics: openMetrics(),
    anonymous,
    streams: express.Router(),
    follow: express.Router(),
    pages: {
      files: (req, res, next) => (req.path.startsWith('/assets/') ? void res.status(404).send('No such file.') : next()),
      render: () => (req, res) => {
        if (req.path === '/breaks') throw new Error('on purpose')
        res.json({
          url: `${req.protocol}://${req.headers.host}${req.originalUrl}`,
          ip: req.ip,
          forwarded: req.headers['x-forwarded-host'] ?? null,
        })
      },
      follow: () => Promise.reject(new Error('not used')),
      close: async () => {},
    },
    loadContext: () => Promise.reject(new Error('not used')),
  })
  server = createServer(app)
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, state }
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** fetch sets Host and Origin itself; an attacker does not. */
function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers: { host: 'localhost:3000', ...headers } }, response => {
      let body = ''
      response.on('data', chunk => (body += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    request.on('error', reject)
    request.end()
  })
}

describe('every response', () => {
  test.each(['/', '/healthz', '/assets/none.js', '/breaks'])('of %s refuses framing, sniffing and foreign scripts', async path => {
    const { port } = await open()
    const { headers } = await ask(port, path)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['x-powered-by']).toBeUndefined()
  })

  test('of a page is kept by nobody and allows scripts by nonce only, a new one each time', async () => {
    const { port } = await open()
    const [one, two] = [await ask(port, '/'), await ask(port, '/')]
    expect(one.headers['cache-control']).toBe('no-store')
    const policy = (answer: Answer) => String(answer.headers['content-security-policy'])
    expect(/script-src ([^;]*)/.exec(policy(one))?.[1]).toMatch(/^'self' 'nonce-[\w-]{20,}'$/)
    expect(policy(one)).not.toBe(policy(two))
    expect(policy(one)).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
  })

  test('promises https only where people come by https', async () => {
    expect((await ask((await open()).port, '/')).headers['strict-transport-security']).toBeUndefined()
    await drain(server as Server)
    const { port } = await open({ PUBLIC_URL: 'https://candor.example.com' })
    expect((await ask(port, '/')).headers['strict-transport-security']).toContain('max-age=')
  })
})

describe('a request that changes something', () => {
  const post = (headers: Record<string, string>) => ({ method: 'POST', headers })

  test.each(['/', '/reports/1/publication', '/reports/1/publication.data', '/sign-in?index'])(
    'to %s from another site is refused before anything reads it',
    async path => {
      const { port } = await open()
      for (const origin of ['https://evil.example', 'null', 'http://localhost:3001', 'https://localhost:3000'])
        expect(
          (await ask(port, path, post({ origin, cookie: 'session=1', 'content-type': 'application/x-www-form-urlencoded' }))).status,
        ).toBe(403)
      expect((await ask(port, path, post({ cookie: 'session=1' }))).status).toBe(403)
      expect((await ask(port, path, post({ origin: 'http://127.0.0.1:3000', host: 'localhost:3000' }))).status).toBe(403)
    },
  )

  test('from our own page passes', async () => {
    const { port } = await open()
    expect((await ask(port, '/x', post({ origin: 'http://localhost:3000' }))).status).toBe(200)
    expect((await ask(port, '/x', post({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }))).status).toBe(200)
  })

  test('from a program with a bearer token passes, unless it carries a cookie', async () => {
    const { port } = await open()
    expect((await ask(port, '/x', post({ authorization: 'Bearer abc' }))).status).toBe(200)
    expect((await ask(port, '/x', post({ authorization: 'Bearer abc', cookie: 'session=1' }))).status).toBe(403)
  })

  test('by a method that we do not have is refused', async () => {
    const { port } = await open()
    expect((await ask(port, '/x', { method: 'PROPFIND', headers: { origin: 'http://localhost:3000' } })).status).toBe(405)
  })
})

describe('what a proxy says', () => {
  const lies = {
    'x-forwarded-host': 'evil.example:81',
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example',
  }

  test('is ignored from anybody else, and so is a Host that is not ours', async () => {
    const { port } = await open()
    expect(JSON.parse((await ask(port, '/a?b=c', { headers: { ...lies, host: 'evil.example' } })).body)).toEqual({
      url: 'http://localhost:3000/a?b=c',
      ip: '127.0.0.1',
      forwarded: null,
    })
  })

  test('counts for the address when it is the configured one; the host is always ours', async () => {
    const { port } = await open({ TRUST_PROXY: 'loopback', PUBLIC_URL: 'https://candor.example.com' })
    expect(JSON.parse((await ask(port, '/', { headers: lies })).body)).toEqual({
      url: 'https://candor.example.com/',
      ip: '203.0.113.7',
      forwarded: null,
    })
  })
})

describe('the log', () => {
  test('holds no query string, id, token, cookie, address or agent', async () => {
    const { port } = await open()
    await ask(port, '/join/Zk3vQ9aTq1yW7mX2?mail=jane@example.com', { headers: { cookie: 'session=secret', 'user-agent': 'Her Phone' } })
    await expect.poll(() => lines.length).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: expect.any(String),
      method: 'GET',
      path: '/join/:x',
      status: 200,
      ms: expect.any(Number),
      msg: 'request',
    })
  })

  test('holds nothing at all of a question without a name, nor does its answer carry a session', async () => {
    const { port } = await open()
    expect((await ask(port, '/ask', { method: 'POST', headers: { 'user-agent': 'Her Phone' } })).body).toBe('{"asked":true}')
    await ask(port, '/after')
    await expect.poll(() => lines.length).toBe(1)
    expect(lines[0]).toContain('/after')
  })

  test('gets the cause of a failure, the person a plain sentence', async () => {
    const { port } = await open()
    const { status, body } = await ask(port, '/breaks')
    expect([status, body]).toEqual([500, 'Something went wrong here. It has been noted; please try again.'])
    expect(lines.join()).toContain('on purpose')
  })
})

describe('/healthz', () => {
  test('answers 200 when all is up and 503 when the server drains', async () => {
    const { port, state } = await open()
    expect((await ask(port, '/healthz')).status).toBe(200)
    state.ready = false
    expect((await ask(port, '/healthz')).status).toBe(503)
  })

  test('is answered while the database is busy; /readyz is not', async () => {
    let free = () => {}
    const { port } = await open({}, { ready: true }, () => new Promise<void>(resolve => (free = resolve)))
    expect((await ask(port, '/healthz')).status).toBe(200)
    expect((await ask(port, '/readyz')).status).toBe(503)
    free()
  })

  test('/readyz says yes when the database takes writes, no when it refuses and while the server drains', async () => {
    expect((await ask((await open()).port, '/readyz')).status).toBe(200)
    const refusing = await open({}, { ready: true }, () => Promise.reject(new Error('disk full')))
    expect((await ask(refusing.port, '/readyz')).status).toBe(503)
    const draining = await open({}, { ready: false })
    expect((await ask(draining.port, '/readyz')).status).toBe(503)
  })

  test('a broken address is the sender’s fault', async () => {
    const { port } = await open()
    expect((await ask(port, '/%E0%A4%A')).status).toBeLessThan(500)
  })
})

describe('/metrics', () => {
  const METRICS_TOKEN = 'a token of twenty letters'
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

  test('is for who has the token; to others there is no such page', async () => {
    const { port } = await open({ METRICS_TOKEN })
    const nothing = JSON.parse((await ask(port, '/nothing')).body) as object
    const { status, body, headers } = await ask(port, '/metrics', bearer(METRICS_TOKEN))
    expect(status).toBe(200)
    expect(headers['content-type']).toContain('text/plain')
    for (const name of [
      'candor_fan_out_seconds',
      'candor_fan_out_slice_seconds_max',
      'candor_fan_out_slice_cpu_seconds_max',
      'candor_sockets',
      'candor_slow_consumers_total',
      'candor_journal_lag_seconds',
      'nodejs_eventloop_lag_seconds',
    ])
      expect(body).toContain(`# TYPE ${name}`)
    for (const refused of [await ask(port, '/metrics'), await ask(port, '/metrics', bearer('another token altogether'))])
      expect(Object.keys(JSON.parse(refused.body) as object)).toEqual(Object.keys(nothing))
  })

  test('is for nobody without METRICS_TOKEN', async () => {
    const { port } = await open()
    expect((await ask(port, '/metrics', bearer('undefined'))).body).not.toContain('# TYPE')
  })
})
