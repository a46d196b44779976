import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inTemporaryFolder } from '#tests/support/stores.ts'

// The real bin/setup.mjs in a project of its own, so that nothing of this one is installed or built again: its packages are this one's
// SQLite alone, its build writes a line, and so does the npm that it finds.

const root = resolve(import.meta.dirname, '../..')
const SQLITE = ['better-sqlite3', 'better-sqlite3-node20']

function project(folder: string) {
  const at = (name: string) => join(folder, name)
  for (const name of ['bin', 'app', 'node_modules', 'path']) mkdirSync(at(name))
  copyFileSync(join(root, 'bin/setup.mjs'), at('bin/setup.mjs'))
  writeFileSync(
    at('bin/build.mjs'),
    "import { appendFileSync } from 'node:fs'\nappendFileSync('log', `built ${process.env.NODE_ENV}\\n`)\n",
  )
  writeFileSync(at('path/npm'), '#!/bin/sh\necho "npm $1" >> log\n')
  chmodSync(at('path/npm'), 0o755)
  for (const name of SQLITE)
    if (existsSync(join(root, 'node_modules', name))) symlinkSync(join(root, 'node_modules', name), at(`node_modules/${name}`))
  const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/some': { version } } })
  writeFileSync(at('node_modules/.package-lock.json'), lock('1.0.0'))
  writeFileSync(at('package-lock.json'), lock('1.0.0'))
  writeFileSync(at('app/page.ts'), 'one')
  return {
    at,
    lock,
    /** What was done, and said. */
    setUp(...args: string[]) {
      rmSync(at('log'), { force: true })
      const env = { ...process.env, PATH: `${at('path')}:${process.env.PATH}` }
      const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/setup.mjs', ...args], { cwd: folder, env, encoding: 'utf8' })
      const did = existsSync(at('log')) ? readFileSync(at('log'), 'utf8').trim().split('\n') : []
      return { status, did, said: stdout + stderr }
    },
  }
}

describe('set-up', () => {
  it('does nothing again, and says nothing, when all is up to date', () =>
    inTemporaryFolder(async folder => {
      const { setUp } = project(folder)
      // Packages that somebody installed by hand count, too.
      expect(setUp()).toMatchObject({ status: 0, did: ['built production'], said: expect.stringMatching(/Building/) })
      expect(setUp()).toEqual({ status: 0, did: [], said: '' })
    }))

  it('builds again after a source changed, came or went, and not after anything else did', () =>
    inTemporaryFolder(async folder => {
      const { at, setUp } = project(folder)
      setUp()
      writeFileSync(at('app/page.ts'), 'two')
      expect(setUp().did).toEqual(['built production'])
      writeFileSync(at('app/more.ts'), '')
      expect(setUp().did).toEqual(['built production'])
      rmSync(at('app/more.ts'))
      expect(setUp().did).toEqual(['built production'])
      writeFileSync(at('README.md'), 'read me')
      expect(setUp().did).toEqual([])
    }))

  it('installs again, and builds, after the lock file changed', () =>
    inTemporaryFolder(async folder => {
      const { at, lock, setUp } = project(folder)
      setUp()
      writeFileSync(at('package-lock.json'), lock('1.0.1'))
      expect(setUp('packages').did).toEqual(['npm ci'])
      expect(setUp('packages').did).toEqual([])
      expect(setUp().did).toEqual(['built production'])
    }))

  it('tries again what failed', () =>
    inTemporaryFolder(async folder => {
      const { at, setUp } = project(folder)
      const good = readFileSync(at('bin/build.mjs'))
      writeFileSync(at('bin/build.mjs'), 'process.exit(3)')
      expect(setUp()).toMatchObject({ status: 1, did: [], said: expect.stringMatching(/The build failed/) })
      expect(setUp()).toMatchObject({ status: 1 })
      writeFileSync(at('bin/build.mjs'), good)
      expect(setUp()).toMatchObject({ status: 0, did: ['built production'] })
    }))
})
