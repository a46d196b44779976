/** What a workbook may cost. The server's configuration sets them; these are the defaults. */
export interface IngestLimits {
  maxBytes: number
  /** All parts together, counted while inflating. */
  maxInflatedBytes: number
  /** Inflated against packed size of the whole file. */
  maxRatio: number
  maxEntries: number
  maxSheets: number
  maxCells: number
  maxMemoryMb: number
  /** Time: baseMs + msPerMb × megabytes of the file. */
  baseMs: number
  msPerMb: number
  /** Readers at the same time. */
  atOnce: number
  /** How many more may wait for a reader before further ones are told to come back. */
  maxWaiting: number
}

const MB = 1024 * 1024

export const DEFAULT_LIMITS: IngestLimits = Object.freeze({
  maxBytes: 25 * MB,
  maxInflatedBytes: 250 * MB,
  maxRatio: 100,
  maxEntries: 5_000,
  maxSheets: 500,
  maxCells: 1_000_000,
  maxMemoryMb: 1_536,
  baseMs: 5_000,
  msPerMb: 2_000,
  atOnce: 2,
  maxWaiting: 20,
})

export const RATIO_FLOOR = MB

export const timeLimit = (limits: IngestLimits, bytes: number): number => limits.baseMs + Math.ceil((limits.msPerMb * bytes) / MB)
