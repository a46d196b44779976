import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, parseConfig } from '#server/config.ts'

/** A data folder of its own, under the system's folder for such things. */
export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'candor-test-'))

/** The configuration of a test: what the environment of this process says does not matter. */
export function testConfig(variables: Record<string, string>): Config {
  const read = parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', ...variables })
  if ('faults' in read) throw new Error(read.faults.join('; '))
  return read.config
}
