import { openProxy } from '../support/proxy.ts'
import { atMost, exactly, type Fault, pause, Scene } from './kit.ts'

const CUT_MS = 60_000

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
