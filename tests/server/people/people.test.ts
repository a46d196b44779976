import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonActor } from '#app/model/people/roles.ts'
import { personById, standingAdministrators } from '#db/queries/people.ts'
import { identify } from '#server/people/session.ts'
import { countedIds, openTestHall, type TestHall } from '#tests/support/hall.ts'
import { must } from '#tests/support/reports.ts'

let house: TestHall
let admin: PersonActor
beforeEach(async () => {
  house = await openTestHall({ ids: countedIds() })
  admin = await house.person('Ada', ['administrator'])
})
afterEach(() => house.close())

const asInput = async ({ personId }: PersonActor) => {
  const { name, email, staffNumber, roles } = (await personById(house.store, personId))!
  return { personId, name, email, staffNumber, roles }
}

describe('people', () => {
  it('are disabled with all their sessions, sockets and links, and enabled again', async () => {
    const carla = await house.person('Carla')
    await must(house.use.people.disable(admin, carla))
    expect(await house.again(carla)).toBeNull()
    expect(house.news).toContainEqual({ kind: 'person revoked', personId: carla.personId })
    await must(house.use.people.enable(admin, carla))
    expect(await house.again(carla)).toBeNull()
    expect((await personById(house.store, carla.personId))?.disabledAt).toBeNull()
  })

  it('sign in again after their roles changed; with the same roles they stay', async () => {
    const carla = await house.person('Carla')
    const input = await asInput(carla)
    await must(house.use.people.change(admin, { ...input, name: 'Carla Count', roles: ['employee'] }))
    expect(await house.again(carla)).not.toBeNull()
    await must(house.use.people.change(admin, { ...input, roles: ['preparer', 'employee'] }))
    expect(await house.again(carla)).toBeNull()
    expect(house.news).toContainEqual({ kind: 'person revoked', personId: carla.personId })
    expect((await personById(house.store, carla.personId))?.roles).toEqual(['preparer'])
  })

  it('who change their own roles go on in a new session', async () => {
    const { token } = await must(house.use.people.change(admin, { ...(await asInput(admin)), roles: ['administrator', 'leader'] }))
    expect(await house.again(admin)).toBeNull()
    expect((await identify(house.hall, token ?? ''))?.actor.roles).toEqual(['administrator', 'leader'])
  })

  it('always have one administrator', async () => {
    const [first] = (await standingAdministrators(house.store)).filter(id => id !== admin.personId)
    await must(house.use.people.disable(admin, { personId: first ?? '' }))
    const last = { ok: false, fault: { kind: 'conflict', message: expect.stringContaining('last administrator') } }
    expect(await house.use.people.disable(admin, admin)).toEqual(last)
    expect(await house.use.people.change(admin, { ...(await asInput(admin)), roles: ['leader'] })).toEqual(last)
    expect(await house.again(admin)).not.toBeNull()
    const second = await house.person('Bea', ['administrator'])
    // Two administrators who disable each other at the same moment: one stays.
    await Promise.all([house.use.people.disable(admin, second), house.use.people.disable(second, admin)])
    expect(await standingAdministrators(house.store)).toHaveLength(1)
  })

  it('are kept apart by address and number', async () => {
    await house.person('Carla', [], { staffNumber: 'C-1' })
    expect(await house.use.people.add(admin, { name: 'Other', email: 'carla@example.com', staffNumber: 'C-1', roles: [] })).toMatchObject({
      fault: { kind: 'invalid', fields: { email: expect.any(String), staffNumber: expect.any(String) } },
    })
  })

  it('lose their links when their address changes', async () => {
    const { personId } = await must(house.use.people.add(admin, { name: 'Nora', email: 'nora@example.com', staffNumber: null, roles: [] }))
    await must(house.use.links.makePersonLink(admin, { personId }))
    await must(house.use.people.change(admin, { personId, name: 'Nora', email: 'n@example.com', staffNumber: null, roles: [] }))
    expect(await house.store.select().from(house.store.t.links)).toEqual([])
  })

  it('are looked after by administrators only', async () => {
    const leader = await house.person('Lena', ['leader', 'preparer', 'moderator'])
    const carla = await house.person('Carla')
    const input = await asInput(carla)
    const forbidden = { ok: false, fault: { kind: 'forbidden' } }
    const { people } = house.use
    for (const outcome of [
      await people.list(leader),
      await people.one(leader, carla),
      await people.add(leader, { ...input, email: 'x@example.com' }),
      await people.change(leader, { ...input, roles: ['administrator'] }),
      await people.disable(leader, carla),
      await people.enable(leader, carla),
      await people.previewList(leader, { text: '' }),
      await people.importList(leader, { text: '' }),
    ])
      expect(outcome).toEqual(forbidden)
  })

  it('leave ids and verbs in the audit, no names or addresses', async () => {
    const { personId } = await must(
      house.use.people.add(admin, { name: 'Nora Newcomer', email: 'nora@example.com', staffNumber: null, roles: [] }),
    )
    await must(
      house.use.people.change(admin, { personId, name: 'Nora Newcomer', email: 'nora@example.com', staffNumber: null, roles: ['leader'] }),
    )
    await must(house.use.people.disable(admin, { personId }))
    const rows = await house.store.select().from(house.store.t.audit)
    expect(rows.filter(({ subject }) => subject === personId).map(({ actor, verb }) => [actor, verb])).toEqual([
      [admin.personId, 'added person'],
      [admin.personId, 'gave roles leader'],
      [admin.personId, 'disabled person'],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/Nora|example/)
  })
})

describe('a list of people', () => {
  const preview = (text: string) => must(house.use.people.previewList(admin, { text }))

  it('is read from commas, semicolons and tabs, with quotes, a byte order mark and other names of the columns', async () => {
    for (const text of [
      'name,e-mail,staff number,roles\n"Count, Carla",Carla@Example.com,c 1,"leader, preparer"\n',
      '\uFEFFName;E-Mail;Personalnummer;Rolle\r\n"Count, Carla";carla@example.com;C 1;leader/preparer\r\n',
      'Email Address\tRole\tEmployee ID\tFull name\ncarla@example.com\tLeader and Preparer\tc 1\tCount, Carla',
    ])
      expect(await preview(text)).toMatchObject({
        faults: [],
        fresh: [{ line: 2, name: 'Count, Carla', email: 'carla@example.com', staffNumber: 'C 1', roles: ['leader', 'preparer'] }],
      })
    expect((await preview('\nName;E-Mail\nCarla, called C;carla@example.com\n')).fresh).toMatchObject([
      { line: 3, name: 'Carla, called C' },
    ])
    expect((await preview('First name,Last name,mail\nCarla,Count,c@example.com')).fresh[0]?.name).toBe('Carla Count')
  })

  it('says each fault with its line, counted as an editor counts', async () => {
    const text = [
      'name,email,number,role',
      '"Two\nlines",two@example.com,,',
      ',missing@example.com,,',
      'Bad Mail,not an address,,',
      'No Login,,,',
      'Bad Role,role@example.com,,boss',
      '',
      'Twice,two@example.com,,',
    ].join('\n')
    const { faults, fresh } = await preview(text)
    expect(faults.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '4: The name is missing.',
      '5: "not an address" is no e-mail address.',
      '6: Neither e-mail address nor staff number: one of them is needed to sign in.',
      '7: There is no role "boss". Roles are administrator, leader, preparer, moderator, employee.',
      '9: "two@example.com" stands on line 2 already. Remove one of the two.',
    ])
    expect(fresh.map(({ name }) => name)).toEqual(['Two lines'])
  })

  it('without the columns that are needed says which', async () => {
    expect((await preview('first,second\na,b')).faults.map(({ message }) => message.split('.')[0])).toEqual([
      'No column is called "name" (or "first name" and "last name")',
      'No column is called "e-mail" or "staff number"',
    ])
    expect((await preview('')).faults).toHaveLength(1)
  })

  it('writes nothing before it is confirmed, nothing with a fault, and leaves who is here as they are', async () => {
    const carla = await house.person('Carla', ['leader'])
    const before = (await must(house.use.people.list(admin))).people.length
    const text = 'name,email,roles\nCarla Other,carla@example.com,\nNils,nils@example.com,preparer\n'
    expect(await preview(text)).toMatchObject({ known: 1, faults: [] })
    expect(await house.use.people.importList(admin, { text: `${text},x@example.com,\n` })).toMatchObject({
      fault: { fields: { text: 'Line 4: The name is missing.' } },
    })
    expect((await must(house.use.people.list(admin))).people).toHaveLength(before)
    expect(await house.use.people.importList(admin, { text })).toEqual({ ok: true, added: 1, known: 1 })
    expect(await house.use.people.importList(admin, { text })).toEqual({ ok: true, added: 0, known: 2 })
    expect((await personById(house.store, carla.personId))?.name).toBe('Carla')
  })

  it('of three thousand is taken in at once', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => `Person ${n},p${n}@example.com,N-${n}`)
    expect(await house.use.people.importList(admin, { text: ['name,email,number', ...rows].join('\n') })).toMatchObject({ added: 3_000 })
  })
})
