import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseConfig, variables } from '#server/config.ts'
import { configTable } from '#server/config-table.ts'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'

const root = join(import.meta.dirname, '../..')

function configOf(env: Record<string, string>) {
  const read = parseConfig(env)
  if ('faults' in read) throw new Error(read.faults.join('; '))
  return read.config
}
const faultsOf = (env: Record<string, string>): string[] => {
  const read = parseConfig(env)
  return 'faults' in read ? read.faults : []
}

describe('the configuration', () => {
  test('needs nothing: an empty environment gives a server for this machine only', () => {
    expect(configOf({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      local: true,
      https: false,
      trustProxy: [],
      mail: null,
    })
    expect(configOf({}).ingest).toEqual(DEFAULT_LIMITS)
  })

  test('is frozen', () => {
    const config = configOf({})
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError)
    expect(() => Object.assign(config.session, { idleMs: 1 })).toThrow(TypeError)
  })

  test('with a public address listens on all addresses', () => {
    expect(configOf({ PUBLIC_URL: 'https://candor.example.com/' })).toMatchObject({
      publicUrl: 'https://candor.example.com',
      https: true,
      local: false,
      host: '::',
    })
    expect(configOf({ PUBLIC_URL: 'http://192.168.1.20:3000', HOST: '192.168.1.20' })).toMatchObject({
      local: false,
      https: false,
      host: '192.168.1.20',
    })
  })

  test('says every fault at once, by name', () => {
    expect(
      faultsOf({ PORT: '99999', PUBLIC_URL: 'candor', LOG_LEVEL: 'loud', SMTP_URL: 'smtp://mail.example.com', UPLOAD_MB: 'many' }),
    ).toEqual([
      expect.stringMatching(/^PORT must be at most 65535/),
      expect.stringMatching(/^PUBLIC_URL must be an address/),
      expect.stringMatching(/^LOG_LEVEL must be one of/),
      expect.stringMatching(/^UPLOAD_MB must be a whole number/),
    ])
    expect(faultsOf({ SMTP_URL: 'smtp://mail.example.com' })).toEqual(['MAIL_FROM is needed when SMTP_URL is set'])
  })

  test('takes an empty variable as an unset one', () => {
    expect(configOf({ PORT: '', PUBLIC_URL: '' }).port).toBe(3000)
  })

  test.each([
    'https://candor.example.com/app',
    'https://user@candor.example.com',
    'ftp://candor.example.com',
    'https://candor.example.com/?a=1',
  ])('refuses %s as a public address', url => {
    expect(faultsOf({ PUBLIC_URL: url })).toHaveLength(1)
  })

  test('takes only real networks as a trusted proxy', () => {
    expect(configOf({ TRUST_PROXY: 'loopback, 10.0.0.0/8, ::1' }).trustProxy).toEqual(['loopback', '10.0.0.0/8', '::1'])
    for (const wrong of ['true', 'proxy.example.com', '10.0.0.0/33', '10.0.0.0/8/8', ''])
      expect(faultsOf({ TRUST_PROXY: `${wrong},10.0.0.1` })).toHaveLength(1)
  })

  test('is described in README.md as it is checked', () => {
    for (const [name, { description }] of Object.entries(variables.shape)) expect(description, name).toBeTruthy()
    expect(readFileSync(join(root, 'README.md'), 'utf8'), 'run: npm run docs:config').toContain(configTable())
  })
})
