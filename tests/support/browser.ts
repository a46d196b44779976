import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import { extract } from 'tar'

const root = resolve(import.meta.dirname, '../..')
const unpacked = join(root, '.cache/chromium')
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

/** The browser of this machine: CHROMIUM, else an installed one, else the one inside of a registry package, else Playwright's own. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): Browser {
  if (env.CHROMIUM) {
    if (!isFile(env.CHROMIUM)) throw new Error(`CHROMIUM is ${env.CHROMIUM}, and there is no such program.`)
    return { executablePath: env.CHROMIUM }
  }
  const folders = (env.PATH ?? '').split(':').filter(Boolean)
  const installed = [...folders.flatMap(folder => NAMES.map(name => join(folder, name))), ...APPLICATIONS].find(isFile)
  if (installed) return { executablePath: installed }
  if (packaged()) {
    const libraries = [join(unpacked, 'al2023/lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':')
    return {
      executablePath: join(unpacked, 'chromium'),
      env: { ...(env as Record<string, string>), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(unpacked, 'fonts') },
    }
  }
  return {}
}

/** Folder of the packed browser, where it runs on this machine. */
function packaged(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../../bin')
  return existsSync(join(folder, 'chromium.br')) ? folder : undefined
}

/** Unpacks the packaged browser where `findBrowser` expects it; once, and whole or not at all. */
export async function unpackBrowser(): Promise<void> {
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
