import { readConfig } from '../config.ts'
import { demoDoors } from '../demo/doors.ts'
import { fillDemo } from '../demo/fill/index.ts'
import { beginFilling, keepFilled, readKept } from '../demo/kept.ts'
import { startColleagues } from '../demo/start.ts'
import { readyMeeting } from '../demo/ready.ts'
import { MARK, welcome } from '../demo/welcome.ts'
import { openHouse } from '../house.ts'
import { createLog } from '../log.ts'
import { runUntilSignal } from '../run.ts'

// npm run demo: the server with an invented company in a data folder of its own, filled once, and simulated colleagues.

const config = readConfig({ DATA_DIR: 'data-demo', LOG_LEVEL: 'warn' })
const log = createLog(config.logLevel)

await runUntilSignal(log, async () => {
  const kept = (await readKept(config.dataDir)) ?? (await fill())
  const house = await openHouse(config, log, {
    demonstration: { doors: hall => demoDoors(hall, kept.key, kept.filled.meetingId), mark: MARK },
  })
  await readyMeeting(house, kept.filled.meetingId)
  const colleagues = startColleagues(house, kept.filled)
  return {
    welcome: welcome(config, kept),
    async close() {
      await colleagues.close()
      await house.close()
    },
  }
})

async function fill() {
  const from = performance.now()
  process.stderr.write('Filling the demonstration company (once, about 20 seconds) …\n')
  await beginFilling(config.dataDir)
  const now = Date.now()
  const filled = await fillDemo(config, log, now, step => process.stderr.write(`  ${step}\n`))
  process.stderr.write(`Filled in ${((performance.now() - from) / 1000).toFixed(0)} s\n`)
  return keepFilled(config.dataDir, filled, now)
}
