// Makes everything ready before a command runs: packages, then the build. What is up to date is not done again.
// Plain Node without packages, because it runs before there are any.
//   node bin/setup.mjs            packages and build
//   node bin/setup.mjs packages   packages only (npm run dev builds by itself)
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const major = Number(process.versions.node.split('.')[0])
const minor = Number(process.versions.node.split('.')[1])
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Candor needs Node 20.19 or newer; this is ${process.versions.node}. Get a newer one from https://nodejs.org`)
  process.exit(1)
}

const hidden = join(root, 'node_modules/.package-lock.json')
const packagesStamp = join(root, 'node_modules/.candor-stamp')
const buildStamp = join(root, 'build/.stamp')
const read = path => (existsSync(path) ? readFileSync(path, 'utf8') : '')
const hash = () => createHash('sha256')

/** What the installed packages depend on: the lock file, and the Node that native ones were made for. */
const packagesKey = () =>
  hash()
    .update(read(join(root, 'package-lock.json')))
    .update(`${process.versions.modules} ${process.platform} ${process.arch}`)
    .digest('hex')

/** What the build depends on: the contents of every source. */
function sourcesKey() {
  const sum = hash().update(packagesKey())
  for (const name of ['app', 'db', 'server', 'public', 'bin', 'remix.config.js', 'package.json', 'tsconfig.json']) {
    const path = join(root, name)
    if (!existsSync(path)) continue
    const files = statSync(path).isFile()
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter(entry => entry.isFile())
          .map(entry => join(entry.parentPath ?? entry.path, entry.name))
          .sort()
    for (const file of files) sum.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return sum.digest('hex')
}

/** Whether packages that somebody installed by hand are exactly those of the lock file. */
function alreadyInstalled() {
  if (!existsSync(hidden)) return false
  const wanted = JSON.parse(read(join(root, 'package-lock.json'))).packages
  const there = JSON.parse(read(hidden)).packages
  return (
    Object.entries(wanted).every(
      ([name, { version, optional }]) => name === '' || (there[name] ? there[name].version === version : optional),
    ) && sqliteLoads()
  )
}

const sqlite = major >= 22 ? 'better-sqlite3' : 'better-sqlite3-node20'
const sqliteLoads = () =>
  spawnSync(process.execPath, ['-e', `new (require(${JSON.stringify(sqlite)}))(':memory:').close()`], { cwd: root, stdio: 'ignore' })
    .status === 0

/** Runs a command to its end and tells whether it succeeded. A signal ends it too: nothing goes on working behind a person's back. */
function run(command, args, env = {}) {
  return new Promise(settle => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, ...env } })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.once(signal, () => child.kill(signal) && child.once('exit', () => process.exit(1)))
    child.on('error', () => settle(false))
    child.on('exit', status => settle(status === 0))
  })
}

function stop(message) {
  console.error(`\n${message}`)
  process.exit(1)
}

/** Says what is being done and, when it is done, how long it took. To stderr: stdout belongs to the command that follows. */
async function step(name, work) {
  const from = performance.now()
  console.error(`${name} …`)
  await work()
  console.error(`${name}: done in ${((performance.now() - from) / 1000).toFixed(0)} s`)
}

const installPackages = () =>
  step('Installing packages (once, one to three minutes)', async () => {
    // Only one package has a script worth running, and only on Node 20: the rest carry what they need.
    if (!(await run('npm', ['ci', '--include=dev', '--ignore-scripts', '--loglevel=error'])))
      stop('The packages could not be installed. Is the network there? Repeat the command to try again.')
    if (!sqliteLoads()) await compileSqlite()
  })

async function compileSqlite() {
  console.error('Compiling SQLite for this Node (about a minute) …')
  // With the headers that came with Node nothing needs to be downloaded.
  const prefix = resolve(dirname(process.execPath), '..')
  const env = { JOBS: 'max', ...(existsSync(join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {}) }
  if (!(await run('npm', ['rebuild', sqlite, '--loglevel=error'], env)) || !sqliteLoads())
    stop('SQLite could not be compiled. Node 20 takes python3, make and a C++ compiler for it; Node 22 or newer takes nothing.')
}

const build = () =>
  step('Building', async () => {
    if (!(await run(process.execPath, ['bin/build.mjs'], { NODE_ENV: 'production' }))) stop('The build failed; the reason stands above.')
  })

/** Does `work` unless the stamp says that it was done for this key; a stamp is written only after it has succeeded. */
async function once(stamp, key, work, upToDate = () => false) {
  if (read(stamp) === key) return
  if (!upToDate()) {
    rmSync(stamp, { force: true })
    await work()
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, key)
}

await once(packagesStamp, packagesKey(), installPackages, alreadyInstalled)
if (process.argv[2] !== 'packages') await once(buildStamp, sourcesKey(), build)
