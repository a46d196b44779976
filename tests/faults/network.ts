import { Connection } from '#app/live/connection.ts'
import { openProxy } from '../support/proxy.ts'
import { until } from '../support/until.ts'
import { atMost, exactly, type Fault, type Finding, pause, Scene } from './kit.ts'

const CUT_MS = 60_000

/**
 * L4: the presenter's network is gone for 5 s, for a minute, silently for a minute (nothing is closed, nothing comes through), and for good.
 * Everybody is told, the stage too; what was shown stays, the presenter comes back to it, and at last a colleague takes over.
 */
export const L4: Fault = async ({ followers = 100, note }) => {
  const scene = await Scene.open(followers)
  const { company, server } = scene
  const proxy = await openProxy(server.url)
  const open = (cookie: string, as: 'presenter' | 'follower', url = server.url) =>
    new Connection({ url, meetingId: company.meetingId, as, headers: { cookie, origin: server.url } })
  // The scene's own page would be the same presenter's second one.
  scene.presenter.close()
  const presenter = open(company.presenter, 'presenter', proxy.url)
  const colleague = open(company.colleague, 'presenter')
  const follower = open(company.followers[0] ?? '', 'follower')
  const { meetingId, stageLink: link } = company
  const stage = new Connection({ url: server.url, meetingId, as: 'stage', link, headers: { origin: server.url } })
  const findings: Finding[] = []
  const took = async (work: Promise<unknown>): Promise<number> => {
    const from = performance.now()
    await work
    return (performance.now() - from) / 1_000
  }
  /** What begins now, each by itself: one that takes longer hides no other. */
  const together = (work: Record<string, Promise<unknown>>): Promise<Finding[]> =>
    Promise.all(Object.entries(work).map(async ([what, done]) => atMost('L4', what, await took(done), 10, 's')))
  try {
    for (const each of [presenter, colleague, follower, stage])
      await until(each, ({ show, connection }) => connection === 'here' && show !== null, 20_000)
    let position = 1
    for (const [name, ms, fault] of [
      ['5 s', 5_000, proxy.down],
      ['60 s', 60_000, proxy.down],
      ['60 s, silently', 60_000, proxy.stall],
    ] as const) {
      note(`L4: the presenter's network is gone for ${name}`)
      fault()
      const gone = pause(ms)
      findings.push(
        ...(await together({
          [`${name}: followers are told after`]: until(follower, ({ driven }) => !driven, 30_000),
          [`${name}: the stage is told after`]: until(stage, ({ driven }) => !driven, 30_000),
          [`${name}: the presenter's page knows after`]: until(presenter, ({ connection }) => connection === 'away', 30_000),
        })),
      )
      await gone
      proxy.up()
      findings.push(
        ...(await together({
          [`${name}: the presenter is back after`]: until(presenter, ({ connection }) => connection === 'here', 30_000),
          [`${name}: followers know it after`]: until(follower, ({ driven }) => driven, 30_000),
          [`${name}: the stage knows it after`]: until(stage, ({ driven }) => driven, 30_000),
        })),
        exactly('L4', `${name}: followers are still at`, follower.state().show?.position ?? 0, position),
        exactly('L4', `${name}: the stage is still at`, stage.state().show?.position ?? 0, position),
      )
      const next = (position % 2) + 1
      const answer = await presenter.send('show', { position: next, from: position })
      if (!answer.ok) throw new Error(answer.message)
      position = next
      for (const each of [follower, stage]) await until(each, ({ show }) => show?.position === next)
    }
    note('L4: the presenter is gone for good')
    proxy.down()
    const driver = presenter.state().show?.driver ?? null
    const takeOver = async (): Promise<void> => {
      while (!(await colleague.send('takeWheel', { from: driver })).ok) await pause(250)
    }
    findings.push(atMost('L4', 'for good: a colleague has the wheel after', await took(takeOver()), 20, 's'))
    const answer = await colleague.send('show', { position: (position % 2) + 1, from: position })
    findings.push(exactly('L4', 'for good: the colleague moves the meeting', String(answer.ok), 'true'), scene.calm('L4'))
    return findings
  } finally {
    for (const each of [presenter, colleague, follower, stage]) each.close()
    await proxy.close()
    await scene.close()
  }
}

/** L8: a proxy that cuts every connection after a minute, and one that lets no web socket through. */
export const L8: Fault = async ({ followers = 200, minutes = 3, note }) => {
  const scene = await Scene.open(2 * followers)
  const proxies = [
    await openProxy(scene.server.url, { cutAfterMs: CUT_MS }),
    await openProxy(scene.server.url, { cutAfterMs: CUT_MS, refuseUpgrades: true }),
  ]
  try {
    const both = await Promise.all(proxies.map(({ url }) => scene.pages(followers, url, 50)))
    const until = performance.now() + minutes * 60_000
    let moves = 0
    while (performance.now() < until) {
      await scene.show((moves++ % 2) + 1)
      await pause(2_000)
    }
    const reports = await Promise.all(both.map(load => scene.settled(load)))
    note(`L8: ${proxies.map(proxy => proxy.cut()).join(' and ')} connections cut, ${moves} moves`)
    const states = new Set(reports.flatMap(report => Object.keys(report.states)))
    return [
      // The premise: everybody was cut, each minute but the first.
      atMost('L8', 'minutes in which not everybody was cut', minutes - 1 - Math.floor((proxies[0]?.cut() ?? 0) / followers), 0),
      atMost('L8', 'pages that were refused no web socket', followers - (proxies[1]?.refused() ?? 0), 0),
      ...reports.map(({ here }, index) => exactly('L8', index ? 'by polling: here' : 'cut each minute: here', here, followers)),
      exactly(
        'L8',
        'pages that show an error',
        reports.reduce((sum, { refused }) => sum + refused, 0),
        0,
      ),
      exactly('L8', 'different states', states.size, 1),
      scene.calm('L8'),
    ]
  } finally {
    for (const proxy of proxies) await proxy.close()
    await scene.close()
  }
}
