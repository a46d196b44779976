import { parseArgs } from 'node:util'
import { L9, soak } from './churn.ts'
import { exactly, type Fault, type Finding } from './kit.ts'
import { L1, L3 } from './load.ts'
import { L4, L8 } from './network.ts'
import { L2 } from './restart.ts'
import { killAtRandom } from './s1.ts'

// Faults that take minutes, thousands of sockets or hundreds of kills, one after the other, each with servers and folders of its own that
// are gone afterwards. What takes seconds is a test: L4 (shortened), L5, L7 in tests/live/network.test.ts, L6 in tests/live/flood.test.ts, L10 in
// tests/live/access.test.ts. Exit code 1 when a bound is broken.

const S1: Fault = async ({ times = 100, note }) => {
  const { acknowledged, lost, starting, upgrading } = await killAtRandom(times, note)
  for (const what of lost.slice(0, 10)) note(`lost: ${what}`)
  note(
    `S1: killed ${times} times (${starting} of them at the start, ${upgrading} amid an upgrade), acknowledged ${JSON.stringify(acknowledged)}`,
  )
  return [exactly('S1', `acknowledged and lost, or damaged, in ${times} kills`, lost.length, 0)]
}

const FAULTS: Record<string, Fault> = { L1, L2, L3, L4, L8, L9, S1, soak }
/** Without a name all but the one that takes twenty minutes. */
const USUAL = Object.keys(FAULTS).filter(name => name !== 'soak')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string' },
    followers: { type: 'string' },
    times: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const given = (['minutes', 'followers', 'times'] as const).flatMap(name =>
  values[name] === undefined ? [] : [[name, Number(values[name])]],
)
const options = { ...(Object.fromEntries(given) as { minutes?: number; followers?: number; times?: number }), note }
function note(text: string): void {
  process.stderr.write(`${text}\n`)
}

const findings: Finding[] = []
for (const name of positionals.length ? positionals : USUAL) {
  const fault = FAULTS[name]
  if (!fault) {
    note(`There is no script for ${name}. There are: ${Object.keys(FAULTS).join(', ')}; L5, L6, L7 and L10 are tests.`)
    process.exit(2)
  }
  note(`— ${name}`)
  try {
    findings.push(...(await fault(options)))
  } catch (error) {
    // What breaks is a broken bound of its own; the others are still worth knowing.
    note(`${name}: ${(error as Error).stack}`)
    findings.push({ fault: name, what: 'runs to its end', measured: 'no', bound: '= yes', holds: false })
  }
}
if (values.json) process.stdout.write(`${JSON.stringify({ holds: findings.every(({ holds }) => holds), findings })}\n`)
else console.table(findings)
process.exit(findings.every(({ holds }) => holds) ? 0 : 1)
