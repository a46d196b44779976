import { AsyncLocalStorage } from 'node:async_hooks'
import type { Store, Tx } from './types.ts'

/** Write transactions of this process, one after the other: nobody reads what somebody else is about to change. */
export interface Turns {
  transact: Store['transact']
  /** Does something while no transaction runs. */
  alone<T>(work: () => T): Promise<T>
  /** Ends when everything that waits now is done. */
  idle(): Promise<unknown>
}

/**
 * Whether a transaction is asked for inside one: a fault of the program, which would wait for itself. Found out in development and in tests.
 * In production the look would cost every promise and every write of the process (Node 20 and 22 follow them by async_hooks; ten thousand who
 * come in took a twentieth longer), and /readyz tells of writes that wait.
 */
const nesting = process.env.NODE_ENV === 'production' ? undefined : new AsyncLocalStorage<true>()

/** @param run one transaction, from its beginning to its commit or rollback */
export function turns(run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>): Turns {
  let last: Promise<unknown> = Promise.resolve()
  function queue<T>(work: () => T | Promise<T>): Promise<T> {
    if (nesting?.getStore()) throw new Error('transact inside transact would wait for itself')
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
  return {
    transact: work => queue(() => run(nesting ? tx => nesting.run(true, work, tx) : work)),
    alone: queue,
    idle: () => last,
  }
}
