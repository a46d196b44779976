import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { asc, isNull } from 'drizzle-orm'
import type { LetterRow } from '#db/queries/letters.ts'
import type { Reader } from '#db/types.ts'

export interface MailServer {
  url: string
  letters: string[]
  /** Refuses everything until told otherwise. */
  refuse: boolean
  /** Resolves when so many letters have arrived or were refused. */
  talks(count: number): Promise<void>
  close(): void
}

/** Speaks as much SMTP as a letter needs. */
export async function openMailServer(): Promise<MailServer> {
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

/** What has not left, oldest first. */
export const waitingLetters = async (db: Reader): Promise<LetterRow[]> => {
  const { letters } = db.t
  return db.select().from(letters).where(isNull(letters.sentAt)).orderBy(asc(letters.createdAt), asc(letters.id))
}

/** A letter that was just written, but for what is told. */
export const anyLetter = (more: Partial<LetterRow> & Pick<LetterRow, 'createdAt'>): LetterRow => ({
  id: randomUUID(),
  recipient: 'somebody@example.com',
  subject: 'All hands',
  body: 'Come.',
  linkPurpose: null,
  linkPersonId: null,
  meetingId: null,
  attempts: 0,
  sentAt: null,
  ...more,
})
