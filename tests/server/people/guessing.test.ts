import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NOBODY } from '#app/model/people/roles.ts'
import { openPasswords } from '#server/passwords.ts'
import type { Hall } from '#server/use/hall.ts'
import { openTestHall, type TestHall } from '#tests/support/hall.ts'
import { must } from '#tests/support/reports.ts'

// docs/decisions/0006-signing-in.md: what each of these numbers is for.

const passwords: Hall['passwords'] = {
  hash: async password => `hash of ${password}`,
  verify: async (hash, password) => hash === `hash of ${password}`,
}

let house: TestHall
beforeEach(async () => {
  house = await openTestHall({ passwords })
})
afterEach(() => house.close())

const MINUTE = 60_000
const enter = (login: string, password: string, device?: string, address = '192.0.2.1') =>
  house.use.sessions.signIn(NOBODY, { login, password, device, address })
const entry = async (...input: Parameters<typeof enter>) => {
  const result = await enter(...input)
  if (!result.ok) throw new Error(`not let in: ${JSON.stringify(result)}`)
  return result.entry
}

describe('guessing', () => {
  const DAY = 24 * 60 * MINUTE
  const OFFICE = '198.51.100.1'
  const right = (address: string, device?: string) => enter('carla@example.com', 'password of Carla', device, address)
  /** Guesses at Carla's account from so many addresses of strangers, until nothing more is taken; gives how many were. */
  const guessFrom = async (addresses: number, login = 'carla@example.com'): Promise<number> => {
    let taken = 0
    for (let site = 0; site < addresses; site++)
      for (let wrong = true; wrong; taken += Number(wrong)) {
        const answer = await enter(login, 'wrong', undefined, `2001:db8:${site.toString(16)}::1`)
        wrong = !answer.ok && answer.why === 'wrong'
      }
    return taken
  }

  it('is slowed for an account at one address, known or not, longer and longer, and says for how long', async () => {
    await house.person('Carla')
    for (const login of ['carla@example.com', 'nobody@example.com']) {
      const answers = []
      for (let guess = 0; guess < 30; guess++) answers.push(await enter(login, 'wrong'))
      expect(answers.filter(answer => !answer.ok && answer.why === 'wrong')).toHaveLength(5)
      expect(answers.at(-1)).toEqual({ ok: false, why: 'wait', seconds: 30 })
    }
    house.clock.forward(30_000)
    expect(await enter('carla@example.com', 'password of Carla')).toMatchObject({ ok: true })
    for (let guess = 0; guess < 20; guess++) {
      house.clock.forward(30_000)
      await enter('carla@example.com', 'wrong', undefined, '192.0.2.99')
    }
    const later = await enter('carla@example.com', 'wrong', undefined, '192.0.2.99')
    expect(later.ok || later.why !== 'wait' ? 0 : later.seconds).toBeGreaterThan(10 * 60)
  })

  it('counts thirty guesses of the same moment as thirty', async () => {
    await house.person('Carla')
    const answers = await Promise.all(Array.from({ length: 30 }, () => enter('carla@example.com', 'wrong')))
    expect(answers.filter(answer => !answer.ok && answer.why === 'wrong')).toHaveLength(5)
  })

  it('by a stranger, for a whole day, keeps nobody out who comes from another address in another browser', async () => {
    await house.person('Carla')
    for (let minute = 0; minute < 24 * 60; minute++) {
      house.clock.forward(MINUTE)
      for (let guess = 0; guess < 5; guess++) await enter('carla@example.com', 'wrong', undefined, '203.0.113.66')
      if (minute % 60 === 0) expect(await right(`192.0.2.${minute / 60}`)).toMatchObject({ ok: true })
    }
  })

  it('by an IPv6 site with its 65,536 networks is guessing by one', async () => {
    await house.person('Carla')
    const answers = []
    for (let network = 0; network < 100; network++)
      answers.push(await enter('carla@example.com', 'wrong', undefined, `2001:db8:1:${network.toString(16)}::1`))
    expect(answers.filter(answer => !answer.ok && answer.why === 'wrong')).toHaveLength(5)
  })

  it('from everywhere at once comes to sixty, then to 240 a day, and is answered alike for who does not exist', async () => {
    await house.person('Carla')
    for (const login of ['carla@example.com', 'nobody@example.com']) expect(await guessFrom(200, login)).toBe(60)
    let taken = 0
    for (let hour = 0; hour < 24; hour++) {
      house.clock.forward(DAY / 24)
      taken += await guessFrom(200)
    }
    expect(taken).toBe(240)
  })

  it('from everywhere at once does not keep out who is known at an address or in a browser, nor who has a link', async () => {
    const carla = await house.person('Carla')
    const admin = await house.person('Ada', ['administrator'])
    const { device } = await entry('carla@example.com', 'password of Carla', undefined, OFFICE)
    await guessFrom(200)
    expect(await right('192.0.2.200')).toMatchObject({ ok: false, why: 'wait' })
    expect(await right(OFFICE)).toMatchObject({ ok: true })
    expect(await right('192.0.2.200', device)).toMatchObject({ ok: true })
    const { url } = await must(house.use.links.makePersonLink(admin, { personId: carla.personId }))
    const link = { purpose: 'reset' as const, token: url.split('/').at(-1) ?? '', password: 'paper lantern over brook' }
    expect(await house.use.links.useLink(NOBODY, link)).toMatchObject({ ok: true })
    // Whoever had the old password is a stranger now, also where it was used.
    expect(await enter('carla@example.com', link.password, undefined, OFFICE)).toMatchObject({ ok: false, why: 'wait' })
  })

  it('at an address where the person is known is slowed there too', async () => {
    await house.person('Carla')
    await entry('carla@example.com', 'password of Carla', undefined, OFFICE)
    const answers = []
    for (let guess = 0; guess < 30; guess++) answers.push(await enter('carla@example.com', 'wrong', undefined, OFFICE))
    expect(answers.filter(answer => !answer.ok && answer.why === 'wrong')).toHaveLength(5)
  })

  it('is slowed at one address over many accounts, and an office is let in again within seconds', async () => {
    await house.person('Carla')
    for (let guess = 0; guess < 120; guess++) await enter(`p${guess}@example.com`, 'wrong', undefined, '2001:db8:1:2::1')
    expect(await right('2001:db8:1:2:ffff::9')).toMatchObject({ ok: false, why: 'wait', seconds: 1 })
    expect(await right('2001:db8:1:3::1')).toMatchObject({ ok: true })
    house.clock.forward(2_000)
    expect(await right('2001:db8:1:2::1')).toMatchObject({ ok: true })
  })

  it('does not stand in the way of an office that signs in at one moment from one address', async () => {
    const names = Array.from(
      { length: 100 },
      (_, number) => `Colleague ${String.fromCharCode(97 + (number % 10), 97 + Math.floor(number / 10))}`,
    )
    for (const name of names) await house.person(name)
    const answers = await Promise.all(
      names.map(name => enter(`${name.toLowerCase().replace(' ', '.')}@example.com`, `password of ${name}`, undefined, OFFICE)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(100)
  })

  it('in one network does not keep letters with a new link away from it', async () => {
    await house.person('Carla')
    for (let guess = 0; guess < 150; guess++) await enter(`p${guess}@example.com`, 'wrong', undefined, OFFICE)
    await must(house.use.links.forgotten(NOBODY, { login: 'carla@example.com', address: OFFICE }))
    const { letters } = house.store.t
    expect(await house.store.select({ to: letters.recipient }).from(letters)).toEqual([{ to: 'carla@example.com' }])
  })

  it('is slowed with a known browser too, and another person’s browser is a stranger', async () => {
    await house.person('Carla')
    await house.person('Dora')
    const carlas = await entry('carla@example.com', 'password of Carla')
    const answers = []
    for (let guess = 0; guess < 15; guess++) answers.push(await enter('carla@example.com', 'wrong', carlas.device))
    expect(answers.filter(answer => !answer.ok && answer.why === 'wait')).toHaveLength(5)
    for (let guess = 0; guess < 6; guess++) await enter('dora@example.com', 'wrong', carlas.device)
    expect(await enter('dora@example.com', 'password of Dora', carlas.device)).toMatchObject({ ok: false, why: 'wait' })
  })

  it('takes as long for who does not exist as for who does', async () => {
    await house.close()
    house = await openTestHall({ passwords: await openPasswords() })
    const passwordHash = await house.hall.passwords.hash('password of Carla')
    await house.person('Carla', [], { passwordHash })
    const took: Record<string, number[]> = { 'carla@example.com': [], 'nobody@example.com': [] }
    for (let guess = 0; guess < 50; guess++)
      for (const [login, times] of Object.entries(took)) {
        const from = performance.now()
        expect(await enter(login, 'wrong', undefined, `192.0.2.${guess}`)).toEqual({ ok: false, why: 'wrong' })
        times.push(performance.now() - from)
      }
    const [known = 0, unknown = 0] = Object.values(took).map(times => times.sort((a, b) => a - b)[25] ?? 0)
    // Without the check of a password the answer would come thirty times as fast; a busy machine makes half of it.
    expect(Math.min(known, unknown) / Math.max(known, unknown)).toBeGreaterThan(0.4)
  })
})
