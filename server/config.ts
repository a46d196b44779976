import { isIP } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { DEFAULT_LIMITS, type IngestLimits } from './ingest/limits.ts'

// The only reader of the environment. One schema validates it, describes it and writes the table in README.md (npm run docs:config).

const whole = (low: number, high: number, otherwise: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${low} to ${high}` })
    .int(`must be a whole number from ${low} to ${high}`)
    .min(low, `must be at least ${low}`)
    .max(high, `must be at most ${high}`)
    .default(otherwise)

/** An address like https://candor.example.com, without path; gives its origin. */
const origin = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin
  context.addIssue({ code: 'custom', message: 'must be an address like https://candor.example.com, without a path' })
  return z.NEVER
})

const MEGABYTE = 1024 * 1024

const database = z.string().regex(/^(file|postgres|postgresql):/, 'must begin with file: or postgres:')

/** An address, a network, or one of the names that Express knows for networks. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return rest.length === 0 && most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
}

export const variables = z.object({
  PORT: whole(1, 65_535, 3000).describe('Port to listen on.'),
  HOST: z
    .string()
    .min(1)
    .optional()
    .describe('Address to listen on. Default: this machine only while PUBLIC_URL is on this machine, else all addresses.'),
  PUBLIC_URL: origin
    .optional()
    .describe('Address at which people reach Candor, like https://candor.example.com. Default: http://localhost:PORT.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('data')
    .describe('Folder of the database and of uploaded files. Nobody else should be able to read it.'),
  DATABASE_URL: database.optional().describe('Where the database is: file:PATH or postgres://… Default: candor.db in DATA_DIR.'),
  TRUST_PROXY: z
    .string()
    .transform(text => text.split(',').map(part => part.trim()))
    .refine(parts => parts.every(isNetwork), 'must be addresses or networks, separated by commas, like 10.0.0.5, 10.1.0.0/16 or loopback')
    .optional()
    .describe('Addresses or networks of your reverse proxy, like loopback or 10.0.0.0/8. Without it X-Forwarded-* is ignored.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' })
    .optional()
    .describe('Mail server, like smtps://user:password@mail.example.com. Without it administrators hand out links themselves.'),
  MAIL_FROM: z
    .string()
    .regex(/@/, 'must hold an address')
    .optional()
    .describe('Sender of mails, like "Candor <candor@example.com>". Needed with SMTP_URL.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], { error: 'must be one of fatal, error, warn, info, debug, silent' })
    .default('info')
    .describe('How much is logged: fatal, error, warn, info, debug or silent.'),
  METRICS_TOKEN: z
    .string()
    .min(16, 'must be at least 16 characters long')
    .optional()
    .describe('Opens /metrics (Prometheus) to whoever sends it as a bearer token. Without it /metrics is not there.'),
  SESSION_IDLE_MINUTES: whole(5, 10_080, 120).describe(
    'A session ends after so many minutes without any use, or up to an eighth later. A presenter is warned and can extend.',
  ),
  SESSION_HOURS: whole(1, 8_760, 336).describe('A session ends after so many hours in any case.'),
  UPLOAD_MB: whole(1, 1_024, DEFAULT_LIMITS.maxBytes / MEGABYTE).describe('Largest workbook, in megabytes.'),
  UPLOAD_INFLATED_MB: whole(1, 4_096, DEFAULT_LIMITS.maxInflatedBytes / MEGABYTE).describe(
    'Largest workbook once unpacked, in megabytes. Counted while unpacking.',
  ),
  UPLOAD_RATIO: whole(2, 10_000, DEFAULT_LIMITS.maxRatio).describe('Largest ratio of unpacked to packed size.'),
  UPLOAD_ENTRIES: whole(10, 100_000, DEFAULT_LIMITS.maxEntries).describe('Most files inside of a workbook.'),
  UPLOAD_SHEETS: whole(1, 10_000, DEFAULT_LIMITS.maxSheets).describe('Most sheets of a workbook.'),
  UPLOAD_CELLS: whole(1_000, 50_000_000, DEFAULT_LIMITS.maxCells).describe('Most cells of a workbook.'),
  UPLOAD_MEMORY_MB: whole(128, 16_384, DEFAULT_LIMITS.maxMemoryMb).describe(
    'Memory of the process that reads a workbook, in megabytes. Beyond, it is ended.',
  ),
  UPLOAD_SECONDS: whole(1, 600, DEFAULT_LIMITS.baseMs / 1_000).describe('Time for reading a workbook, in seconds, whatever its size.'),
  UPLOAD_SECONDS_PER_MB: whole(0, 60, DEFAULT_LIMITS.msPerMb / 1_000).describe('Further time for each megabyte, in seconds.'),
  UPLOADS_AT_ONCE: whole(1, 64, DEFAULT_LIMITS.atOnce).describe('Workbooks read at the same time; others wait.'),
  UPLOADS_WAITING: whole(0, 1_000, DEFAULT_LIMITS.maxWaiting).describe(
    'Workbooks that may wait; the next one is asked to come back later.',
  ),
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'must be one of production, development, test' })
    .default('development')
    .describe('Leave it alone: `npm start` and the other commands set it themselves.'),
})

const environment = variables.superRefine((env, context) => {
  if (env.SMTP_URL && !env.MAIL_FROM) context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'is needed when SMTP_URL is set' })
})

/** The folder that holds package.json: this file lies in server/, its bundles in build/node/. */
function projectFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  return resolve(here, here.endsWith(join('build', 'node')) ? '../..' : '..')
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']
const onThisMachine = (url: string): boolean => LOOPBACK.includes(new URL(url).hostname)

/** Variables that hold, as the program uses them: whole paths, bytes, milliseconds. */
function settle(read: z.output<typeof environment>) {
  const root = projectFolder()
  const dataDir = resolve(root, read.DATA_DIR)
  const publicUrl = read.PUBLIC_URL ?? `http://localhost:${read.PORT}`
  const local = onThisMachine(publicUrl)
  return Object.freeze({
    mode: read.NODE_ENV,
    /** The project's own folder: build output and migrations lie below it. */
    root,
    port: read.PORT,
    host: read.HOST ?? (local ? '127.0.0.1' : '::'),
    /** Origin at which people reach this server. */
    publicUrl,
    /** Whether people come by https: decides the cookie's name and HSTS. */
    https: publicUrl.startsWith('https:'),
    /** Whether people come from this machine only. */
    local,
    dataDir,
    databaseUrl: read.DATABASE_URL ?? `file:${join(dataDir, 'candor.db')}`,
    trustProxy: read.TRUST_PROXY ?? [],
    mail: read.SMTP_URL && read.MAIL_FROM ? Object.freeze({ url: read.SMTP_URL, from: read.MAIL_FROM }) : null,
    logLevel: read.LOG_LEVEL,
    metricsToken: read.METRICS_TOKEN ?? null,
    session: Object.freeze({ idleMs: read.SESSION_IDLE_MINUTES * 60_000, absoluteMs: read.SESSION_HOURS * 3_600_000 }),
    ingest: Object.freeze({
      maxBytes: read.UPLOAD_MB * MEGABYTE,
      maxInflatedBytes: read.UPLOAD_INFLATED_MB * MEGABYTE,
      maxRatio: read.UPLOAD_RATIO,
      maxEntries: read.UPLOAD_ENTRIES,
      maxSheets: read.UPLOAD_SHEETS,
      maxCells: read.UPLOAD_CELLS,
      maxMemoryMb: read.UPLOAD_MEMORY_MB,
      baseMs: read.UPLOAD_SECONDS * 1_000,
      msPerMb: read.UPLOAD_SECONDS_PER_MB * 1_000,
      atOnce: read.UPLOADS_AT_ONCE,
      maxWaiting: read.UPLOADS_WAITING,
    } satisfies IngestLimits),
  })
}
export type Config = ReturnType<typeof settle>

/** Checks an environment (process.env, or a test's own) and gives the frozen configuration, or every fault that it has, one sentence each. */
export function parseConfig(env: Record<string, string | undefined>): { config: Config } | { faults: string[] } {
  // An empty variable is an unset one: `PORT= npm start` is no mistake worth stopping for.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (parsed.success) return { config: settle(parsed.data) }
  return { faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) }
}

/** The configuration of this process (`instead`: other defaults); with faults it says all of them and ends the process with 1. */
export function readConfig(instead: Record<string, string> = {}): Config {
  const read = parseConfig({ ...instead, ...process.env })
  if ('config' in read) return read.config
  process.stderr.write(
    `Candor cannot start. Please correct:\n${read.faults.map(fault => `  ${fault}\n`).join('')}README.md lists every variable.\n`,
  )
  process.exit(1)
}
