import type { ChildProcess } from 'node:child_process'
import type { Doors, Way } from '../support/load/followers-wire.ts'
import { median, rounded } from '../support/load/processes.ts'

/** One broadcast: CPU of the server and of the followers, and when it reached them, in ms. */
export interface Sample {
  cpu: number
  p50: number
  p99: number
  load: number
}
export interface Variant {
  way: Way
  pid: number
  load: ChildProcess
  doors: Doors
  kbPerFollower: number
  joins: { perSecond: number; p50: number; p99: number; failed: number; snapshotBytes: number }
  samples: Sample[]
  lost: number
}

interface Measured {
  followers: number
  repetitions: number
  variants: readonly Variant[]
  shows: readonly Sample[]
  loop: object
  pointing: { lastP99: number }
  voting: { moveP99: number }
  reading: { moveP99: number }
  joins: object
}

/** What the benchmark prints: medians by variant, and ratios of them. */
export function summary({ followers, repetitions, variants, shows, loop, pointing, voting, reading, joins }: Measured) {
  const of = (samples: readonly Sample[], key: keyof Sample): number => rounded(median(samples.map(sample => sample[key])))
  const lines = variants.map(({ way, samples, kbPerFollower, lost, joins: { perSecond, failed, snapshotBytes } }) => ({
    name: way,
    cpuMsPerMove: of(samples, 'cpu'),
    p50: of(samples, 'p50'),
    p99: of(samples, 'p99'),
    kbPerFollower,
    joinsPerSecond: perSecond,
    failedJoins: failed,
    snapshotBytes,
    lost,
    loadCpuMsPerMove: of(samples, 'load'),
  }))
  const [ours] = lines as [(typeof lines)[number]]
  const ratio = (name: Way) => {
    const theirs = lines.find(line => line.name === name)
    return theirs && { cpu: rounded(ours.cpuMsPerMove / theirs.cpuMsPerMove), p99: rounded(ours.p99 / theirs.p99) }
  }
  return {
    followers,
    repetitions,
    variants: lines,
    ratios: { limit: ratio('limit'), ws: ratio('ws'), socketio: ratio('socketio') },
    joins,
    show: { p99: of(shows, 'p99'), ratio: rounded(of(shows, 'p99') / ours.p99) },
    loop,
    pointing: { ...pointing, ratio: rounded(pointing.lastP99 / ours.p99) },
    /** 1,000 a second; a move meanwhile, to a quiet one. */
    votes: { ...voting, moveRatio: rounded(voting.moveP99 / ours.p99) },
    /** Everybody fetches the questions within 8 s; a move meanwhile, to a quiet one. */
    reading: { ...reading, moveRatio: rounded(reading.moveP99 / ours.p99) },
    /** Variants whose followers were busy for nearly all of the time: their own work is in these figures. */
    limitedByLoadGenerator: lines.filter(({ loadCpuMsPerMove, p99 }) => loadCpuMsPerMove > 0.9 * p99).map(({ name }) => name),
  }
}

/** The same for people. */
export function table(result: ReturnType<typeof summary>): void {
  console.table(result.variants)
  console.log(JSON.stringify({ ...result, variants: undefined }, null, 2))
}
