import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CannotListen, listen } from '#server/http/listen.ts'
import { testConfig } from '#tests/support/config.ts'

let other: Server
beforeEach(async () => {
  other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
})
afterEach(() => void other.close())

test.each(['npm start', 'npm run demo', 'npm run dev'])('a taken port is said with what to type instead of %s', async command => {
  const { port } = other.address() as AddressInfo
  const listening = listen(createServer(), testConfig({ PORT: String(port) }), command)
  await expect(listening).rejects.toThrow(CannotListen)
  await expect(listening).rejects.toThrow(
    new RegExp(`Port ${port} on 127.0.0.1 is taken.* PORT=${port === 65_535 ? 65_534 : port + 1} ${command}$`),
  )
})

test('an address that is not of this machine is said', async () => {
  const listening = listen(createServer(), testConfig({ HOST: '192.0.2.1' }), 'npm start')
  await expect(listening).rejects.toThrow('This machine has no address 192.0.2.1. Correct HOST.')
})
