import { StoreBusyError, StoreRefusedError } from '#db/errors.ts'
import { readConfig } from './config.ts'
import { openHouse } from './house.ts'
import { CannotListen } from './http/listen.ts'
import { createLog } from './log.ts'

const config = readConfig()
const log = createLog(config.logLevel)

// A fault that nobody caught leaves a state that nobody knows: say it and end; what was acknowledged is on disk.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    log.fatal({ err: error }, event)
    process.exit(1)
  })
}

try {
  const house = await openHouse(config, log)
  const code = house.hall.firstCode.text
  process.stdout.write(`\nCandor is ready: ${config.publicUrl}\n`)
  if (code) process.stdout.write(`\nNobody has set it up yet. Open ${config.publicUrl}/setup and enter this code: ${code}\n`)
  if (!config.https && !config.local)
    process.stdout.write('\nPeople reach this server by plain http: whoever shares their network can read along. Put TLS in front of it.\n')
  process.stdout.write('\n')
  let asked = 0
  const end = (signal: NodeJS.Signals): void => {
    // npm hands Ctrl-C on to us, and the terminal sends it too: only a later one is a person who does not want to wait.
    if (asked && performance.now() - asked > 500) process.exit(1)
    if (asked) return
    asked = performance.now()
    log.info({ signal }, 'ending')
    void house.close().then(() => process.exit(0))
  }
  process.on('SIGINT', end).on('SIGTERM', end)
} catch (error) {
  const said = error instanceof CannotListen || error instanceof StoreRefusedError || error instanceof StoreBusyError
  if (!said) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exit(1)
}
