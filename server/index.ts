import { readConfig } from './config.ts'
import { openHouse } from './house.ts'
import { createLog } from './log.ts'
import { runUntilSignal } from './run.ts'

const config = readConfig()
const log = createLog(config.logLevel)

await runUntilSignal(log, async () => {
  const house = await openHouse(config, log)
  const code = house.hall.firstCode.text
  const welcome = [
    `Candor is ready: ${config.publicUrl}`,
    code && `Nobody has set it up yet. Open ${config.publicUrl}/setup and enter this code: ${code}`,
    !config.https &&
      !config.local &&
      'People reach this server by plain http: whoever shares their network can read along. Put TLS in front of it.',
  ]
  return {
    close: house.close,
    welcome: welcome
      .filter(Boolean)
      .map(line => `\n${line}\n`)
      .join('')
      .concat('\n'),
  }
})
