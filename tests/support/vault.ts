import type { Vault } from '#app/live/questions/vault.ts'

/** A browser's storage that lasts as long as the test. Tabs share it. */
export function memoryVault(): Vault & { kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>()
  const under = (prefix: string) => [...kept.keys()].filter(key => key.startsWith(prefix)).sort()
  return {
    kept,
    get: async <T>(key: string) => kept.get(key) as T | undefined,
    async keep<T>(key: string, value: T) {
      if (!kept.has(key)) kept.set(key, value)
      return kept.get(key) as T
    },
    put: async (key, value) => void kept.set(key, value),
    remove: async key => void kept.delete(key),
    list: async <T>(prefix: string) => under(prefix).map(key => kept.get(key) as T),
    names: async prefix => under(prefix).map(key => key.slice(prefix.length)),
    forget: async prefix => under(prefix).forEach(key => kept.delete(key)),
    watch: () => () => {},
    close() {},
  }
}
