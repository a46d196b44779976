import type { News } from '../use/hall.ts'

/** Carries news from use cases to live clients, in the order in which it was published. One process; others come with scale-out. */
export interface Bus {
  publish(news: News): void
  /** Gives the function that ends it. */
  subscribe(hear: (news: News) => void): () => void
}

export function memoryBus(): Bus {
  const hearers = new Set<(news: News) => void>()
  return {
    publish(news) {
      for (const hear of hearers) hear(news)
    },
    subscribe(hear) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
  }
}
