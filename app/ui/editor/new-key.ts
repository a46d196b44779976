/** An id inside of one section, for a row that a person adds. It names nothing outside and guards nothing. */
export const newKey = (): string => Math.random().toString(36).slice(2, 14)
