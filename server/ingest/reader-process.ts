import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Report } from './child.ts'
import type { IngestLimits } from './limits.ts'

// The process that reads one file and ends (child.ts), and the one that stands ready for the next file.

/** Starts a reader. With `practise` it reads something of its own first. */
export function startReader(limits: IngestLimits, how?: 'practise'): ChildProcess {
  const { path, execArgv } = program()
  return fork(path, how ? [how] : [], {
    execArgv: [...execArgv, `--max-old-space-size=${limits.maxMemoryMb}`, '--disable-proto=delete'],
    // No secret of the server's environment is the reader's business.
    env: {} as NodeJS.ProcessEnv,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** The reader's program: the source under tsx in development and tests, else the bundle beside this one. */
function program(): { path: string; execArgv: string[] } {
  if (!import.meta.url.endsWith('.ts')) return { path: fileURLToPath(new URL('./ingest-child.js', import.meta.url)), execArgv: [] }
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return { path: fileURLToPath(new URL('./child.ts', import.meta.url)), execArgv: ['--import', tsx] }
}

/** Without a file for so long it ends and gives its memory back, about 100 MB. */
const IDLE_MS = 5 * 60_000

interface Standing {
  child: ChildProcess
  memoryMb: number
  /** It has come up and has practised. A file that comes before waits for the rest of that. */
  isReady: boolean
  /** Resolves once it is ready, or is gone. */
  settled: Promise<void>
  idle: NodeJS.Timeout
}
let standing: Standing | null = null

/**
 * Starts a reader before there is a file for it, or keeps the one that stands by for another while: who opens the page to upload waits only
 * for their file then, not for a process to come up and translate its program, which for a small workbook takes longer than reading it.
 * One stands by at most, it reads one file as any other, and it keeps no process alive. Resolves once it is ready, or is gone.
 */
export function standReady(limits: IngestLimits, idleMs = IDLE_MS): Promise<void> {
  if (standing?.memoryMb === limits.maxMemoryMb) {
    standing.idle.refresh()
    return standing.settled
  }
  dismiss()
  let child: ChildProcess
  try {
    child = startReader(limits, 'practise')
  } catch {
    // No room for another process: a page opens all the same, and the file starts a reader, or is told that none could be started.
    return Promise.resolve()
  }
  child.unref()
  child.channel?.unref()
  const settled = new Promise<void>(resolve => {
    child.once('message', (report: Report) => {
      mine.isReady = report.is === 'ready'
      resolve()
    })
    const gone = (): void => {
      if (standing === mine) dismiss()
      resolve()
    }
    child.once('exit', gone)
    child.once('error', gone)
  })
  const mine: Standing = { child, memoryMb: limits.maxMemoryMb, isReady: false, settled, idle: setTimeout(dismiss, idleMs).unref() }
  standing = mine
  return settled
}

function dismiss(): void {
  clearTimeout(standing?.idle)
  standing?.child.kill('SIGKILL')
  standing = null
}

/** The reader that stands ready, for one file. Null where there is none, or one for other limits. */
export function takeReady(limits: IngestLimits): Pick<Standing, 'child' | 'isReady'> | null {
  if (!standing?.child.connected || standing.memoryMb !== limits.maxMemoryMb) return null
  const { child, isReady, idle } = standing
  standing = null
  clearTimeout(idle)
  child.ref()
  child.channel?.ref()
  return { child, isReady }
}
