import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { NOBODY } from '#app/model/people/roles.ts'
import { waitingLetters } from '#db/queries/people.ts'
import { openTestHall, type TestHall } from '#tests/support/hall.ts'
import { must } from '#tests/support/reports.ts'

interface MailServer {
  url: string
  letters: string[]
  /** Refuses everything until told otherwise. */
  refuse: boolean
  /** Resolves when so many letters have arrived or were refused. */
  talks(count: number): Promise<void>
  close(): void
}

/** Speaks as much SMTP as a letter needs. */
async function openMailServer(): Promise<MailServer> {
  const sockets = new Set<Socket>()
  let ended = 0
  let wake = () => {}
  const server: Server = createServer(socket => {
    sockets.add(socket)
    let body: string | null = null
    let rest = ''
    socket.write('220 here\r\n')
    socket.on('error', () => {})
    socket.on('data', chunk => {
      rest += String(chunk)
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (body !== null) {
          if (line !== '.') body += `${line}\n`
          else {
            mail.letters.push(body)
            body = null
            ended++
            socket.write('250 taken\r\n')
            wake()
          }
        } else if (line.startsWith('DATA')) {
          body = ''
          socket.write('354 go on\r\n')
        } else if (line.startsWith('RCPT') && mail.refuse) {
          ended++
          socket.write('450 later\r\n')
          wake()
        } else if (line.startsWith('QUIT')) socket.end('221 bye\r\n')
        else socket.write('250 yes\r\n')
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters: [],
    refuse: false,
    talks: count =>
      new Promise(resolve => {
        wake = () => ended >= count && resolve()
        wake()
      }),
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
  return mail
}

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
    await expect.poll(async () => (await waitingLetters(house.store, 10))[0]?.attempts).toBe(1)
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
    await expect.poll(async () => (await waitingLetters(house.store, 10)).every(({ attempts }) => attempts === 1)).toBe(true)
    // Her card was printed since: the letter's link would make it worthless.
    house.clock.forward(2 * 60_000)
    const card = await must(house.use.links.makePersonLink(admin, nora))
    mail.refuse = false
    house.hall.post.wake()
    await mail.talks(3)
    await expect.poll(async () => waitingLetters(house.store, 10)).toEqual([])
    expect(mail.letters.map(letter => letter.match(/^To: (.*)$/m)?.[1])).toEqual(['nils@example.com'])
    expect((await house.use.links.readLink(NOBODY, { purpose: 'invitation', token: card.url.split('/').at(-1) ?? '' })).ok).toBe(true)
  })
})
