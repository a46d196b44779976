// Builds everything that `npm start` runs: first the pages, then the server's bundles, because Vite empties build/.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import { build } from 'esbuild'
import { build as buildPages } from 'vite'

const root = resolve(import.meta.dirname, '..')

const remix = join(root, 'node_modules/@remix-run/dev/dist/cli.js')
const pages = spawnSync(process.execPath, [remix, 'vite:build', '--config', 'remix.config.js', '--logLevel', 'warn'], {
  cwd: root,
  stdio: 'inherit',
})
if (pages.status !== 0) process.exit(pages.status ?? 1)

const FOLLOW = 'app/follow/main.tsx'
/** What the follow page loads by itself when there is something to ask, to vote for or to send. */
const ASKING = ['app/ui/questions/round-panel.tsx', 'app/live/questions/fetch-tokens.ts', 'app/live/questions/deliveries.ts']
/** What every signed-in page fetches after that, wanted or not. */
const REST_OF_ASKING = 'app/ui/questions/use-rest-of-asking.ts'
let chunks

/** Files that these import, and those that they do, without what is only loaded later. */
function imported(ids, getModuleInfo, met = new Set()) {
  for (const id of ids)
    if (!met.has(id)) {
      met.add(id)
      imported(getModuleInfo(id)?.importedIds ?? [], getModuleInfo, met)
    }
  return met
}

// The follow page: a document of its own, beside the pages and without their framework. One script and one stylesheet, the rest when asked for.
await buildPages({
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  plugins: [tailwindcss()],
  build: {
    outDir: 'build/client',
    emptyOutDir: false,
    manifest: '.vite/follow.json',
    target: 'es2022',
    modulePreload: false,
    rollupOptions: {
      input: [FOLLOW, 'app/follow/follow.css'],
      output: {
        onlyExplicitManualChunks: true,
        manualChunks: (id, { getModuleInfo }) => {
          const within = paths =>
            imported(
              paths.map(path => join(root, path)),
              getModuleInfo,
            )
          if (!chunks) {
            const page = within([FOLLOW])
            const asking = within(ASKING)
            const rest = imported(getModuleInfo(join(root, REST_OF_ASKING)).dynamicallyImportedIds, getModuleInfo)
            // Two files of what asking takes, first what it cannot do without: in pieces it weighs a tenth more, and all of them are wanted soon.
            chunks = new Map([...[...rest].map(file => [file, 'rest-of-asking']), ...[...asking].map(file => [file, 'asking'])])
            for (const file of page) chunks.delete(file)
          }
          return chunks.get(id)
        },
      },
    },
  },
  // It has said what is wrong.
}).catch(() => process.exit(1))

const commands = readdirSync(join(root, 'server/cli')).filter(name => name.endsWith('.ts'))
await build({
  absWorkingDir: root,
  entryPoints: [
    { in: 'server/index.ts', out: 'index' },
    { in: 'server/ingest/child.ts', out: 'ingest-child' },
    { in: 'server/ingest/review-worker.ts', out: 'review-worker' },
    { in: 'server/questions/sign-worker.ts', out: 'sign-worker' },
    { in: 'server/demo/colleagues.ts', out: 'colleagues' },
    { in: 'app/follow/document.tsx', out: 'follow' },
    ...commands.map(name => ({ in: `server/cli/${name}`, out: basename(name, '.ts') })),
  ],
  outdir: 'build/node',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  // It has said what is wrong.
}).catch(() => process.exit(1))

// Thousands open the page in the same minute: compress once, here, as hard as it goes.
const client = join(root, 'build/client')
for (const entry of readdirSync(client, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(m?js|css|svg|html|json|webmanifest|txt|xml)$/.test(entry.name)) continue
  const path = join(entry.parentPath, entry.name)
  const plain = readFileSync(path)
  if (plain.length < 512) continue
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
  )
  writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }))
}
