import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NOBODY, type PersonActor } from '#app/model/people/roles.ts'
import { companyRow } from '#db/queries/company.ts'
import { personByLogin } from '#db/queries/people.ts'
import { identify } from '#server/people/session.ts'
import { NOON, openTestHall, type TestHall } from '#tests/support/hall.ts'
import { waitingLetters } from '#tests/support/mail.ts'
import { must } from '#tests/support/reports.ts'

const DAY = 86_400_000
const PASSWORD = 'paper lantern over brook'

let house: TestHall
let admin: PersonActor
beforeEach(async () => {
  house = await openTestHall()
  admin = await house.person('Ada', ['administrator'])
})
afterEach(() => house.close())

const tokenOf = (url: string) => url.split('/').at(-1) ?? ''
const newcomer = async (name = 'Nora', email: string | null = 'nora@example.com') =>
  (await must(house.use.people.add(admin, { name, email, staffNumber: email ? null : 'N-1', roles: [] }))).personId
const makeLink = async (personId: string) => must(house.use.links.makePersonLink(admin, { personId }))
const use = (url: string, more: { pledge?: number; password?: string } = {}) =>
  house.use.links.useLink(NOBODY, {
    purpose: url.includes('/reset/') ? 'reset' : 'invitation',
    token: tokenOf(url),
    password: more.password ?? PASSWORD,
    pledge: more.pledge,
  })
const NOT_FOUND = { ok: false, fault: { kind: 'not found' } }

describe('an invitation', () => {
  it('sets the password, gives the pledge and signs in', async () => {
    const personId = await newcomer()
    const { url, purpose } = await makeLink(personId)
    expect([purpose, url]).toEqual(['invitation', expect.stringMatching(/^http:\/\/localhost:\d+\/invitation\/[\w-]{43}$/)])
    const used = await must(use(url, { pledge: 1 }))
    expect(used.pledged).toBe(true)
    const signedIn = await identify(house.hall, used.entry.token)
    expect(signedIn?.actor).toMatchObject({ personId, pledged: 1, roles: [] })
    expect(
      await house.use.sessions.signIn(NOBODY, { login: 'nora@example.com', password: PASSWORD, device: undefined, address: '' }),
    ).toMatchObject({
      ok: true,
    })
  })

  it('leaves the pledge open when its box was not ticked, or when its text was another one', async () => {
    const one = await must(use((await makeLink(await newcomer())).url))
    const two = await must(use((await makeLink(await newcomer('Nils', 'nils@example.com'))).url, { pledge: 7 }))
    for (const { entry, pledged } of [one, two]) {
      expect(pledged).toBe(false)
      expect((await identify(house.hall, entry.token))?.actor.pledged).toBeNull()
    }
  })

  it('works once', async () => {
    const { url } = await makeLink(await newcomer())
    const both = await Promise.all([use(url), use(url, { password: 'another one of four words' })])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await use(url)).toEqual(NOT_FOUND)
    expect(await house.use.links.readLink(NOBODY, { purpose: 'invitation', token: tokenOf(url) })).toEqual(NOT_FOUND)
  })

  it('works for 14 days and not longer', async () => {
    const { url } = await makeLink(await newcomer())
    house.clock.forward(14 * DAY - 1)
    expect((await house.use.links.readLink(NOBODY, { purpose: 'invitation', token: tokenOf(url) })).ok).toBe(true)
    house.clock.forward(1)
    expect(await use(url)).toEqual(NOT_FOUND)
  })

  it('dies when a newer one is made, and when the person is disabled', async () => {
    const personId = await newcomer()
    const older = await makeLink(personId)
    const newer = await makeLink(personId)
    expect(await use(older.url)).toEqual(NOT_FOUND)
    await must(house.use.people.disable(admin, { personId }))
    expect(await use(newer.url)).toEqual(NOT_FOUND)
  })

  it('is stored as a hash only', async () => {
    const { url } = await makeLink(await newcomer())
    const rows = JSON.stringify([
      await house.store.select().from(house.store.t.links),
      await house.store.select().from(house.store.t.audit),
    ])
    expect(rows).not.toContain(tokenOf(url))
    expect(JSON.stringify(house.logged)).not.toContain(tokenOf(url))
  })

  it('is not used up by a password that is too easy', async () => {
    const { url } = await makeLink(await newcomer())
    for (const password of ['short', '1234567890', 'aaaaaaaaaaaa', 'Nora@example.com'])
      expect(await use(url, { password })).toMatchObject({ fault: { kind: 'invalid', fields: { password: expect.any(String) } } })
    expect((await use(url)).ok).toBe(true)
  })

  it('does not open a reset, nor the other way round', async () => {
    const { url } = await makeLink(await newcomer())
    expect(await house.use.links.readLink(NOBODY, { purpose: 'reset', token: tokenOf(url) })).toEqual(NOT_FOUND)
  })
})

describe('a link for a new password', () => {
  it('ends all sessions and lasts two hours', async () => {
    const carla = await house.person('Carla')
    const late = await makeLink(carla.personId)
    expect(late.purpose).toBe('reset')
    house.clock.forward(2 * 3_600_000)
    expect(await use(late.url)).toEqual(NOT_FOUND)
    const { url } = await makeLink(carla.personId)
    house.clock.to(NOON)
    expect(await house.again(carla)).not.toBeNull()
    await must(use(url))
    expect(await house.again(carla)).toBeNull()
    expect(house.news).toContainEqual({ kind: 'person revoked', personId: carla.personId })
  })

  it('is asked for with the same answer for everybody, and a letter for who has an address', async () => {
    await house.person('Carla')
    await house.person('Sven', [], { email: null, staffNumber: 'S-1' })
    await must(house.use.people.disable(admin, await house.person('Dora')))
    for (const login of ['carla@example.com', 'S-1', 'dora@example.com', 'nobody@example.com'])
      expect(await house.use.links.forgotten(NOBODY, { login, address: '192.0.2.1' })).toEqual({ ok: true })
    const letters = await waitingLetters(house.store)
    expect(letters.map(({ recipient, linkPurpose }) => [recipient, linkPurpose])).toEqual([['carla@example.com', 'reset']])
    // The link is made when the letter leaves: none lies in the database.
    expect(letters[0]?.body).toContain('{link}')
  })

  it('fills nobody’s mailbox', async () => {
    await house.person('Carla')
    for (let time = 0; time < 20; time++)
      await house.use.links.forgotten(NOBODY, { login: 'carla@example.com', address: `192.0.2.${time}` })
    expect(await waitingLetters(house.store)).toHaveLength(3)
  })
})

describe('invitations for many', () => {
  it('are printed for those without a working one, and replace others only when asked', async () => {
    const first = await newcomer()
    const { url } = await makeLink(first)
    await newcomer('Nils', null)
    const sheet = await must(house.use.links.printInvitations(admin, { whom: 'new' }))
    expect(sheet.cards.map(({ name, login }) => [name, login])).toEqual([['Nils', 'N-1']])
    expect(sheet.cards[0]?.qr.path).toMatch(/^M0 0h7v1h-7z/)
    expect((await house.use.links.readLink(NOBODY, { purpose: 'invitation', token: tokenOf(url) })).ok).toBe(true)
    const all = await must(house.use.links.printInvitations(admin, { whom: 'all' }))
    expect(all.cards).toHaveLength(2)
    expect(await use(url)).toEqual(NOT_FOUND)
    expect((await use(all.cards.find(({ name }) => name === 'Nora')?.url ?? '')).ok).toBe(true)
  })

  it('are written as letters once, and kept while there is no mail server', async () => {
    await newcomer()
    await newcomer('Nils', null)
    expect(await house.use.links.sendInvitations(admin, { whom: 'new' })).toEqual({ ok: true, letters: 1, without: 1 })
    await house.use.links.sendInvitations(admin, { whom: 'new' })
    expect((await waitingLetters(house.store)).map(({ recipient }) => recipient)).toEqual(['nora@example.com'])
  })

  it('are for administrators only', async () => {
    const leader = await house.person('Lena', ['leader'])
    const personId = await newcomer()
    for (const outcome of [
      await house.use.links.printInvitations(leader, { whom: 'all' }),
      await house.use.links.sendInvitations(leader, { whom: 'all' }),
      await house.use.links.makePersonLink(leader, { personId }),
    ])
      expect(outcome).toEqual({ ok: false, fault: { kind: 'forbidden' } })
  })
})

describe('joining by link', () => {
  const open = async (domains: string[]) => {
    const row = await companyRow(house.store)
    if (!row) throw new Error('no company')
    const { id: _id, joinTokenHash: _hash, createdAt: _at, ...settings } = row
    const { version } = await must(house.use.company.change(admin, { ...settings, mailDomains: domains }))
    return tokenOf((await must(house.use.company.openJoin(admin, { version }))).url)
  }
  const join = (token: string, email: string, name = 'Jo') => house.use.links.join(NOBODY, { token, name, email })

  it('sends an invitation to an address at the company’s domains', async () => {
    const token = await open(['example.com', 'example.org'])
    expect(await join(token, 'jo@example.org')).toEqual({ ok: true })
    expect((await waitingLetters(house.store)).map(({ recipient, linkPurpose }) => [recipient, linkPurpose])).toEqual([
      ['jo@example.org', 'invitation'],
    ])
    expect(await personByLogin(house.store, { email: 'jo@example.org' })).toMatchObject({ name: 'Jo', roles: [], passwordHash: null })
  })

  it('refuses other domains, also those that look like one', async () => {
    const token = await open(['example.com'])
    for (const email of ['jo@other.com', 'jo@sub.example.com', 'jo@notexample.com', 'jo@example.com.evil.net', 'x@example.com@evil.net'])
      expect(await join(token, email)).toMatchObject({ fault: { fields: { email: expect.stringContaining('example.com') } } })
    expect(await waitingLetters(house.store)).toEqual([])
  })

  it('answers alike when somebody is here already, and gives them a letter that says so', async () => {
    const token = await open(['example.com'])
    const carla = await house.person('Carla')
    expect(await join(token, 'carla@example.com', 'Not Carla')).toEqual({ ok: true })
    const [letter] = await waitingLetters(house.store)
    expect([letter?.linkPurpose, letter?.recipient]).toEqual([null, 'carla@example.com'])
    expect((await personByLogin(house.store, { email: 'carla@example.com' }))?.name).toBe('Carla')
    expect(await house.again(carla)).not.toBeNull()
  })

  it('ends when it is closed, and an older link dies with a newer one', async () => {
    const older = await open(['example.com'])
    const newer = await open(['example.com'])
    expect(await join(older, 'jo@example.com')).toEqual(NOT_FOUND)
    const version = (await companyRow(house.store))?.version ?? 0
    await must(house.use.company.closeJoin(admin, { version }))
    expect(await join(newer, 'jo@example.com')).toEqual(NOT_FOUND)
  })

  it('needs mail domains', async () => {
    const version = (await companyRow(house.store))?.version ?? 0
    expect(await house.use.company.openJoin(admin, { version })).toMatchObject({ fault: { kind: 'conflict' } })
  })
})
