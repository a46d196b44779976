import { Agent, request } from 'node:http'

// Asks for one page over and over from a number of connections, in a process of its own so that its work is not the server's.

export interface PagesOrder {
  url: string
  cookie: string
  /** Of the Accept-Encoding header. */
  encoding: string
  connections: number
  seconds: number
}
export interface PagesLoad {
  requests: number
  failed: number
  /** What the run took in fact. */
  seconds: number
  /** Of the body as it travelled. */
  bytes: number
  p50: number
  p99: number
  cpuSeconds: number
}

function ask({ url, cookie, encoding }: PagesOrder, agent: Agent): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { cookie, 'accept-encoding': encoding, accept: 'text/html' } }, response => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** Every connection asks again as soon as it was answered. */
async function load(order: PagesOrder): Promise<PagesLoad> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections })
  const cpu = process.cpuUsage()
  const began = performance.now()
  const until = began + order.seconds * 1_000
  const times: number[] = []
  let failed = 0
  let bytes = 0
  const connection = async () => {
    while (performance.now() < until) {
      const at = performance.now()
      const answer = await ask(order, agent)
      times.push(performance.now() - at)
      if (answer.status !== 200) failed++
      bytes = answer.bytes
    }
  }
  await Promise.all(Array.from({ length: order.connections }, connection))
  const seconds = (performance.now() - began) / 1_000
  agent.destroy()
  const { user, system } = process.cpuUsage(cpu)
  times.sort((a, b) => a - b)
  const quantile = (q: number) => times[Math.min(times.length - 1, Math.ceil(q * times.length) - 1)] ?? Number.NaN
  return {
    requests: times.length,
    failed,
    seconds,
    bytes,
    p50: quantile(0.5),
    p99: quantile(0.99),
    cpuSeconds: (user + system) / 1e6,
  }
}

process.on('message', (order: PagesOrder) => void load(order).then(result => process.send?.(result)))
