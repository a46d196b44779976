import { type DestinationStream, pino } from 'pino'
import type { Config } from './config.ts'

/**
 * One JSON line an event, without personal data: no addresses, names, query strings, cookies or texts, and not the machine's name.
 * An error gives its type, message and stack; messages of ours never quote what a person typed.
 */
export function createLog(level: Config['logLevel'], destination?: DestinationStream) {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: label => ({ level: label }) } },
    destination,
  )
}
export type ServerLog = ReturnType<typeof createLog>
