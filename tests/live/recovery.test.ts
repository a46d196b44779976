import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { Connection } from '#app/live/connection.ts'
import type { Audience } from '#app/model/meeting/catalogue.ts'
import { journalOf, meetingById } from '#db/queries/meetings.ts'
import { openMeetingHouse, meetingIn } from '../support/meetings.ts'
import { until } from '../support/until.ts'
import { freePort } from '../support/ports.ts'
import { temporaryFolder } from '../support/config.ts'

const running: { close(): void }[] = []
const children = new Set<ChildProcess>()
afterEach(async () => {
  for (const connection of running.splice(0)) connection.close()
  for (const child of children) await end(child, 'SIGKILL')
})

async function start(folder: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'house-process.ts'), folder, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  await once(child.stdout!, 'data')
  return child
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  children.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

/** A meeting under way in a folder, and cookies of people who outlive the server. */
async function prepared() {
  const folder = await temporaryFolder()
  const house = await openMeetingHouse({ folder })
  const meetingId = await meetingIn(house, 'live')
  const cookies = { ceo: await house.signIn('ceo'), employee: await house.signIn('employee'), other: await house.signIn('other') }
  await house.close()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const connect = (as: Audience, cookie: string): Connection => {
    const connection = new Connection({ url, meetingId, as, headers: { cookie, origin: url } })
    running.push(connection)
    return connection
  }
  return { folder, port, meetingId, cookies, connect }
}

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'after %s and a new start everybody is on the same part, and no acknowledged move is lost',
  { timeout: 60_000 },
  async signal => {
    const { folder, port, meetingId, cookies, connect } = await prepared()
    let child = await start(folder, port)
    const presenter = connect('presenter', cookies.ceo)
    const followers = [connect('follower', cookies.employee), connect('follower', cookies.other)]
    await Promise.all([presenter, ...followers].map(each => until(each, ({ show }) => show?.phase === 'live')))

    // Moves without a pause, until the server is gone in the middle of one.
    const acknowledged: number[] = []
    const driving = (async () => {
      for (let turn = 1; ; turn++) {
        const from = presenter.state().show?.position ?? 0
        const answer = await presenter.send('show', { position: (from % 5) + 1, from })
        if (answer.ok) acknowledged.push(answer.seq)
        else if (answer.error !== 'stale') return
      }
    })()
    await until(followers[0]!, ({ seq }) => seq > 40)
    await end(child, signal)
    await driving
    await until(followers[0]!, ({ connection }) => connection === 'away', 5_000)

    child = await start(folder, port)
    // Nobody loads a page again.
    await Promise.all([presenter, ...followers].map(each => until(each, ({ connection }) => connection === 'here', 20_000)))
    expect(await presenter.send('blank', { blank: true })).toMatchObject({ ok: true })
    await Promise.all([presenter, ...followers].map(each => until(each, ({ show }) => show?.blank === true)))
    const positions = [presenter, ...followers].map(each => each.state().show?.position)
    expect(new Set(positions).size).toBe(1)
    expect(followers[0]!.state().show).toEqual(followers[1]!.state().show)
    expect([...followers[0]!.state().keys]).toEqual([...followers[1]!.state().keys])

    for (const each of [presenter, ...followers]) each.close()
    await end(child, 'SIGTERM')
    const after = await openMeetingHouse({ folder })
    const journal = await journalOf(after.hall.store, meetingId)
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index + 1))
    expect(acknowledged.length).toBeGreaterThan(20)
    for (const seq of acknowledged) expect(journal[seq - 1]?.fact.kind).toBe('part shown')
    expect((await meetingById(after.hall.store, meetingId))?.seq).toBe(journal.length)
    await after.close()
    await rm(folder, { recursive: true, force: true })
  },
)
