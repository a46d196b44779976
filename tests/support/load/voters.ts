import { connect, type Socket } from 'node:net'

// Votes over the real route at a steady rate, in a process of its own. As browsers send them: without cookies.

export interface VotersOrder {
  url: string
  origin: string
  tokens: string[]
  questions: string[]
  perSecond: number
  seconds: number
}
export interface VotersResult {
  kind: 'voted'
  stored: number
  refused: number
  p50: number
  p99: number
  /** From the first to the last answer, in s. */
  seconds: number
  /** What the server should have in the end: for each question how many vote for it. */
  expected: Record<string, number>
}

/** A vote is answered with the others of its 50 ms, so that so many connections carry twenty times as many a second; people have one each. */
const CONNECTIONS = 512
const SLICE_MS = 20

/** Connections that are kept, each with one request at a time. Written by hand: node's own client would be half of the load. */
class Lines {
  private readonly free: Socket[] = []
  private readonly waiting: ((line: Socket) => void)[] = []
  private readonly all = new Set<Socket>()
  private readonly head: string
  private readonly open: () => Socket

  constructor({ url, origin }: VotersOrder) {
    const { hostname, port, host } = new URL(url)
    this.head = `POST /anonymous/votes HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncontent-type: application/json\r\ncontent-length: `
    this.open = () => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true })
      socket.setEncoding('latin1')
      socket.on('error', () => {})
      // A server closes what was silent for some seconds.
      socket.on('close', () => this.all.delete(socket))
      this.all.add(socket)
      return socket
    }
    for (let line = 0; line < CONNECTIONS; line++) this.free.push(this.open())
  }

  private async line(): Promise<Socket> {
    const line = this.free.pop() ?? (await new Promise<Socket>(resolve => this.waiting.push(resolve)))
    return line.destroyed || line.readableEnded ? this.open() : line
  }

  /** Whether the vote was stored. */
  async post(body: object): Promise<boolean> {
    const line = await this.line()
    const text = JSON.stringify(body)
    const said = await new Promise<string>(resolve => {
      let answer = ''
      const hear = (chunk: string) => {
        answer += chunk
        const end = answer.indexOf('\r\n\r\n')
        const length = Number(/content-length: (\d+)/i.exec(answer)?.[1])
        if (end >= 0 && answer.length >= end + 4 + length) done()
      }
      const done = () => {
        line.off('data', hear).off('close', done)
        resolve(answer)
      }
      line.on('data', hear).on('close', done)
      line.write(`${this.head}${text.length}\r\n\r\n${text}`)
    })
    const next = this.waiting.shift()
    if (next) next(line)
    else this.free.push(line)
    return said.includes('"stored"')
  }

  close(): void {
    for (const line of this.all) line.destroy()
  }
}

/** Everybody votes for every question in turn, and takes it back in the next. */
async function run(order: VotersOrder): Promise<VotersResult> {
  const { tokens, questions, perSecond, seconds } = order
  const lines = new Lines(order)
  const times: number[] = []
  const choices = new Map<string, 0 | 1>()
  let refused = 0
  let begun = 0
  const from = performance.now()
  const under: Promise<void>[] = []
  const one = async (number: number) => {
    const token = tokens[number % tokens.length] as string
    const questionId = questions[Math.floor(number / tokens.length) % questions.length] as string
    const choice = Math.floor(number / (tokens.length * questions.length)) % 2 ? 0 : 1
    const at = performance.now()
    const stored = await lines.post({ token, questionId, choice })
    times.push(performance.now() - at)
    if (stored) choices.set(`${token} ${questionId}`, choice)
    else refused += 1
  }
  while (begun < perSecond * seconds) {
    const due = Math.min(perSecond * seconds, Math.floor(((performance.now() - from) / 1_000) * perSecond))
    while (begun < due) under.push(one(begun++))
    await new Promise(resolve => setTimeout(resolve, SLICE_MS))
  }
  await Promise.all(under)
  const took = performance.now() - from
  lines.close()
  times.sort((a, b) => a - b)
  const quantile = (q: number) => times[Math.min(times.length - 1, Math.ceil(q * times.length) - 1)] ?? Number.NaN
  const expected = Object.fromEntries(
    questions.map(id => [id, [...choices].filter(([key, choice]) => choice === 1 && key.endsWith(` ${id}`)).length]),
  )
  return {
    kind: 'voted',
    stored: times.length - refused,
    refused,
    p50: quantile(0.5),
    p99: quantile(0.99),
    seconds: took / 1_000,
    expected,
  }
}

process.on('message', (order: VotersOrder) => void run(order).then(result => process.send?.(result)))
process.on('disconnect', () => process.exit(0))
