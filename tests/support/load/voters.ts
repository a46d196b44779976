import { Agent, request } from 'node:http'

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
  /** What the server should have in the end: for each question how many vote for it. */
  expected: Record<string, number>
}

const CONNECTIONS = 64
const SLICE_MS = 20

function vote({ url, origin }: VotersOrder, agent: Agent, body: object): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body)
    const headers = { origin, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const sent = request(`${url}/anonymous/votes`, { agent, method: 'POST', headers }, response => {
      let said = ''
      response.on('data', chunk => (said += String(chunk)))
      response.on('end', () => resolve(said.includes('"stored"')))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(text)
  })
}

/** Everybody votes for every question in turn, and takes it back in the next. */
async function run(order: VotersOrder): Promise<VotersResult> {
  const { tokens, questions, perSecond, seconds } = order
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
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
    const stored = await vote(order, agent, { token, questionId, choice }).catch(() => false)
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
  agent.destroy()
  times.sort((a, b) => a - b)
  const quantile = (q: number) => times[Math.min(times.length - 1, Math.ceil(q * times.length) - 1)] ?? Number.NaN
  const expected = Object.fromEntries(
    questions.map(id => [id, [...choices].filter(([key, choice]) => choice === 1 && key.endsWith(` ${id}`)).length]),
  )
  return { kind: 'voted', stored: times.length - refused, refused, p50: quantile(0.5), p99: quantile(0.99), expected }
}

process.on('message', (order: VotersOrder) => void run(order).then(result => process.send?.(result)))
process.on('disconnect', () => process.exit(0))
