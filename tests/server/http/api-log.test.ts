import { expect, it } from 'vitest'
import { startServerProcess } from '#tests/support/server.ts'

it('a token is in no line of the log', async () => {
  const server = await startServerProcess({ variables: { LOG_LEVEL: 'debug' } })
  try {
    const secret = 'candor_api_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG'
    const headers = { authorization: `Bearer ${secret}` }
    for (const path of ['/api/reports', `/api/reports/${secret}`, `/api/${secret}`, '/uploads', '/'])
      await (await fetch(server.url + path, { method: path === '/' ? 'GET' : 'POST', headers, redirect: 'manual' })).text()
    expect(server.output()).toContain('/api/reports')
    expect(server.output()).not.toContain(secret)
  } finally {
    await server.stop()
  }
})
