import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mayReadConfidential } from '#app/model/people/may.ts'
import { NOBODY, type PersonActor } from '#app/model/people/roles.ts'
import { pledgesOf } from '#db/queries/people.ts'
import { companyOf } from '#server/people/company.ts'
import { openFirstCode } from '#server/people/first-code.ts'
import { identify } from '#server/people/session.ts'
import { openTestHall, setUpCompany, type TestHall } from '#tests/support/hall.ts'
import { must } from '#tests/support/reports.ts'

const INPUT = {
  company: 'Acme',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  fiscalYearStart: 7,
  name: 'Ada',
  email: 'ada@example.com',
  password: 'paper lantern over brook',
  leads: false,
  address: '192.0.2.1',
}

describe('the first visit', () => {
  let house: TestHall
  beforeEach(async () => {
    house = await openTestHall({ company: false })
  })
  afterEach(() => house.close())
  const code = () => house.hall.firstCode.text ?? ''

  it('makes the company and its administrator, who is signed in', async () => {
    expect(code()).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    const { entry, personId } = await must(house.use.company.setUp(NOBODY, { ...INPUT, code: code() }))
    expect((await identify(house.hall, entry.token))?.actor).toMatchObject({ personId, roles: ['administrator'], pledged: null })
    expect(await companyOf(house.store)).toMatchObject({ name: 'Acme', fiscalYearStart: 7, pledgeVersion: 1 })
    expect(await companyOf(house.store)).not.toHaveProperty('joinTokenHash')
  })

  it('takes the code as people type it', async () => {
    const typed = ` ${code().toLowerCase().replaceAll('-', ' ')} `
    expect((await house.use.company.setUp(NOBODY, { ...INPUT, code: typed })).ok).toBe(true)
  })

  it('refuses a wrong code, and slows guessing', async () => {
    for (let guess = 0; guess < 10; guess++)
      expect(await house.use.company.setUp(NOBODY, { ...INPUT, code: 'AAAA-AAAA-AAAA' })).toMatchObject({
        fault: { fields: { code: expect.stringContaining('not the code') } },
      })
    expect(await house.use.company.setUp(NOBODY, { ...INPUT, code: code() })).toMatchObject({
      fault: { fields: { code: expect.stringContaining('Wait') } },
    })
    expect(await companyOf(house.store)).toBeNull()
  })

  it('happens once, also when two try at the same moment', async () => {
    const same = code()
    const both = await Promise.all([1, 2].map(() => house.use.company.setUp(NOBODY, { ...INPUT, code: same })))
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(house.hall.firstCode.text).toBeNull()
    expect(await house.use.company.setUp(NOBODY, { ...INPUT, code: same })).toEqual({ ok: false, fault: { kind: 'not found' } })
    expect((await openFirstCode(house.store)).text).toBeNull()
  })

  it('wants a password that is worth something', async () => {
    expect(await house.use.company.setUp(NOBODY, { ...INPUT, code: code(), password: 'password1234' })).toMatchObject({
      fault: { fields: { password: expect.any(String) } },
    })
    expect(house.hall.firstCode.text).not.toBeNull()
  })
})

describe('the company', () => {
  let house: TestHall
  let admin: PersonActor
  let leader: PersonActor
  let carla: PersonActor
  beforeEach(async () => {
    house = await openTestHall({ company: false })
    await setUpCompany(house)
    admin = await house.person('Ada', ['administrator'])
    leader = await house.person('Lena', ['leader'])
    carla = await house.person('Carla')
  })
  afterEach(() => house.close())
  const standing = async () => {
    const company = await companyOf(house.store)
    if (!company) throw new Error('no company')
    return company
  }

  it('asks everybody again when the pledge has a new text', async () => {
    const { version, pledgeVersion } = await standing()
    expect(mayReadConfidential(carla, pledgeVersion)).toBe(true)
    await must(house.use.company.changePledge(admin, { version, text: 'I promise more.' }))
    const now = await standing()
    expect(now.pledgeVersion).toBe(2)
    expect(mayReadConfidential((await house.again(carla))!, now.pledgeVersion)).toBe(false)
    expect(await house.use.account.givePledge(carla, { version: 1 })).toMatchObject({ fault: { kind: 'conflict' } })
    await must(house.use.account.givePledge(carla, { version: 2 }))
    expect(mayReadConfidential((await house.again(carla))!, now.pledgeVersion)).toBe(true)
    // The day in Berlin, not the time.
    expect(await pledgesOf(house.store, carla.personId)).toEqual([
      { version: 2, day: '2026-03-02' },
      { version: 1, day: '2026-03-01' },
    ])
  })

  it('asks nobody again for the same text', async () => {
    const { version, pledgeText } = await standing()
    await must(house.use.company.changePledge(admin, { version, text: pledgeText }))
    expect((await standing()).pledgeVersion).toBe(1)
  })

  it('tells who comes second that somebody else was first', async () => {
    const { version } = await standing()
    await must(house.use.company.changePledge(admin, { version, text: 'First.' }))
    expect(await house.use.company.changePledge(admin, { version, text: 'Second.' })).toEqual({
      ok: false,
      fault: { kind: 'stale', version: version + 1 },
    })
    expect((await standing()).pledgeText).toBe('First.')
  })

  it('has its counter-pledge signed by leaders and administrators, each for themselves; a new text takes the names away', async () => {
    const { version } = await standing()
    const signed = await must(house.use.company.signCounterPledge(leader, { version }))
    const both = await must(house.use.company.signCounterPledge(admin, signed))
    expect((await standing()).counterPledgeSigners).toEqual(['Lena', 'Ada'])
    expect(await house.use.company.signCounterPledge(carla, both)).toEqual({ ok: false, fault: { kind: 'forbidden' } })
    await must(house.use.company.changeCounterPledge(admin, { version: both.version, text: 'Another promise.' }))
    expect((await standing()).counterPledgeSigners).toEqual([])
  })

  it('is changed by administrators only', async () => {
    const { version, ...settings } = await standing()
    for (const outcome of [
      await house.use.company.change(leader, { version, ...settings }),
      await house.use.company.changePledge(leader, { version, text: 'x' }),
      await house.use.company.changeCounterPledge(leader, { version, text: 'x' }),
      await house.use.company.openJoin(leader, { version }),
      await house.use.company.closeJoin(leader, { version }),
    ])
      expect(outcome).toEqual({ ok: false, fault: { kind: 'forbidden' } })
  })
})
