/**
 * Another process held the database for longer than we wait, and nothing was written; or the connection to it broke, and only a look
 * tells whether the last commit arrived.
 */
export class StoreBusyError extends Error {
  override name = 'StoreBusyError'
}
/** The disk is full. Nothing was written; reading goes on. */
export class StoreFullError extends Error {
  override name = 'StoreFullError'
}
/** The database cannot be used as it is; the message says what to do. */
export class StoreRefusedError extends Error {
  override name = 'StoreRefusedError'
}

/** drizzle wraps what the driver says, and adds the whole statement. */
export const reasonOf = (error: unknown): string => {
  const { cause, message } = error as Error
  return cause instanceof Error ? cause.message : message
}
