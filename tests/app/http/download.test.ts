import { expect, test } from 'vitest'
import { fileResponse } from '#app/http/download.server.ts'

const named = (name: string) =>
  fileResponse({ name, contentType: 'text/csv', bytes: new Uint8Array() }).headers.get('content-disposition') ?? ''
/** The name that a browser takes. */
const saved = (name: string) => decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(named(name))?.[1] ?? '')

test('a file name says itself in full, in letters that every header can carry', () => {
  expect(saved('Acme, Bericht für Q3 (vertraulich).xlsx')).toBe('Acme, Bericht für Q3 (vertraulich).xlsx')
  expect(named('Bericht für Q3.xlsx')).toContain('attachment; filename="Bericht f_r Q3.xlsx"')
})

test('a hostile one leads nowhere, ends no header, turns no letters round, and is not endless (U11)', () => {
  for (const evil of [
    '../../etc/passwd',
    'a\r\nSet-Cookie: x=1',
    '"; filename="x.exe',
    'a\u202Exslx.exe',
    'C:\\x',
    '\ud800',
    '',
    'x'.repeat(3_000),
  ]) {
    const header = named(evil)
    expect(header).toMatch(/^attachment; filename="[\w .-]+"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/)
    expect(header.length).toBeLessThan(2_000)
    expect(saved(evil)).not.toMatch(/[/\\"\r\n\u202e]/)
  }
})
