/** What a person is told whose file the disk no longer takes. */
export const DISK_FULL = 'The server’s disk is full. Nothing was saved; please tell your administrator.'

/** As the system, SQLite and PostgreSQL say it. */
const CODES = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100'])

/** Whether something failed because the disk is full, however deep that stands in its causes. */
export function isDiskFull(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if ('code' in at && typeof at.code === 'string' && CODES.has(at.code)) return true
  return false
}
