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
 * @param run one transaction, from its beginning to its commit or rollback
 * @param watchful whether a transaction that is asked for inside one, a fault of the program that would wait for itself, is found out. To follow
 * that costs every promise and every write of the process (by async_hooks in Node 20 and 22; ten thousand who come in took a twentieth
 * longer), so that a server in production does without; /readyz tells of writes that wait.
 */
export function turns(run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, watchful: boolean): Turns {
  const nesting = watchful ? new AsyncLocalStorage<true>() : undefined
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
