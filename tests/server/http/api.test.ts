import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { draftAnswer, problemAnswer } from '#server/http/api-schema.ts'
import { EXAMPLE, openApi } from '#server/http/openapi.ts'
import { signedIn } from '#tests/support/client.ts'
import { addPerson, setUpCompany } from '#tests/support/hall.ts'
import { must } from '#tests/support/reports.ts'
import { openTestHouse, type TestHouse } from '#tests/support/server.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'
import type { PersonActor } from '#app/model/people/roles.ts'
import { identify } from '#server/people/session.ts'

let house: TestHouse
let leader: PersonActor
/** A new one each time: what one token may do in a minute is limited. */
let token: () => Promise<string>
beforeAll(async () => {
  house = await openTestHouse()
  await setUpCompany(house)
  const found = await identify(house.hall, await addPerson(house.hall, 'Lena Lead', ['leader']))
  if (!found) throw new Error('nobody leads')
  leader = found.actor
  let count = 0
  token = async () => (await must(house.use.tokens.make(leader, { name: `Program ${count++}` }))).token
}, 60_000)
afterAll(() => house?.close())

interface Sent {
  body: string | Buffer
  type?: string
  query?: string
  key?: string
  token?: string
}
const workbook = (more: Partial<Sent> = {}): Sent => ({
  body: boardWorkbook(),
  type: 'application/octet-stream',
  query: '?name=board.xlsx',
  ...more,
})
const lines = (report: unknown = EXAMPLE, more: Partial<Sent> = {}): Sent => ({
  body: JSON.stringify(report),
  type: 'application/json',
  ...more,
})

/** Documented outcomes: every answer of this file is held against the description. */
const documented = openApi('http://localhost').paths as unknown as Record<
  string,
  Record<string, { responses: Record<string, { content: Record<string, unknown> }> }>
>
async function held<T>(path: string, method: string, answer: Response): Promise<{ status: number; body: T; headers: Headers }> {
  const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
  const body = (await answer.json()) as T
  const said = documented[path]?.[method]?.responses[answer.status]
  expect(said, `${method} ${path} says nothing of ${answer.status}`).toBeDefined()
  expect(Object.keys(said?.content ?? {})).toContain(type)
  if (answer.status >= 400) expect(problemAnswer.parse(body)).toEqual(body)
  else if (path !== '/api/openapi.json') expect(draftAnswer.parse(body)).toEqual(body)
  return { status: answer.status, body, headers: answer.headers }
}

type Draft = z.infer<typeof draftAnswer>
type Problem = z.infer<typeof problemAnswer>

async function bring<T = Draft>({ body, type, query = '', key, token: given }: Sent) {
  const headers: Record<string, string> = { authorization: `Bearer ${given ?? (await token())}` }
  if (type) headers['content-type'] = type
  if (key) headers['idempotency-key'] = key
  const answer = await fetch(`${house.url}/api/reports${query}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers,
  })
  return held<T>('/api/reports', 'post', answer)
}
const state = async <T = Draft>(id: string, given: string) =>
  held<T>('/api/reports/{id}', 'get', await fetch(`${house.url}/api/reports/${id}`, { headers: { authorization: `Bearer ${given}` } }))

describe('a workbook that a program brings', () => {
  it('becomes a draft that people find, with the problems and checks of the preview', async () => {
    const made = await bring(workbook())
    expect(made).toMatchObject({ status: 201, body: { status: 'draft', title: 'Board report Q3 FY2026', period: 'FY2026-Q3' } })
    const { reportId, url, preview, checks } = made.body
    expect(made.headers.get('location')).toBe(`${house.url}/api/reports/${reportId}`)
    expect(url).toBe(`${house.url}/reports/${reportId}/edit`)
    expect(checks.length).toBeGreaterThan(5)
    expect(checks.every(({ holds }) => holds)).toBe(true)
    const { page } = await must(house.use.reports.draft(leader, reportId))
    expect(page.sections.length).toBeGreaterThanOrEqual(3)
    const preparer = await signedIn(house, 'Paul Prepare', ['preparer'])
    for (const address of [url, preview ?? '']) expect((await preparer.get(new URL(address).pathname)).status).toBe(200)
    const employee = await signedIn(house, 'Emil Employee')
    expect((await employee.get(`/reports/${reportId}`)).status).toBe(404)
  })

  it('may be a CSV with a title and period of one’s own, and its problems name the cell', async () => {
    const csv = 'Line,Q3 FY2026 Actual\nRevenue,"1,500"\nCosts,#REF!\nProfit,700\n'
    const made = await bring(workbook({ body: csv, type: 'text/csv', query: '?name=q3.csv&title=Our%20quarter&period=FY2026-Q3' }))
    expect(made).toMatchObject({ status: 201, body: { title: 'Our quarter' } })
    expect(made.body.problems).toContainEqual(expect.objectContaining({ cell: 'B3' }))
    const preparer = await signedIn(house, 'Paula Prepare', ['preparer'])
    const page = await (await preparer.get(new URL(made.body.preview ?? '').pathname)).text()
    expect(page).toContain('q3!B3')
  })

  it('leaves nothing behind when it is refused, and says why', async () => {
    const uploads = async () => (await house.hall.store.select().from(house.hall.store.t.uploads)).length
    const before = await uploads()
    const refused = await bring<Problem>(workbook({ body: 'GIF89a not a table', query: '?name=a.xlsx' }))
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, ''])
    const prose = await bring<Problem>(workbook({ body: 'Dear all,\nit went well this year.\n', query: '?name=a.csv' }))
    expect(prose.status).toBe(422)
    expect(prose.body.detail.length).toBeGreaterThan(20)
    expect(await uploads()).toBe(before)
  })

  it('asks for the period where no header names one', async () => {
    const csv = 'Line,Actual\nRevenue,1500\nCosts,800\nProfit,700\n'
    const asked = await bring<Problem>(workbook({ body: csv, query: '?name=a.csv' }))
    if (asked.status === 422) expect(asked.body.errors?.[0]).toMatchObject({ path: expect.stringMatching(/^(\/period)?$/) })
    const given = await bring<Problem | Draft>(workbook({ body: csv, query: '?name=a.csv&period=FY2026-Q3' }))
    expect([201, 422]).toContain(given.status)
  })

  it('is refused with an unknown parameter, without a name, and as a form', async () => {
    const typo = await bring<Problem>(workbook({ query: '?name=a.xlsx&perod=FY2026' }))
    expect([typo.status, typo.body.errors?.[0]?.path]).toEqual([400, '/perod'])
    expect((await bring<Problem>(workbook({ query: '' }))).body.detail).toContain('?name=board.xlsx')
    expect((await bring<Problem>(workbook({ query: '?name=a.xlsx&period=soon' }))).body.errors?.[0]?.path).toBe('/period')
    const form = await bring<Problem>(workbook({ type: 'multipart/form-data; boundary=x' }))
    expect([form.status, form.body.detail]).toEqual([415, expect.stringContaining('--data-binary')])
    const twice = await bring<Problem>(workbook({ query: '?name=a.xlsx&title=a&title=b' }))
    expect(twice.body.errors).toEqual([{ path: '/title', message: expect.stringContaining('Say it once') }])
    // `curl -d` calls everything a form: whoever forgot the type of line items reads which one it is.
    const typeless = await bring<Problem>(lines(EXAMPLE, { type: 'application/x-www-form-urlencoded' }))
    expect([typeless.status, typeless.body.detail]).toEqual([400, expect.stringContaining('Content-Type: application/json')])
  })
})

describe('line items that a program brings', () => {
  it('become a draft; what does not add up is said, in the answer and later', async () => {
    const mine = await token()
    const wrong = {
      ...EXAMPLE,
      statements: EXAMPLE.statements.map(statement => ({
        ...statement,
        lineItems: statement.lineItems.map(line =>
          line.key === 'profit' ? { ...line, values: { ...line.values, actual: '12139.66' } } : line,
        ),
      })),
    }
    const made = await bring(lines(wrong, { token: mine }))
    expect(made.status).toBe(201)
    expect(made.body.preview).toBeNull()
    expect(made.body.checks.map(({ holds }) => holds)).toEqual([false, true])
    expect(made.body.problems).toEqual([expect.objectContaining({ code: 'does-not-foot', sheet: 'Income statement' })])
    const { page } = await must(house.use.reports.draft(leader, made.body.reportId))
    expect(page.report).toMatchObject({ title: 'Board report Q3 2026', period: 'FY2026-Q3', status: 'draft' })
    expect(page.sections[0]?.body).toMatchObject({ kind: 'statement', source: null })
    const later = await state(made.body.reportId, mine)
    expect(later.body).toEqual(made.body)
  })

  it('are refused with the place and what to do', async () => {
    const wrong = structuredClone(EXAMPLE) as unknown as { statements: { lineItems: Record<string, unknown>[] }[] }
    const [first] = wrong.statements[0]?.lineItems ?? []
    Object.assign(first ?? {}, { seriesId: 'another', parent: 'nothing', values: { actual: 48213.57 } })
    const refused = await bring<Problem>(lines(wrong))
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toEqual(
      expect.arrayContaining([
        { path: '/statements/0/lineItems/0/seriesId', message: expect.stringContaining('Leave it out') },
        { path: '/statements/0/lineItems/0/values/actual', message: expect.stringContaining('as text') },
      ]),
    )
    expect((await bring<Problem>({ ...lines(), body: '{"title":"a","title":"b"}' })).body.errors).toEqual([
      { path: '/title', message: expect.stringContaining('twice') },
    ])
    const comma = await bring<Problem>({ ...lines(), body: '{"title": "Q3",\n "period": NaN}' })
    expect([comma.status, comma.body.detail]).toEqual([400, expect.stringContaining('line 2, character 12 is “N”')])
    const empty = await bring<Problem>(lines({ period: 2026, statements: [{ title: 'Income' }] }))
    expect(empty.body.errors?.map(({ path, message }) => `${path}: ${message}`).join('\n')).not.toMatch(/expected|received|undefined/)
    expect(empty.body.errors).toContainEqual({ path: '/title', message: expect.stringContaining('“title” is missing') })
    expect((await bring<Problem>({ ...lines(), body: Buffer.from([0x22, 0xff, 0x22]) })).body.detail).toContain('UTF-8')
    expect((await bring<Problem>(lines(EXAMPLE, { query: '?name=a' }))).status).toBe(400)
    expect((await bring<Problem>({ ...lines(), body: `"${'x'.repeat(5 * 1024 * 1024)}"` })).status).toBe(413)
  })
})

describe('the same brought again', () => {
  it('under one key gives the same draft, and other content under it is refused', async () => {
    const mine = await token()
    const first = await bring(lines(EXAMPLE, { key: 'q3', token: mine }))
    const second = await bring(lines(EXAMPLE, { key: 'q3', token: mine }))
    expect([first.status, second.status, second.headers.get('idempotency-replayed')]).toEqual([201, 200, 'true'])
    expect(second.body.reportId).toBe(first.body.reportId)
    const other = await bring<Problem>(lines({ ...EXAMPLE, title: 'Another' }, { key: 'q3', token: mine }))
    expect([other.status, other.body.detail]).toEqual([409, expect.stringContaining('a key of its own')])
    // Of another program it is another key.
    expect((await bring(lines(EXAMPLE, { key: 'q3' }))).body.reportId).not.toBe(first.body.reportId)
    expect((await bring(lines(EXAMPLE, { token: mine }))).body.reportId).not.toBe(first.body.reportId)
  })

  it('under one key reads a workbook once', async () => {
    const mine = await token()
    const first = await bring(workbook({ key: 'a', token: mine }))
    const second = await bring(workbook({ key: 'a', token: mine }))
    expect([second.status, second.body]).toEqual([200, first.body])
    expect((await bring<Problem>(workbook({ key: 'a', token: mine, query: '?name=board.xlsx&title=Other' }))).status).toBe(409)
  })

  it('at the same moment makes one draft', async () => {
    const mine = await token()
    const both = await Promise.all([1, 2].map(() => bring<Draft & Problem>(workbook({ key: 'race', token: mine }))))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })
})

describe('who may', () => {
  it('is the token that brought it, and no other', async () => {
    const mine = await token()
    const { reportId } = (await bring(lines(EXAMPLE, { token: mine }))).body
    expect((await state<Problem>(reportId, await token())).status).toBe(404)
    const { reportId: another } = await must(house.use.reports.create(leader, { title: 'Mine', period: 'FY2026-Q3' }))
    expect((await state<Problem>(another, mine)).status).toBe(404)
    for (const nobody of ['candor_api_no', house.hall.ids.token()]) {
      const refused = await bring<Problem>(lines(EXAMPLE, { token: nobody }))
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    }
    const tokenless: Record<string, string>[] = [{ origin: house.url }, { authorization: 'Basic cTM6cTM=' }, { cookie: 'session=1' }]
    for (const headers of tokenless) {
      const bare = await fetch(`${house.url}/api/reports`, { method: 'POST', headers })
      expect((await held('/api/reports', 'post', bare)).status).toBe(401)
    }
  })

  it('gets nothing of the pages with a token, nor of uploads', async () => {
    const headers = { authorization: `Bearer ${await token()}` }
    const upload = await fetch(`${house.url}/uploads?name=a.xlsx`, { method: 'POST', headers, body: new Uint8Array(boardWorkbook()) })
    expect(upload.status).toBe(404)
    const page = await fetch(`${house.url}/reports`, { headers, redirect: 'manual' })
    expect(page.headers.get('location')).toContain('/sign-in')
  })

  it('is asked to wait when a token brings too much', async () => {
    const mine = await token()
    let last = await bring<Draft & Problem>({ ...lines(), body: '{}', token: mine })
    for (let i = 0; i < 20 && last.status !== 429; i++) last = await bring<Draft & Problem>({ ...lines(), body: '{}', token: mine })
    expect([last.status, Number(last.headers.get('retry-after')) > 0]).toEqual([429, true])
    expect((await bring(lines())).status).toBe(201)
  })
})

describe('the description for programmers', () => {
  it('is served, and every reference in it leads somewhere', async () => {
    const answer = await held<ReturnType<typeof openApi>>('/api/openapi.json', 'get', await fetch(`${house.url}/api/openapi.json`))
    expect(answer.body.openapi).toBe('3.1.0')
    expect(answer.body.servers).toEqual([{ url: house.url }])
    const references = [...JSON.stringify(answer.body).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference)
    expect(references.length).toBeGreaterThan(8)
    for (const reference of references) {
      const found = reference
        .split('/')
        .slice(1)
        .reduce((at: unknown, part) => (at as Record<string, unknown>)?.[part], answer.body)
      expect(found, reference).toBeDefined()
    }
  })

  it('takes and refuses the same line items as the server', async () => {
    const { components } = openApi(house.url)
    const described = z.fromJSONSchema({
      $ref: '#/$defs/BroughtReport',
      $defs: JSON.parse(JSON.stringify(components.schemas).replaceAll('#/components/schemas/', '#/$defs/')),
    } as never)
    const shapes: [unknown, number][] = [
      [EXAMPLE, 201],
      [{ ...EXAMPLE, statements: [] }, 422],
      [{ ...EXAMPLE, extra: 1 }, 422],
      [{ ...EXAMPLE, title: undefined }, 422],
      [{ ...EXAMPLE, statements: EXAMPLE.statements.map(each => ({ ...each, scale: 1.5 })) }, 422],
      [{ ...EXAMPLE, statements: EXAMPLE.statements.map(each => ({ ...each, currency: 'euro' })) }, 422],
    ]
    for (const [report, status] of shapes) {
      const sent = JSON.parse(JSON.stringify(report)) as unknown
      expect([status, described.safeParse(sent).success]).toEqual([status, status === 201])
      expect((await bring<Draft & Problem>(lines(sent))).status).toBe(status)
    }
  })
})
