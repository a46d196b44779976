import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Audience } from '#app/model/meeting/catalogue.ts'
import type { Written } from './live/fan-out.ts'

/** What can be seen from outside: numbers of the process as a whole, never of a meeting, a person or a question. */
export interface Metrics {
  /** Of the live side, whenever a broadcast is out. */
  broadcast(about: Written): void
  /** Asked at each scrape. */
  watchFollowers(count: () => Record<Audience, number>): void
  /** The Prometheus text format. */
  text(): Promise<string>
  contentType: string
}

export function openMetrics(): Metrics {
  const registry = new Registry()
  // Event loop delay, memory, CPU and handles among them.
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const fanOut = new Histogram({
    name: 'candor_fan_out_seconds',
    help: 'From a fact’s commit (or a hint’s turn) until it was written to the last socket.',
    labelNames: ['lane'],
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6],
    registers,
  })
  let longest = 0
  let longestCpu = 0
  new Gauge({
    name: 'candor_fan_out_slice_seconds_max',
    help: 'Longest time for which a broadcast held the event loop at a stretch, since the last scrape.',
    registers,
    collect() {
      this.set(longest / 1_000)
      longest = 0
    },
  })
  new Gauge({
    name: 'candor_fan_out_slice_cpu_seconds_max',
    help: 'Most processor time of the process while a broadcast held the event loop at a stretch, since the last scrape: where the other is far longer, the machine is short of processors.',
    registers,
    collect() {
      this.set(longestCpu / 1_000)
      longestCpu = 0
    },
  })
  const leftOut = new Counter({
    name: 'candor_slow_consumers_total',
    help: 'Frames that were not written because a client does not read; it asks for a snapshot once it does.',
    registers,
  })
  const lag = new Histogram({
    name: 'candor_journal_lag_seconds',
    help: 'From a fact’s commit until its broadcast began.',
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1],
    registers,
  })
  let count: (() => Record<Audience, number>) | undefined
  new Gauge({
    name: 'candor_sockets',
    help: 'Open sockets in meetings, by audience.',
    labelNames: ['audience'],
    registers,
    collect() {
      for (const [audience, sockets] of Object.entries(count?.() ?? {})) this.set({ audience }, sockets)
    },
  })
  return {
    broadcast({ lane, waitedMs, delayMs, sliceMs, sliceCpuMs, leftOut: out }) {
      fanOut.observe({ lane }, delayMs / 1_000)
      if (lane === 'facts') lag.observe(waitedMs / 1_000)
      longest = Math.max(longest, sliceMs)
      longestCpu = Math.max(longestCpu, sliceCpuMs)
      if (out > 0) leftOut.inc(out)
    },
    watchFollowers: asked => void (count = asked),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
