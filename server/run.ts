import { StoreBusyError, StoreRefusedError } from '#db/errors.ts'
import { CannotListen } from './http/listen.ts'
import type { ServerLog } from './log.ts'

/** A start that failed for a reason that a person can do something about; the message says what. */
export class CannotStart extends Error {}

/** What runs, and what it says about itself once a signal would end it cleanly. */
export interface Opened {
  welcome: string
  close(): Promise<void>
}

/** Opens something that runs until a signal ends it, and closes it cleanly then. What hinders it from starting is said plainly. */
export async function runUntilSignal(log: ServerLog, open: () => Promise<Opened>): Promise<void> {
  // A fault that nobody caught leaves a state that nobody knows: say it and end; what was acknowledged is on disk.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, event)
      process.exit(1)
    })
  }
  let opened: Opened | undefined
  let asked = 0
  const end = (signal: NodeJS.Signals): void => {
    // While it starts nothing was acknowledged to anybody, and every step of a start can be interrupted.
    if (!opened) process.exit(0)
    // npm hands Ctrl-C on to us, and the terminal sends it too: only a later one is a person who does not want to wait.
    if (asked && performance.now() - asked > 500) process.exit(1)
    if (asked) return
    asked = performance.now()
    log.info({ signal }, 'ending')
    void opened.close().then(() => process.exit(0))
  }
  process.on('SIGINT', end).on('SIGTERM', end)
  try {
    opened = await open()
    process.stdout.write(opened.welcome)
  } catch (error) {
    const said =
      error instanceof CannotListen || error instanceof CannotStart || error instanceof StoreRefusedError || error instanceof StoreBusyError
    if (!said) throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exit(1)
  }
}
