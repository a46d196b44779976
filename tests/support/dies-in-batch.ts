import { randomBytes } from 'node:crypto'
import { openStore } from '#db/index.ts'
import { writeBatch } from '#server/questions/write.ts'

// Writes a batch of five questions and is killed by the system in the middle of its transaction, after so many of them.

const [path, roundId, after] = process.argv.slice(2) as [string, string, string]
const store = await openStore(path)
let made = 0
const ids = {
  next(): string {
    if (made++ === Number(after)) process.kill(process.pid, 'SIGKILL')
    return randomBytes(13).toString('hex')
  },
  token: () => '',
}
const held = Array.from({ length: 5 }, (_, number) => ({
  kind: 'question' as const,
  roundId,
  tokenHash: `spent ${number}`,
  receiptHash: `receipt ${number}`,
  text: `question ${number}`,
  about: null,
}))
await writeBatch({ store, ids, random: bytes => new Uint8Array(randomBytes(bytes)) }, roundId, held)
await store.close()
