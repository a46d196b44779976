import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PersonActor } from '#app/model/people/roles.ts'
import { visitorOf } from '#server/http/session.ts'
import { bearerOf } from '#server/people/bearer.ts'
import { openTestHall, type TestHall } from '#tests/support/hall.ts'
import { must } from '#tests/support/reports.ts'

let test: TestHall
let leader: PersonActor
beforeEach(async () => {
  test = await openTestHall()
  leader = await test.person('Lena Lead', ['leader'])
})
afterEach(() => test.close())

const made = (name = 'Month-end close') => must(test.use.tokens.make(leader, { name }))
const kindOf = async (token: string) => (await bearerOf(test.hall, `Bearer ${token}`)).kind

describe('API tokens', () => {
  it('are made by leaders who gave the pledge, and by nobody else', async () => {
    for (const roles of [[], ['preparer'], ['moderator'], ['administrator']] as const) {
      const other = await test.person(`Not ${roles.join()}`, [...roles])
      for (const refused of [
        await test.use.tokens.make(other, { name: 'Mine' }),
        await test.use.tokens.list(other),
        await test.use.tokens.revoke(other, { tokenId: 'x' }),
      ])
        expect(refused).toEqual({ ok: false, fault: { kind: 'not found' } })
    }
    const unpledged = await test.person('Not Yet', ['leader'], { pledged: false })
    expect((await test.use.tokens.make(unpledged, { name: 'Mine' })).ok).toBe(false)
    expect((await test.use.tokens.make(leader, { name: ' ' })).ok).toBe(false)
  })

  it('stand in the answer once: the database has a hash, the list no secret', async () => {
    const { token, tokenId } = await made()
    expect(token).toMatch(/^candor_api_[\w-]{43}$/)
    const rows = await test.store.select().from(test.store.t.apiTokens)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(rows)).not.toContain(token.slice('candor_api_'.length))
    const { tokens } = await must(test.use.tokens.list(leader))
    expect(tokens).toEqual([
      { id: tokenId, name: 'Month-end close', by: 'Lena Lead', works: true, createdAt: test.clock.now(), usedOn: null },
    ])
  })

  it('say on which day they were used last, and nothing finer', async () => {
    const { token } = await made()
    expect(await bearerOf(test.hall, `Bearer ${token}`)).toMatchObject({ kind: 'bearer', personId: leader.personId })
    const usedOn = async () => (await must(test.use.tokens.list(leader))).tokens[0]?.usedOn
    await vi.waitFor(async () => expect(await usedOn()).toBe('2026-03-02'))
  })

  it('open nothing once they are revoked, by whichever leader', async () => {
    const { token, tokenId } = await made()
    const other = await test.person('Leo Lead', ['leader'])
    await must(test.use.tokens.revoke(other, { tokenId }))
    expect(await kindOf(token)).toBe('nobody')
    expect(await test.use.tokens.revoke(other, { tokenId })).toEqual({ ok: false, fault: { kind: 'not found' } })
    expect((await must(test.use.tokens.list(leader))).tokens).toEqual([])
  })

  it('open nothing while their maker is disabled or leads no more, and the list says so', async () => {
    const { token } = await made()
    const admin = await test.person('Ada Admin', ['administrator'])
    const works = async () => (await must(test.use.tokens.list(await test.person('Leo', ['leader'])))).tokens.map(each => each.works)
    expect(await kindOf(token)).toBe('bearer')
    await must(test.use.people.disable(admin, { personId: leader.personId }))
    expect([await kindOf(token), await works()]).toEqual(['nobody', [false]])
    await must(test.use.people.enable(admin, { personId: leader.personId }))
    expect(await kindOf(token)).toBe('bearer')
    await test.store.transact(tx => tx.update(tx.t.people).set({ roles: ['preparer'] }))
    expect(await kindOf(token)).toBe('nobody')
  })

  it('are nobody outside of the API, also beside a session, and no link of a browser source', async () => {
    const { token } = await made()
    const cookie = `candor-session=${test.tokenOf(leader)}`
    expect((await visitorOf(test.hall, { cookie })).actor.kind).toBe('person')
    expect(await visitorOf(test.hall, { cookie, authorization: `Bearer ${token}` })).toMatchObject({
      actor: { kind: 'nobody' },
      link: undefined,
    })
  })

  it('are at most fifty, so that nobody loses sight of them', async () => {
    for (let i = 0; i < 50; i++) await made(`Program ${i}`)
    expect(await test.use.tokens.make(leader, { name: 'One more' })).toMatchObject({ ok: false, fault: { kind: 'conflict' } })
  })
})
