import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NOBODY } from '#app/model/people/roles.ts'
import { Database } from '#db/driver.ts'
import { sessionsOf } from '#db/queries/sessions.ts'
import { identify } from '#server/people/session.ts'
import type { Hall } from '#server/use/hall.ts'
import { NOON, openTestHall, type TestHall } from '#tests/support/hall.ts'

let checked: (string | null)[] = []
const passwords: Hall['passwords'] = {
  hash: async password => `hash of ${password}`,
  verify: async (hash, password) => {
    checked.push(hash)
    return hash === `hash of ${password}`
  },
}

let house: TestHall
beforeEach(async () => {
  checked = []
  house = await openTestHall({ passwords, variables: { SESSION_IDLE_MINUTES: '60', SESSION_HOURS: '8' } })
})
afterEach(() => house.close())

const MINUTE = 60_000
/** Of the grid to which a session's times are kept: an eighth of the hour after which it ends without use. */
const CELL = 7.5 * MINUTE
const enter = (login: string, password: string, device?: string, address = '192.0.2.1') =>
  house.use.sessions.signIn(NOBODY, { login, password, device, address })
const entry = async (...input: Parameters<typeof enter>) => {
  const result = await enter(...input)
  if (!result.ok) throw new Error(`not let in: ${JSON.stringify(result)}`)
  return result.entry
}

describe('signing in', () => {
  it('takes an e-mail address or a staff number, in capitals or not', async () => {
    const carla = await house.person('Carla', [], { staffNumber: 'N 7' })
    for (const login of ['carla@example.com', ' CARLA@Example.com ', 'N 7', 'n  7']) {
      const { token } = await entry(login, 'password of Carla')
      expect((await identify(house.hall, token))?.actor.personId).toBe(carla.personId)
    }
  })

  it('answers alike, after the same work, for a stranger, a disabled person, one without a password and a wrong password', async () => {
    await house.person('Carla')
    const admin = await house.person('Ada', ['administrator'])
    await house.use.people.disable(admin, await house.person('Dora'))
    await house.person('Emil', [], { passwordHash: null })
    for (const name of ['carla', 'dora', 'emil', 'nobody'])
      expect(await enter(`${name}@example.com`, name === 'carla' ? 'wrong' : `password of ${name}`)).toEqual({ ok: false, why: 'wrong' })
    expect(checked).toHaveLength(4)
  })

  it('begins a new session each time and ends the one that the browser had', async () => {
    const carla = await house.person('Carla')
    const result = await house.use.sessions.signIn(carla, {
      login: 'carla@example.com',
      password: 'password of Carla',
      device: undefined,
      address: '192.0.2.1',
    })
    expect(result.ok).toBe(true)
    expect(await house.again(carla)).toBeNull()
    expect(house.news).toContainEqual({ kind: 'session ended', sessionId: carla.sessionId })
  })

  it('keeps neither the token nor where it came from', async () => {
    const carla = await house.person('Carla')
    const { token, device } = await entry('carla@example.com', 'password of Carla', undefined, '198.51.100.77')
    const rows = JSON.stringify(await sessionsOf(house.store, carla.personId, 0))
    for (const secret of [token, device, '198.51.100.77']) expect(rows).not.toContain(secret)
    expect(JSON.stringify(house.logged)).not.toContain('198.51.100.77')
  })
})

describe('a session', () => {
  it('ends after an hour without use or up to an eighth later, and lasts with use', async () => {
    await house.person('Carla')
    house.clock.forward(MINUTE)
    const { token } = await entry('carla@example.com', 'password of Carla')
    house.clock.forward(59 * MINUTE)
    const carla = await identify(house.hall, token)
    expect(carla).not.toBeNull()
    // The use is written in the background, in the next group of small acts.
    await house.store.gather(async () => {})
    house.clock.forward(60 * MINUTE - 1)
    expect(await identify(house.hall, token)).not.toBeNull()
    await house.store.gather(async () => {})
    house.clock.forward(60 * MINUTE + CELL)
    expect(await identify(house.hall, token)).toBeNull()
  })

  it('never ends earlier than an hour after it was used, at whatever moment that was', async () => {
    const carla = await house.person('Carla')
    for (const later of [1, 7 * MINUTE, CELL - 7 * MINUTE - 2, 1, CELL / 2, 44 * MINUTE + 7]) {
      house.clock.forward(later)
      const extended = await house.use.sessions.extend(carla)
      if (!extended.ok) throw new Error('ended')
      const left = extended.endsAt - house.clock.now()
      expect(left).toBeGreaterThanOrEqual(60 * MINUTE)
      expect(left).toBeLessThanOrEqual(60 * MINUTE + CELL)
      expect(await house.use.sessions.standing(carla)).toEqual({ ok: true, endsAt: extended.endsAt })
    }
  })

  it('keeps no moment of a request: all its times lie on a grid, and within a cell of it nothing is written', async () => {
    house.clock.forward(2 * MINUTE + 17)
    const carla = await house.person('Carla')
    const times = async () => (await sessionsOf(house.store, carla.personId, 0)).map(row => [row.createdAt, row.seenAt, row.expiresAt])
    expect(await times()).toEqual([[NOON, NOON, NOON + 8 * 60 * MINUTE]])
    house.clock.forward(10 * MINUTE + 3)
    await house.again(carla)
    await house.store.gather(async () => {})
    expect(await times()).toEqual([[NOON, NOON + CELL, NOON + 8 * 60 * MINUTE]])
    const onlooker = new Database(join(house.folder, 'candor.db'), { readonly: true })
    const writes = () => onlooker.pragma('data_version', { simple: true })
    const before = writes()
    for (const later of [1, MINUTE, 1_234]) {
      house.clock.forward(later)
      await house.again(carla)
      await house.use.sessions.extend(carla)
    }
    await house.store.gather(async () => {})
    expect(writes()).toBe(before)
    house.clock.forward(CELL)
    await house.again(carla)
    await house.store.gather(async () => {})
    expect(writes()).not.toBe(before)
    onlooker.close()
  })

  it('ends after eight hours whatever happens', async () => {
    await house.person('Carla')
    const { token } = await entry('carla@example.com', 'password of Carla')
    for (let half = 1; half < 16; half++) {
      house.clock.forward(30 * MINUTE)
      expect(await identify(house.hall, token)).not.toBeNull()
      await house.store.gather(async () => {})
    }
    house.clock.forward(30 * MINUTE)
    expect(await identify(house.hall, token)).toBeNull()
  })

  it('says when it ends and can be extended by a page that lives on its socket', async () => {
    const carla = await house.person('Carla')
    const ends = house.clock.now() + 60 * MINUTE + CELL
    expect(await house.use.sessions.standing(carla)).toEqual({ ok: true, endsAt: ends })
    house.clock.forward(50 * MINUTE)
    expect(await house.use.sessions.extend(carla)).toMatchObject({ ok: true, endsAt: ends + 6 * CELL })
    expect(await house.use.sessions.standing(carla)).toEqual({ ok: true, endsAt: ends + 6 * CELL })
    house.clock.forward(60 * MINUTE + CELL)
    expect((await house.use.sessions.extend(carla)).ok).toBe(false)
  })

  it('survives a clock that jumps back an hour', async () => {
    const carla = await house.person('Carla')
    house.clock.forward(-60 * MINUTE)
    expect(await house.again(carla)).not.toBeNull()
  })

  it('ends when its person signs out, with its sockets', async () => {
    const carla = await house.person('Carla')
    await house.use.sessions.signOut(carla)
    expect(await house.again(carla)).toBeNull()
    expect(house.news).toContainEqual({ kind: 'session ended', sessionId: carla.sessionId })
  })

  it('ends everywhere at once', async () => {
    const carla = await house.person('Carla')
    const { token } = await entry('carla@example.com', 'password of Carla')
    await house.use.sessions.signOutEverywhere(carla)
    expect([await house.again(carla), await identify(house.hall, token)]).toEqual([null, null])
    expect(house.news).toContainEqual({ kind: 'person revoked', personId: carla.personId })
  })

  it('is none for a forged, an empty and an endless token', async () => {
    for (const token of ['', 'x', 'a'.repeat(43), 'a'.repeat(100_000)]) expect(await identify(house.hall, token)).toBeNull()
  })
})

describe('a password', () => {
  it('is changed with the present one only; all other sessions and browsers end', async () => {
    const carla = await house.person('Carla')
    const other = await entry('carla@example.com', 'password of Carla')
    expect(await house.use.account.changePassword(carla, { current: 'wrong', password: 'paper lantern over brook' })).toMatchObject({
      fault: { fields: { current: expect.stringContaining('not your present') } },
    })
    expect(await house.use.account.changePassword(carla, { current: 'password of Carla', password: 'carla@example.com' })).toMatchObject({
      fault: { fields: { password: expect.stringContaining('nearly your name') } },
    })
    const changed = await house.use.account.changePassword(carla, { current: 'password of Carla', password: 'paper lantern over brook' })
    if (!changed.ok) throw new Error('not changed')
    expect([await house.again(carla), await identify(house.hall, other.token)]).toEqual([null, null])
    expect((await identify(house.hall, changed.entry.token))?.actor.personId).toBe(carla.personId)
    expect(await enter('carla@example.com', 'password of Carla')).toMatchObject({ ok: false })
    for (let guess = 0; guess < 10; guess++) await enter('carla@example.com', 'wrong')
    expect(await enter('carla@example.com', 'paper lantern over brook', other.device)).toMatchObject({ ok: false, why: 'wait' })
    expect(await enter('carla@example.com', 'paper lantern over brook', changed.entry.device)).toMatchObject({ ok: true })
  })

  it('cannot be guessed by who finds an open session', async () => {
    const carla = await house.person('Carla')
    for (let guess = 0; guess < 10; guess++) await house.use.account.changePassword(carla, { current: 'wrong', password: 'x' })
    expect(
      await house.use.account.changePassword(carla, { current: 'password of Carla', password: 'paper lantern over brook' }),
    ).toMatchObject({
      fault: { fields: { current: expect.stringContaining('Wait') } },
    })
  })
})
