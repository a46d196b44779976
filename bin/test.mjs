// Runs everything that must hold: set-up, checks, tests, journeys in a browser. The last line counts over all of them.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const reports = join(root, '.cache/test')
const total = { passed: 0, failed: 0, skipped: 0 }

// Also when this script itself breaks: whoever reads the last line must not take silence for success.
process.on('exit', code => {
  if (code !== 0 && total.failed === 0) total.failed = 1
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
})

function run(title, command, args, env = {}) {
  console.log(`\n— ${title}`)
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env, PATH: path } }).status === 0
}

/** A check is one test: it holds or it does not. */
function check(title, command, ...args) {
  if (run(title, command, args)) total.passed++
  else total.failed++
}

/** A suite counts what its report says; one that failed without a failed test (or without a report) counts as one failure. */
function suite(title, report, count, command, args, env) {
  rmSync(report, { force: true })
  const ok = run(title, command, args, env)
  const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 }
  if (!ok && counted.failed === 0) counted.failed = 1
  for (const key of Object.keys(total)) total[key] += counted[key]
}

function ofVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  const unread = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length
  return { passed: numPassedTests, failed: numFailedTests + unread, skipped: numPendingTests + numTodoTests }
}

const ofPlaywright = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped })

mkdirSync(reports, { recursive: true })
if (!run('set-up', process.execPath, ['bin/setup.mjs'])) process.exit(1)

check('format', 'biome', 'format')
check('types', 'tsc', '--noEmit')
check('lint', 'oxlint', '--type-aware')
check('nothing unused', 'knip')
const vitest = join(reports, 'vitest.json')
suite('tests', vitest, ofVitest, 'vitest', [
  'run',
  '--config=tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitest}`,
])
const playwright = join(reports, 'playwright.json')
suite(
  'journeys in a browser',
  playwright,
  ofPlaywright,
  'playwright',
  ['test', '--config=tests/e2e/playwright.config.ts', '--reporter=list,json'],
  {
    PLAYWRIGHT_JSON_OUTPUT_FILE: playwright,
  },
)

process.exitCode = total.failed === 0 ? 0 : 1
