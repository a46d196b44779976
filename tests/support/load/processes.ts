import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'

/** Starts a file in a process of its own that can be sent messages: `child(new URL('./x.ts', import.meta.url))`. */
export const child = (file: URL, ...args: string[]): ChildProcess =>
  fork(file, args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })

/** A load generator of bare followers (followers.ts). */
export const openFollowers = (): ChildProcess => child(new URL('./followers.ts', import.meta.url))
/** A load generator of whole pages without a screen (pages.ts). */
export const openPages = (): ChildProcess => child(new URL('./pages.ts', import.meta.url))

/** The next message of a kind. A process that ends instead is an error. */
export async function heard<M extends { kind: string }, K extends M['kind']>(
  from: ChildProcess,
  kind: K,
): Promise<Extract<M, { kind: K }>> {
  const ended = new AbortController()
  const gone = once(from, 'exit', { signal: ended.signal }).then(
    ([code]) => Promise.reject(new Error(`a process that was needed ended with ${code}`)),
    () => new Promise<never>(() => {}),
  )
  try {
    for (;;) {
      const [message] = (await Promise.race([once(from, 'message'), gone])) as [M]
      if (message.kind === kind) return message as Extract<M, { kind: K }>
    }
  } finally {
    ended.abort()
  }
}

/** CPU time of all threads of a process so far, in ms. (Linux: nanoseconds on the CPU, first field of schedstat.) */
export function cpuMs(pid: number): number {
  return readdirSync(`/proc/${pid}/task`).reduce((sum, task) => {
    try {
      return sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6
    } catch {
      return sum
    }
  }, 0)
}

/** Resident memory of a process, in KB. (Linux.) */
export const residentKb = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN
}
export const rounded = (value: number): number => Math.round(value * 1_000) / 1_000
