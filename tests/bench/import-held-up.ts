import { monitorEventLoopDelay } from 'node:perf_hooks'
import { must, openReportHouse } from '../support/reports.ts'

// How long the server's event loop stands still while a large statement is received, shown, corrected, confirmed and brought once more.

const LINES = 5_000
const COLUMNS = 60

/** A text table of one statement; `shift` changes some of its figures. */
function largeStatement(shift: number): Uint8Array {
  const columns = Array.from({ length: COLUMNS }, (_, at) => `${2021 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`)
  const rows = Array.from({ length: LINES }, (_, line) =>
    [
      `Line item number ${line}`,
      ...columns.map((_, at) => ((line * 7_919 + at * 104_729 + (line % 50 === 0 ? shift : 0)) % 1_000_003) / 100),
    ].join(','),
  )
  return new TextEncoder().encode([['Income statement', ...columns].join(','), ...rows].join('\n'))
}

/** By step: the longest that the event loop stood still, in ms, in a process that does nothing else. */
export async function heldUpBySteps(): Promise<Record<string, number>> {
  const house = await openReportHouse()
  const { use, preparer } = house
  const held: Record<string, number> = {}
  async function watched<T>(step: string, work: () => Promise<T>): Promise<T> {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const done = await work()
    // The last stretch is only seen by the tick after it.
    await new Promise(resolve => setTimeout(resolve, 5))
    delay.disable()
    held[step] = Math.round(delay.max / 1e6)
    return done
  }
  try {
    const receive = (bytes: Uint8Array): Promise<{ uploadId: string }> =>
      must(use.uploads.receive(preparer, { name: 'large.csv', source: { bytes } }))
    const [first, second] = [largeStatement(0), largeStatement(17)]
    const { uploadId } = await watched('receive', () => receive(first))
    const { page } = await watched('show', () => must(use.uploads.show(preparer, uploadId, { also: [0] })))
    const corrections = { statements: [{ statement: 0, title: 'Large' }] }
    const { version } = await watched('correct', () =>
      must(use.uploads.correct(preparer, { uploadId, version: page.version, corrections })),
    )
    const into = { title: 'Large', period: 'FY2025' }
    const draft = await watched('confirm', () => must(use.uploads.confirm(preparer, { uploadId, version, into })))
    const again = await receive(second)
    const { page: compared } = await watched('show beside the report', () =>
      must(use.uploads.show(preparer, again.uploadId, { into: draft.reportId })),
    )
    await watched('confirm into the report', () =>
      must(
        use.uploads.confirm(preparer, {
          uploadId: again.uploadId,
          version: compared.version,
          into: { reportId: draft.reportId, version: draft.version, renew: true },
        }),
      ),
    )
    return held
  } finally {
    await house.close()
  }
}
