import type { Vault } from '#app/live/questions/vault.ts'

/** A browser's storage that lasts as long as the test. Tabs share it. */
export function memoryVault(): Vault & { kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>()
  const hearers = new Set<() => void>()
  const tell = () => {
    for (const hear of hearers) hear()
  }
  const under = (prefix: string) => [...kept.keys()].filter(key => key.startsWith(prefix)).sort()
  return {
    kept,
    get: async <T>(key: string) => kept.get(key) as T | undefined,
    async keep<T>(key: string, value: T) {
      if (!kept.has(key)) kept.set(key, value)
      tell()
      return kept.get(key) as T
    },
    async put(key, value) {
      kept.set(key, value)
      tell()
    },
    async remove(key) {
      kept.delete(key)
      tell()
    },
    list: async <T>(prefix: string) => under(prefix).map(key => kept.get(key) as T),
    names: async prefix => under(prefix).map(key => key.slice(prefix.length)),
    forget: async prefix => under(prefix).forEach(key => kept.delete(key)),
    watch(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    close() {},
  }
}
