import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseBrowser, findBrowser } from './browser.ts'
import { inTemporaryFolder } from './stores.ts'

describe('the browser of the journeys', () => {
  it.each([
    [
      'what CHROMIUM names',
      { named: process.execPath, installed: '/usr/bin/chromium', packaged: true },
      { is: 'at', path: process.execPath },
    ],
    ['an installed one', { named: undefined, installed: '/usr/bin/chromium', packaged: true }, { is: 'at', path: '/usr/bin/chromium' }],
    ['the one of the registry package', { named: undefined, installed: undefined, packaged: true }, { is: 'packaged' }],
    ['Playwright’s own', { named: undefined, installed: undefined, packaged: false }, { is: 'own' }],
  ])('is %s, when nothing that goes before is there', (_which, offered, chosen) => {
    expect(chooseBrowser(offered)).toEqual(chosen)
  })

  it('that CHROMIUM names and is not there is said, not replaced by another one', () => {
    expect(() => chooseBrowser({ named: '/nowhere/chromium', installed: '/usr/bin/chromium', packaged: true })).toThrow(
      /CHROMIUM is \/nowhere/,
    )
  })

  it('is looked for along the PATH', () =>
    inTemporaryFolder(async folder => {
      const path = join(folder, 'google-chrome')
      writeFileSync(path, '')
      chmodSync(path, 0o755)
      expect(findBrowser({ PATH: `/nowhere:${folder}` })).toEqual({ executablePath: path })
      expect(findBrowser({ PATH: folder, CHROMIUM: process.execPath })).toEqual({ executablePath: process.execPath })
    }))
})
