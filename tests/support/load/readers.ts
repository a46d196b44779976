import { request } from 'node:http'
import { quantile } from './processes.ts'

// Everybody fetches the questions of a round within some seconds, as open pages do after a batch. In a process of its own.

export interface ReadersOrder {
  /** Of what is fetched. */
  url: string
  /** One a reader. */
  cookies: string[]
  /** Each at a moment of its own within so many ms. */
  spreadMs: number
}
export interface ReadersResult {
  kind: 'read'
  failed: number
  /** From the request to the last byte, in ms. */
  p50: number
  p99: number
  /** Of one answer as it travelled. */
  bytes: number
}

/** On a connection of its own: what a browser kept since the batch before, the server has closed meanwhile. */
function read(url: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: false, headers: { cookie, 'accept-encoding': 'gzip' } }, response => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('end', () => (response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${response.statusCode}`))))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end()
  })
}

async function run({ url, cookies, spreadMs }: ReadersOrder): Promise<ReadersResult> {
  const times: number[] = []
  let bytes = 0
  await Promise.all(
    cookies.map(async cookie => {
      await new Promise(resolve => setTimeout(resolve, Math.random() * spreadMs))
      const began = performance.now()
      bytes = await read(url, cookie).catch(() => 0)
      if (bytes > 0) times.push(performance.now() - began)
    }),
  )
  return { kind: 'read', failed: cookies.length - times.length, p50: quantile(times, 0.5), p99: quantile(times, 0.99), bytes }
}

process.on('message', (order: ReadersOrder) => void run(order).then(result => process.send?.(result)))
process.on('disconnect', () => process.exit(0))
