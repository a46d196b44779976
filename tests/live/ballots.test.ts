import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Ballot, ballotsIn } from '#app/live/questions/ballots.ts'
import { browserWay } from '#app/live/questions/send.ts'
import type { AnonymousAnswer, PollAnswerRequest } from '#app/model/question/wire.ts'
import { memoryVault } from '#tests/support/vault.ts'

const WALLET = { voting: 'the voting token', usableFrom: 0 }
let sent: PollAnswerRequest[]
let network: (request: PollAnswerRequest) => Promise<AnonymousAnswer>
const stored = async (): Promise<AnonymousAnswer> => ({ state: 'stored' })

// The server at the other end of the wire, and the browser's window.
beforeEach(() => {
  sent = []
  network = stored
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('fetch', async (path: string, { body, credentials }: { body: string; credentials: string }) => {
    expect([path, credentials]).toEqual(['/anonymous/polls', 'omit'])
    const request = JSON.parse(body) as PollAnswerRequest
    sent.push(request)
    return Response.json(await network(request))
  })
})
afterEach(() => vi.unstubAllGlobals())

/** A page that is open: its answers as they stand. */
function page(vault = memoryVault(), wallet = WALLET) {
  const ballots = ballotsIn(vault, wallet, 'round', browserWay)
  let known: Ballot[] = []
  const leave = ballots.keep(all => (known = all))
  return { vault, leave, answer: ballots.answer, of: (pollId: string) => known.find(ballot => ballot.pollId === pollId) }
}

test('an answer is sent without credentials until it is stored, and is kept in this browser', async () => {
  const first = page()
  await first.answer('lunch', [1])
  await expect.poll(() => first.of('lunch')).toEqual({ pollId: 'lunch', choices: [1], state: 'stored', stored: [1] })
  expect(sent).toEqual([{ token: 'the voting token', pollId: 'lunch', choices: [1] }])
  first.leave()
  const later = page(first.vault)
  await expect.poll(() => later.of('lunch')?.stored).toEqual([1])
  expect(sent).toHaveLength(1)
  later.leave()
})

test('a lost network loses no answer: it is sent when the network is back', async () => {
  network = () => Promise.reject(new TypeError('no network'))
  const { answer, of, leave } = page()
  await answer('lunch', [0])
  await expect.poll(() => sent.length).toBeGreaterThan(0)
  await expect.poll(() => of('lunch')).toMatchObject({ state: 'waiting', stored: null })
  network = stored
  window.dispatchEvent(new Event('online'))
  await expect.poll(() => of('lunch')?.state).toBe('stored')
  leave()
})

test('an answer that was changed while it was under way is sent again', async () => {
  let open = () => {}
  network = () => new Promise(done => (open = () => done({ state: 'stored' })))
  const { answer, of, leave } = page()
  await answer('lunch', [0])
  await expect.poll(() => sent.length).toBe(1)
  await answer('lunch', [2])
  network = stored
  open()
  await expect.poll(() => of('lunch')).toEqual({ pollId: 'lunch', choices: [2], state: 'stored', stored: [2] })
  expect(sent.map(({ choices }) => choices)).toEqual([[0], [2]])
  leave()
})

test('one that came too late is not tried again, and the earlier one stands', async () => {
  const { answer, of, leave } = page()
  await answer('lunch', [0])
  await expect.poll(() => of('lunch')?.state).toBe('stored')
  network = async () => ({ state: 'refused', code: 'poll', message: '' })
  await answer('lunch', [1])
  await expect.poll(() => of('lunch')).toEqual({ pollId: 'lunch', choices: [1], state: 'refused', refusal: 'poll', stored: [0] })
  window.dispatchEvent(new Event('online'))
  await answer('dinner', [0])
  await expect.poll(() => of('dinner')?.state).toBe('refused')
  expect(sent.map(({ pollId }) => pollId)).toEqual(['lunch', 'lunch', 'dinner'])
  leave()
})

test.each(['crowd', 'too many changes'] as const)('what is refused for now (%s) says why, and is kept', async code => {
  network = async () => ({ state: 'refused', code, message: '' })
  const { answer, of, leave } = page()
  await answer('lunch', [0])
  await expect.poll(() => of('lunch')).toMatchObject({ state: 'waiting', refusal: code })
  network = stored
  window.dispatchEvent(new Event('online'))
  await expect.poll(() => of('lunch')).toEqual({ pollId: 'lunch', choices: [0], state: 'stored', stored: [0] })
  leave()
})

test('nothing is sent before the tokens may be used', async () => {
  const { answer, of, leave } = page(memoryVault(), { ...WALLET, usableFrom: Date.now() + 60_000 })
  await answer('lunch', [0])
  await expect.poll(() => of('lunch')?.state).toBe('waiting')
  window.dispatchEvent(new Event('online'))
  expect(sent).toEqual([])
  leave()
})
