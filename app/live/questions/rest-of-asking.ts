// Whether what every page fetches of asking is here (app/ui/questions/use-rest-of-asking.ts). Whoever wants a part of it waits for that, and never
// fetches it alone: then a log of files would show who wanted it.

let here = false
let settle = (): void => {}
const tried = new Promise<void>(resolve => {
  settle = resolve
})

/** The common fetch has ended; `all`: with everything. */
export function restCame(all: boolean): void {
  here = all
  settle()
}

export const isRestHere = (): boolean => here

/**
 * Loads a part once all have come.
 * @throws when they could not be had
 */
export async function withTheRest<T>(load: () => Promise<T>): Promise<T> {
  await tried
  if (!here) throw new Error('not here')
  return load()
}
