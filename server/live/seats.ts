/** Open files that are no follower's: the database, uploads and their processes, pages on their way, a proxy's kept connections. */
const OTHERS = 256
/** Seats that only people with a role, and stages, may take: a full house never keeps its presenter out. */
const RESERVED = 64

/** How many pages may hold a connection at once: the system allows a process so many open files, and what is beyond fails anywhere. */
export interface Seats {
  /** For everybody. */
  readonly all: number
  /** For people without a role. */
  readonly followers: number
}

/** Seats in a process that may have so many files open (RLIMIT_NOFILE). */
export function seatsOf(openFiles: number): Seats {
  const all = Math.max(2 * RESERVED, openFiles - OTHERS)
  return { all, followers: all - RESERVED }
}

/** The limit of this process; Node has raised it to the hard one already. Infinity where the system sets none. */
export function openFilesLimit(): number {
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { soft: number | string } } }
  const soft = userLimits?.open_files?.soft
  return typeof soft === 'number' ? soft : Number.POSITIVE_INFINITY
}
