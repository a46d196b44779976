import { afterEach, describe, expect, it } from 'vitest'
import { NOBODY } from '#app/model/people/roles.ts'
import { insertLetter, type LetterRow } from '#db/queries/letters.ts'
import { openTestHall, type TestHall } from '#tests/support/hall.ts'
import { anyLetter, type MailServer, openMailServer, waitingLetters } from '#tests/support/mail.ts'
import { must } from '#tests/support/reports.ts'

/** The text without quoted-printable's soft line breaks and signs. */
const plain = (letter: string) => letter.replaceAll('=\n', '').replaceAll('=3D', '=')
const linkIn = (letter: string | undefined) => plain(letter ?? '').match(/https?:\/\/\S+\/(?:invitation|reset)\/([\w-]+)/)?.[1] ?? ''

let mail: MailServer | undefined
let house: TestHall | undefined
afterEach(async () => {
  await house?.close()
  mail?.close()
})

const withMail = async () => {
  mail = await openMailServer()
  house = await openTestHall({ variables: { SMTP_URL: mail.url, MAIL_FROM: 'Candor <candor@example.com>' } })
  return { mail, house, admin: await house.person('Ada', ['administrator']) }
}

const DAY = 86_400_000
const recipientOf = (letter: string) => letter.match(/^To: (.*)$/m)?.[1]

/** So many letters that somebody writes now. */
const leave = ({ store, clock }: TestHall, many: number, more: Partial<LetterRow> = {}) =>
  store.transact(async tx => {
    for (let number = 0; number < many; number++) await insertLetter(tx, anyLetter({ createdAt: clock.now(), ...more }))
  })

describe('letters', () => {
  it('leave at once, each with a link that works, and keep no body', async () => {
    const { mail, house, admin } = await withMail()
    await must(house.use.people.add(admin, { name: 'Nora', email: 'nora@example.com', staffNumber: null, roles: [] }))
    await must(house.use.links.sendInvitations(admin, { whom: 'new' }))
    await mail.talks(1)
    expect(mail.letters[0]).toMatch(/^To: nora@example\.com$/m)
    expect(await house.use.links.readLink(NOBODY, { purpose: 'invitation', token: linkIn(mail.letters[0]) })).toMatchObject({
      name: 'Nora',
    })
    await house.hall.post.close()
    const rows = await house.store.select().from(house.store.t.letters)
    expect(rows.map(({ body, sentAt }) => [body, sentAt])).toEqual([['', house.clock.now()]])
    expect(JSON.stringify(await house.store.select().from(house.store.t.links))).not.toContain(linkIn(mail.letters[0]))
  })

  it('wait when the server refuses, and leave later', async () => {
    const { mail, house } = await withMail()
    await house.person('Carla')
    mail.refuse = true
    await house.use.links.forgotten(NOBODY, { login: 'carla@example.com', address: '192.0.2.1' })
    await mail.talks(1)
    mail.refuse = false
    await expect.poll(async () => (await waitingLetters(house.store))[0]?.attempts).toBe(1)
    house.hall.post.wake()
    await expect.poll(() => house.logged.length).toBeGreaterThan(0)
    expect(JSON.stringify(house.logged)).not.toContain('carla')
    expect(mail.letters).toEqual([])
    house.clock.forward(2 * 60_000)
    house.hall.post.wake()
    await mail.talks(2)
    expect(await house.use.links.readLink(NOBODY, { purpose: 'reset', token: linkIn(mail.letters[0]) })).toMatchObject({ name: 'Carla' })
  })

  it('are not sent when nobody needs them any more', async () => {
    const { mail, house, admin } = await withMail()
    const nora = await must(house.use.people.add(admin, { name: 'Nora', email: 'nora@example.com', staffNumber: null, roles: [] }))
    await must(house.use.people.add(admin, { name: 'Nils', email: 'nils@example.com', staffNumber: null, roles: [] }))
    mail.refuse = true
    await must(house.use.links.sendInvitations(admin, { whom: 'new' }))
    await mail.talks(2)
    await expect.poll(async () => (await waitingLetters(house.store)).every(({ attempts }) => attempts === 1)).toBe(true)
    // Her card was printed since: the letter's link would make it worthless.
    house.clock.forward(2 * 60_000)
    const card = await must(house.use.links.makePersonLink(admin, nora))
    mail.refuse = false
    house.hall.post.wake()
    await mail.talks(3)
    await expect.poll(async () => waitingLetters(house.store)).toEqual([])
    expect(mail.letters.map(letter => letter.match(/^To: (.*)$/m)?.[1])).toEqual(['nils@example.com'])
    expect((await house.use.links.readLink(NOBODY, { purpose: 'invitation', token: card.url.split('/').at(-1) ?? '' })).ok).toBe(true)
  })

  it('that do not leave keep back no letter that is written later', async () => {
    const { mail, house } = await withMail()
    await house.person('Carla')
    await leave(house, 1_000, { attempts: 3 })
    await leave(house, 1_000, { attempts: 12, createdAt: house.clock.now() - 3 * DAY })
    await house.use.links.forgotten(NOBODY, { login: 'carla@example.com', address: '192.0.2.1' })
    await mail.talks(1)
    await house.hall.post.close()
    expect(mail.letters.map(recipientOf)).toEqual(['carla@example.com'])
    expect(await waitingLetters(house.store)).toHaveLength(2_000)
  })

  it('of a large company let a password’s letter go before them, also while they leave', async () => {
    const { mail, house } = await withMail()
    await house.person('Carla')
    await leave(house, 60)
    house.hall.post.wake()
    await mail.talks(3)
    await house.use.links.forgotten(NOBODY, { login: 'carla@example.com', address: '192.0.2.1' })
    await expect.poll(() => mail.letters.map(recipientOf)).toContain('carla@example.com')
    expect(mail.letters.length).toBeLessThan(30)
  })

  it('that are given up are told to whoever manages people, keep nobody from being written to anew, and are gone after a month', async () => {
    const { mail, house, admin } = await withMail()
    const nora = await must(house.use.people.add(admin, { name: 'Nora', email: 'nora@example.com', staffNumber: null, roles: [] }))
    await leave(house, 1, { attempts: 12, recipient: 'nora@example.com', linkPurpose: 'invitation', linkPersonId: nora.personId })
    await leave(house, 2, { attempts: 11 })
    expect((await must(house.use.people.list(admin))).letters).toEqual({ waiting: 2, givenUp: 1 })
    await must(house.use.links.sendInvitations(admin, { whom: 'new' }))
    await mail.talks(1)
    expect(mail.letters.map(recipientOf)).toEqual(['nora@example.com'])
    house.clock.forward(30 * DAY)
    house.hall.post.wake()
    await mail.talks(3)
    expect((await must(house.use.people.list(admin))).letters.givenUp).toBe(1)
    house.clock.forward(1)
    house.hall.post.wake()
    await expect.poll(async () => (await must(house.use.people.list(admin))).letters).toEqual({ waiting: 0, givenUp: 0 })
  })
})
