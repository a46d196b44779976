import { TICK_MS } from '#app/model/question/round.ts'
import { openHouse } from '#server/house.ts'
import { createLog } from '#server/log.ts'
import { runUntilSignal } from '#server/run.ts'
import { testConfig } from './config.ts'

// The whole server in a process of its own, for tests that kill it, with a clock that is always just before a tick: questions become visible
// several times a second. Says `ready` on its standard output, and before it opens its folder `opening`: from there on it may be in a
// migration.
const [folder, port, level = 'error', metricsToken = ''] = process.argv.slice(2)
if (!folder || !port) throw new Error('usage: hasty-house FOLDER PORT [LOG_LEVEL [METRICS_TOKEN]]')
const STEP_MS = 250
const config = testConfig({
  DATA_DIR: folder,
  PORT: port,
  SESSION_IDLE_MINUTES: '10080',
  SESSION_HOURS: '8760',
  LOG_LEVEL: level,
  ...(metricsToken && { METRICS_TOKEN: metricsToken }),
})
const log = createLog(config.logLevel)
const began = Date.now()
const lastTick = began - (began % TICK_MS)
function now(): number {
  const passed = Date.now() - began
  return lastTick + (Math.floor(passed / STEP_MS) + 1) * TICK_MS - STEP_MS + (passed % STEP_MS)
}
process.stdout.write('opening\n')
await runUntilSignal(log, async () => {
  const { close } = await openHouse(config, log, { clock: { now } })
  return { close, welcome: 'ready\n' }
})
