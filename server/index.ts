import { readConfig } from './config.ts'
import { openHouse } from './house.ts'
import { createLog } from './log.ts'
import { runUntilSignal } from './run.ts'

const config = readConfig()
const log = createLog(config.logLevel)

await runUntilSignal(log, async () => {
  const house = await openHouse(config, log)
  const code = house.hall.firstCode.text
  process.stdout.write(`\nCandor is ready: ${config.publicUrl}\n`)
  if (code) process.stdout.write(`\nNobody has set it up yet. Open ${config.publicUrl}/setup and enter this code: ${code}\n`)
  if (!config.https && !config.local)
    process.stdout.write('\nPeople reach this server by plain http: whoever shares their network can read along. Put TLS in front of it.\n')
  process.stdout.write('\n')
  return house
})
