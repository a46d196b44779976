import { expect, test } from 'vitest'
import { ownPath, redirectTo } from '#app/http/redirect.server.ts'

test.each(['/', '/reports/abc', '/reports/abc?part=2#row-3', '/sign-in?to=%2Freports'])('%s is a path of this site', path => {
  expect(ownPath(path)).toBe(path)
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/a\\..\\b',
  'javascript:alert(1)',
  'evil.example',
  '',
  null,
  undefined,
  ['/x'],
])('%j leads to another site, or nowhere: the first page instead', path => {
  expect(ownPath(path)).toBe('/')
  expect(redirectTo(path).headers.get('location')).toBe('/')
})
