import { postForm } from '../support/load/writes.ts'
import { above, growth, mostGrowth, PAGE_CACHES_MB, settled } from './load.ts'
import { atMost, exactly, type Fault, type Finding, health, type Options, pause, Scene } from './kit.ts'

interface Churn {
  fault: string
  perSecond: number
  minutes: number
  followers: number
  note: Options['note']
}

/** People come and go; meanwhile the presenter moves, and what is shown is corrected, approved and taken in. */
async function churn({ fault, perSecond, minutes, followers, note }: Churn): Promise<Finding[]> {
  const scene = await Scene.open(followers)
  try {
    const pages = await scene.pages(followers)
    const { company, server } = scene
    let { version } = company
    let corrections = 0
    let published = false
    const half = performance.now() + minutes * 30_000
    const until = performance.now() + minutes * 60_000
    let moves = 0
    const refused: number[] = []
    const post = async (path: string, fields: Record<string, string>) => {
      const { status } = await postForm(server.url, path, company.presenter, fields)
      if (status >= 400) refused.push(status)
      return status < 400
    }
    const correct = async () => {
      const title = `Balance sheet, corrected ${++corrections} times`
      const named = { form: 'name', title, version: String(version) }
      if (!(await post(`/reports/${company.reportId}/edit/sections/${company.sectionId}`, named))) return
      version += 1
      if (!published) await post(`/reports/${company.reportId}/approval`, { version: String(version) })
      // In the second half it is published, and published again with each correction.
      if (performance.now() > half) {
        const cleared = { clearance: 'none', reason: 'Corrected', version: String(version) }
        published = (await post(`/reports/${company.reportId}/publication`, cleared)) || published
      }
      await post(`/meetings/${company.meetingId}/correction`, {})
    }

    const held: number[] = []
    const beside: number[] = []
    pages.send({ kind: 'churn', perSecond })
    const going = (async () => {
      for (let second = 1; performance.now() < until; second++) {
        await scene.show((moves++ % 2) + 1).catch(() => {})
        if (second % 10 === 5) await correct()
        if (second % 5 === 0) {
          const uses = await scene.uses()
          held.push(uses.held)
          beside.push(uses.beside)
        }
        if (second % 60 === 0) {
          const { churned } = await scene.report(pages)
          note(
            `${fault}: ${churned} came and went, ${Math.round(scene.resident() / 1_024)} MB, of which Node holds ${Math.round((held.at(-1) ?? 0) / 1_024)}`,
          )
        }
        await pause(1_000)
      }
    })()
    const { p99, failed } = await health(server.url, going)
    await going
    pages.send({ kind: 'churn', perSecond: 0 })
    const { states, here, refused: signedOut, churned, packs, blind } = await scene.settled(pages)
    note(`${fault}: ${churned} came and went, ${corrections} corrections, ${moves} moves, ${packs.fetched} packs fetched`)
    for (const [why, many] of Object.entries(packs.why)) note(`${fault}: ${many} packs could not be fetched: ${why}`)
    return [
      exactly(fault, 'are here at the end', here, followers),
      exactly(fault, 'different states at the end', Object.keys(states).length, 1),
      exactly(fault, 'pages that show an error', signedOut, 0),
      atMost(fault, 'corrections that were refused', refused.length, 0),
      // The premise: pages fetch the parts when they come, and those that stay what each correction changed.
      exactly(fault, 'pages fetched the sealed parts', packs.fetched >= followers ? 'yes' : `${packs.fetched} times`, 'yes'),
      exactly(fault, 'packs that could not be fetched', packs.failed, 0),
      exactly(fault, 'pages without the parts at the end', packs.missing, 0),
      exactly(fault, 'pages that cannot open what is shown', blind, 0),
      atMost(fault, 'growth of what Node holds', growth(settled(held)), mostGrowth(minutes), '%'),
      atMost(fault, 'growth of what is beside the heap', above(settled(beside)), PAGE_CACHES_MB, 'MB'),
      atMost(fault, '/healthz, p99', p99, 200, 'ms'),
      exactly(fault, '/healthz failed', failed, 0),
      scene.calm(fault),
    ]
  } finally {
    await scene.close()
  }
}

/** L9: two hundred come and go a second, for five minutes; `minutes` makes it shorter. */
export const L9: Fault = ({ followers = 500, minutes = 5, note }) => churn({ fault: 'L9', perSecond: 200, minutes, followers, note })

/** Twenty minutes with a thousand followers. */
export const soak: Fault = ({ followers = 1_000, minutes = 20, note }) => churn({ fault: 'soak', perSecond: 20, minutes, followers, note })
