import { type DestinationStream, pino } from 'pino'
import type { Config } from './config.ts'

/**
 * One JSON line an event, without personal data: no addresses, names, query strings, cookies or texts, and not the machine's name.
 * An error gives its type, code, message and stack; messages of ours never quote what a person typed. Those of a database may: of its
 * errors the code and the names of table and constraint stay.
 */
export function createLog(level: Config['logLevel'], destination?: DestinationStream) {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      serializers: { err: (error: unknown) => faultOf(error) },
    },
    destination,
  )
}
export type ServerLog = ReturnType<typeof createLog>

interface Fault {
  type: string
  code?: string
  message?: string
  /** The frames alone: its first lines are the message. */
  stack?: string
  table?: string
  constraint?: string
  cause?: Fault
}

const DEEPEST = 5

function faultOf(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { type: typeof error, ...(typeof error === 'string' && { message: error }) }
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown }
  // A message can have lines that look like frames: what is behind it is looked at, not it.
  const behind = error.message === '' ? error.stack : error.stack?.split(error.message).at(-1)
  const frames = behind?.split('\n').filter(line => line.startsWith('    at '))
  return {
    type: error.constructor.name,
    ...(typeof code === 'string' && { code }),
    ...(!quotes(error) && { message: error.message }),
    ...(typeof table === 'string' && { table }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(frames?.length && { stack: frames.join('\n') }),
    ...(error.cause !== undefined && depth < DEEPEST && { cause: faultOf(error.cause, depth + 1) }),
  }
}

/** Whether its message may hold values: drizzle's has a statement's parameters, PostgreSQL's (with a severity) the value that it refused. */
const quotes = (error: Error): boolean => 'params' in error || 'query' in error || 'severity' in error
