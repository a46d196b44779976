/** The value that occurs most; the first of those that do. */
export function mostOf<T>(values: (T | null)[]): T | null {
  const counts = new Map<T, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce<[T, number] | null>((best, next) => (best && best[1] >= next[1] ? best : next), null)?.[0] ?? null
}
