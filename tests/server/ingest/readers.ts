import { readdirSync, readFileSync } from 'node:fs'

/** The readers that this process has started and that live. */
export const readers = (): number[] =>
  readdirSync('/proc/self/task')
    .flatMap(task => readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' '))
    .map(Number)
    .filter(pid => pid > 0 && commandOf(pid).includes('ingest/child'))

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
