import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Standing } from '#app/live/state.ts'
import { Waiting } from '#app/follow/waiting.tsx'

const main = (connection: Standing) =>
  renderToStaticMarkup(<Waiting company="Acme" meeting={{ show: null, connection }} />).split('<main')[1] ?? ''

test('a page that is not in yet does not say that it opens while it cannot', () => {
  expect(main('connecting')).toContain('Opening…')
  expect(main('full')).toMatch(/no room left just now.*asks again/)
  expect(main('away')).toContain('not in yet')
  expect(main('elsewhere')).toContain('come back here')
  expect(main('gone')).toContain('<h1>')
  for (const standing of ['full', 'away', 'elsewhere', 'gone'] as const) expect(main(standing)).not.toContain('Opening')
})
