import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must } from '#tests/support/reports.ts'
import { Client, signedIn } from '#tests/support/client.ts'
import { setUpCompany } from '#tests/support/hall.ts'
import { openTestHouse, type TestHouse } from '#tests/support/server.ts'
import { identify } from '#server/people/session.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  await setUpCompany(house)
}, 60_000)
afterAll(() => house?.close())

const stranger = () => new Client(house.url)
const landing = (response: Response) => [response.status, response.headers.get('location')]
/** What a page says, without what differs from response to response. */
const said = async (response: Response) => (await response.text()).replace(/nonce="[^"]*"/g, '').replace(/[\w.]+@example\.com/g, '')

describe('signing in over HTTP', () => {
  it('leads back to where somebody wanted to go, and nowhere else', async () => {
    await signedIn(house, 'Lena', ['leader'])
    expect(landing(await stranger().get('/people?find=a'))).toEqual([302, '/sign-in?to=%2Fpeople%3Ffind%3Da'])
    const fields = { login: 'lena@example.com', password: 'password of Lena' }
    expect(landing(await stranger().post('/sign-in', { ...fields, to: '/reports?a=b' }))).toEqual([302, '/reports?a=b'])
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example', 'javascript:alert(1)'])
      expect(landing(await stranger().post('/sign-in', { ...fields, to }))).toEqual([302, '/'])
    const client = await signedIn(house, 'Karl')
    expect(landing(await client.get('/sign-in?to=//evil.example'))).toEqual([302, '/'])
  })

  it('sets cookies that scripts cannot read', async () => {
    await signedIn(house, 'Mona')
    const response = await stranger().post('/sign-in', { login: 'mona@example.com', password: 'password of Mona' })
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^candor-session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^candor-device=[\w.-]+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
  })

  it('says the same to strangers as to a wrong password, and how long to wait', async () => {
    await signedIn(house, 'Otto')
    const guess = (login: string) => stranger().post('/sign-in', { login, password: 'not this one' })
    const [known, unknown] = [await guess('otto@example.com'), await guess('otti@example.com')]
    expect([known.status, unknown.status]).toEqual([401, 401])
    expect(await said(known)).toBe(await said(unknown))
    for (let time = 0; time < 4; time++) await guess('otto@example.com')
    const refused = await guess('otto@example.com')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^(2\d|30)$/)])
    const text = await refused.text()
    expect(text).toMatch(/Please wait \d+ seconds/)
    expect(text).toContain('value="otto@example.com"')
    expect(text).not.toContain('not this one')
  })

  it('cannot be undone by a link, only by a form', async () => {
    const client = await signedIn(house, 'Petra')
    await client.get('/sign-out')
    expect((await client.get('/me')).status).toBe(200)
    const held = new Client(house.url, client.cookie)
    expect(landing(await client.post('/sign-out', {}))).toEqual([302, '/sign-in?left'])
    expect(client.cookie).not.toContain('candor-session')
    expect(landing(await held.get('/me'))).toEqual([302, '/sign-in?to=%2Fme'])
  })
})

describe('links over HTTP', () => {
  it('let somebody in once, and their address is no referrer', async () => {
    const admin = await signedIn(house, 'Ada', ['administrator'])
    expect((await admin.post('/people/new', { name: 'Nora', email: '', staffNumber: 'N-1' })).status).toBe(302)
    const people = await (await admin.get('/people?find=n-1')).text()
    const personId = /\/people\/([a-z2-7]{26})/.exec(people)?.[1] ?? ''
    const made = await (await admin.post(`/people/${personId}`, { intent: 'link' })).text()
    const path = /\/invitation\/[\w-]{43}/.exec(made)?.[0] ?? ''
    const newcomer = stranger()
    const page = await newcomer.get(path)
    expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'strict-origin'])
    expect(await page.text()).toContain('N-1')
    const weak = await newcomer.post(path, { password: 'short' })
    expect([weak.status, (await weak.text()).includes('at least 10 characters')]).toEqual([422, true])
    expect(landing(await newcomer.post(path, { password: 'paper lantern over brook', pledge: '1' }))).toEqual([302, '/'])
    expect((await newcomer.get('/reports')).status).toBe(200)
    expect((await stranger().get(path)).status).toBe(404)
    expect((await stranger().post(path, { password: 'another of four words' })).status).toBe(404)
  })

  it('cannot carry rights: fields that the form does not have are left out', async () => {
    const admin = await must(adminActor())
    const { personId } = await must(house.use.people.add(admin.actor, { name: 'Rosa', email: null, staffNumber: 'R-1', roles: [] }))
    const { url } = await must(house.use.links.makePersonLink(admin.actor, { personId }))
    const extra = { roles: 'administrator', pledgedVersion: '1', createdAt: '0' }
    await stranger().post(new URL(url).pathname, { password: 'paper lantern over brook', ...extra })
    const { person } = await must(house.use.people.one(admin.actor, { personId }))
    expect([person.roles, person.state]).toEqual([[], 'here'])
  })
})

const adminActor = async () => {
  const client = await signedIn(house, `Admin ${house.hall.ids.next()}`, ['administrator'])
  const token = /candor-session=([\w-]+)/.exec(client.cookie)?.[1]
  const found = await identify(house.hall, token)
  return found ? { ok: true as const, actor: found.actor } : { ok: false as const }
}

describe('people over HTTP', () => {
  it('who are disabled or get other roles are out with their next request', async () => {
    const admin = (await must(adminActor())).actor
    for (const end of [
      (personId: string) => house.use.people.disable(admin, { personId }),
      (personId: string) => house.use.people.change(admin, { personId, name: 'X', email: null, staffNumber: personId, roles: ['leader'] }),
    ]) {
      const client = await signedIn(house, `Someone ${house.hall.ids.next()}`)
      expect((await client.get('/me')).status).toBe(200)
      const found = await identify(house.hall, /candor-session=([\w-]+)/.exec(client.cookie)?.[1])
      await must(end(found?.actor.personId ?? ''))
      expect(landing(await client.get('/me'))).toEqual([302, '/sign-in?to=%2Fme'])
    }
  })

  it('come by a file as an old spreadsheet writes it, after a look at it', async () => {
    const client = await signedIn(house, 'Anke', ['administrator'])
    const form = new FormData()
    form.set('intent', 'preview')
    // ü as Windows-1252 writes it, which is no UTF-8.
    form.set('file', new Blob([Buffer.from('Name;E-Mail\nJ\xfcrgen M\xfcller;jm@example.com\n', 'latin1')]), 'people.csv')
    const response = await fetch(`${house.url}/people/import`, {
      method: 'POST',
      body: form,
      headers: { cookie: client.cookie, origin: house.url },
    })
    const page = await response.text()
    expect([response.status, page.includes('Jürgen Müller'), page.includes('1 person is new')]).toEqual([200, true, true])
    expect(await (await client.get('/people?find=jm@example.com')).text()).toContain('Nobody fits this')
    const confirmed = await client.post('/people/import', { intent: 'import', text: 'Name;E-Mail\nJürgen Müller;jm@example.com\n' })
    expect(landing(confirmed)).toEqual([302, '/people/invitations?added=1&known=0'])
  })

  it('are asked for the pledge again when its text is new, and led back', async () => {
    const client = await signedIn(house, 'Tina')
    const admin = await signedIn(house, 'Uwe', ['administrator'])
    const page = await (await admin.get('/company')).text()
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
    expect((await admin.post('/company', { intent: 'pledge', version, text: 'A new promise.' })).status).toBe(200)
    expect(landing(await client.get('/reports'))).toEqual([302, '/pledge?to=%2Freports'])
    expect(await (await client.get('/pledge')).text()).toContain('A new promise.')
    expect((await client.post('/pledge', { version: '1', to: '/reports' })).status).toBe(409)
    expect(landing(await client.post('/pledge', { version: '2', to: '/reports' }))).toEqual([302, '/reports'])
    const late = await admin.post('/pledge', { version: '2' })
    expect(late.status).toBe(302)
    const stale = await admin.post('/company', { intent: 'pledge', version, text: 'Mine.' })
    expect([stale.status, (await stale.text()).includes('Mine.')]).toEqual([409, true])
  })

  it('do not make a form read what is endless', async () => {
    const client = await signedIn(house, 'Vera')
    expect((await client.post('/me', { current: 'x'.repeat(200_000) })).status).toBe(413)
  })
})
