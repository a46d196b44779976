import { StoreBusyError, StoreRefusedError } from '#db/errors.ts'
import { CannotListen } from './http/listen.ts'
import type { ServerLog } from './log.ts'

/** A start that failed for a reason that a person can do something about; the message says what. */
export class CannotStart extends Error {}

/** Opens something that runs until a signal ends it, and closes it cleanly then. What hinders it from starting is said plainly. */
export async function runUntilSignal(log: ServerLog, open: () => Promise<{ close(): Promise<void> }>): Promise<void> {
  // A fault that nobody caught leaves a state that nobody knows: say it and end; what was acknowledged is on disk.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, event)
      process.exit(1)
    })
  }
  try {
    const opened = await open()
    let asked = 0
    const end = (signal: NodeJS.Signals): void => {
      // npm hands Ctrl-C on to us, and the terminal sends it too: only a later one is a person who does not want to wait.
      if (asked && performance.now() - asked > 500) process.exit(1)
      if (asked) return
      asked = performance.now()
      log.info({ signal }, 'ending')
      void opened.close().then(() => process.exit(0))
    }
    process.on('SIGINT', end).on('SIGTERM', end)
  } catch (error) {
    const said =
      error instanceof CannotListen || error instanceof CannotStart || error instanceof StoreRefusedError || error instanceof StoreBusyError
    if (!said) throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exit(1)
  }
}
