import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar'

const root = resolve(import.meta.dirname, '../..')
const unpacked = join(root, '.cache/chromium')
const playwright = join(root, 'node_modules/@playwright/test/cli.js')
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const APPLICATIONS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(unpacked, 'fonts')}</dir><cachedir>${join(unpacked, 'fonts-cache')}</cachedir></fontconfig>
`

/** How to start a browser. Without a path Playwright starts its own. */
export interface Browser {
  executablePath?: string
  env?: Record<string, string>
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

/** What there is to choose from. */
export interface Offered {
  /** What CHROMIUM names. */
  named: string | undefined
  installed: string | undefined
  /** Whether the registry package has one for this machine. */
  packaged: boolean
}

/** CHROMIUM, else an installed browser, else the one inside of a registry package, else Playwright's own. */
export function chooseBrowser({ named, installed, packaged }: Offered): { is: 'at'; path: string } | { is: 'packaged' } | { is: 'own' } {
  if (named && !isFile(named)) throw new Error(`CHROMIUM is ${named}, and there is no such program.`)
  const path = named ?? installed
  if (path) return { is: 'at', path }
  return { is: packaged ? 'packaged' : 'own' }
}

/** The browser of this machine, wherever `readyBrowser` puts it. */
export function findBrowser(env: Record<string, string | undefined> = process.env): Browser {
  const chosen = chooseBrowser(offered(env))
  if (chosen.is === 'own') return {}
  if (chosen.is === 'at') return { executablePath: chosen.path }
  const libraries = [join(unpacked, 'al2023/lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return {
    executablePath: join(unpacked, 'chromium'),
    env: { ...(env as Record<string, string>), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(unpacked, 'fonts') },
  }
}

/** Makes the browser ready that `findBrowser` names: unpacks it, or has Playwright download its own, which needs the network once. */
export async function readyBrowser(): Promise<void> {
  const { is } = chooseBrowser(offered(process.env))
  if (is === 'packaged') await unpackBrowser()
  if (is === 'own') execFileSync(process.execPath, [playwright, 'install', 'chromium'], { stdio: ['ignore', 2, 2] })
}

function offered(env: Record<string, string | undefined>): Offered {
  const folders = (env.PATH ?? '').split(':').filter(Boolean)
  return {
    named: env.CHROMIUM || undefined,
    installed: [...folders.flatMap(folder => NAMES.map(name => join(folder, name))), ...APPLICATIONS].find(isFile),
    packaged: packaged() !== undefined,
  }
}

/** Folder of the packed browser, where it runs on this machine. */
function packaged(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = join(root, 'node_modules/@sparticuz/chromium/bin')
  return existsSync(join(folder, 'chromium.br')) ? folder : undefined
}

/** Once, and whole or not at all. */
async function unpackBrowser(): Promise<void> {
  const packed = packaged()
  if (!packed || existsSync(unpacked)) return
  const partial = `${unpacked}.${process.pid}`
  for (const folder of ['al2023', 'fonts']) await mkdir(join(partial, folder), { recursive: true })
  const inflate = (name: string) => [createReadStream(join(packed, name)), createBrotliDecompress()] as const
  await Promise.all([
    pipeline(...inflate('chromium.br'), createWriteStream(join(partial, 'chromium'), { mode: 0o755 })),
    pipeline(...inflate('swiftshader.tar.br'), extract({ cwd: partial })),
    pipeline(...inflate('fonts.tar.br'), extract({ cwd: join(partial, 'fonts') })),
    pipeline(...inflate('al2023.tar.br'), extract({ cwd: join(partial, 'al2023') })),
  ])
  // Its own list of font folders names none of ours, and without any font the browser dies on the first letter.
  await writeFile(join(partial, 'fonts/fonts.conf'), FONTS)
  // Another run may have been faster; its copy is as good.
  await rename(partial, unpacked).catch(() => rm(partial, { recursive: true, force: true }))
}
