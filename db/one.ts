/** Of a query that finds at most one row. */
export const one = <T>(rows: T[]): T | undefined => rows[0]
