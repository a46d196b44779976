/** Something that must be done, now or as soon as it can be. */
export interface Insisting {
  /** Tries at once. False: it could not be done yet; it is tried again and again until it is. Never throws. */
  attempt(): Promise<boolean>
  /** No further attempts. */
  end(): void
}

/** Pauses between attempts, in ms: doubled from the first to the longest. */
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 5_000
/** Owed for so long, somebody should hear of it. */
const ALARM_MS = 60_000

/**
 * @param work gives whether it was done
 * @param alarm hears once that it has been owed for a minute, with the kind of what hinders it
 */
export function insistOn(work: () => Promise<boolean>, alarm: (hindrance: string) => void = () => {}): Insisting {
  let owedSince: number | undefined
  let pause = FIRST_PAUSE
  let timer: NodeJS.Timeout | undefined
  let ended = false
  let told = false

  async function attempt(): Promise<boolean> {
    let hindrance = 'read by another process'
    const done = await work().catch(error => {
      hindrance = String((error as { code?: unknown }).code ?? (error as Error).name)
      return false
    })
    if (done) {
      clearTimeout(timer)
      timer = owedSince = undefined
      pause = FIRST_PAUSE
      told = false
      return true
    }
    owedSince ??= performance.now()
    if (!told && performance.now() - owedSince >= ALARM_MS) {
      told = true
      alarm(hindrance)
    }
    if (!ended && timer === undefined) {
      timer = setTimeout(() => {
        timer = undefined
        void attempt()
      }, pause)
      timer.unref()
      pause = Math.min(2 * pause, LONGEST_PAUSE)
    }
    return false
  }

  return {
    attempt,
    end() {
      ended = true
      clearTimeout(timer)
    },
  }
}
