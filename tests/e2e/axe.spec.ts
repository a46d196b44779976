import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type Company, DESKTOP, type Name, PHONE } from './company.ts'
import { everything, type Everything } from './everything.ts'
import { expect, test } from './fixtures.ts'

type Visitor = Name | 'a stranger' | 'a screen'
interface Seen {
  as: Visitor
  at: string
  /** 410, 404: a page that says so is a page too. */
  status?: number
}

/** Every page by its route file: who sees it, and where. A route that has a page and no line here fails. */
const PAGES: Record<string, (things: Everything) => Seen[]> = {
  'routes/$': () => [{ as: 'Eva Employee', at: '/no-such-page', status: 404 }],
  'routes/_index': () => [
    { as: 'Eva Employee', at: '/' },
    { as: 'Lena Leader', at: '/' },
  ],
  'routes/sign-in': () => [{ as: 'a stranger', at: '/sign-in' }],
  'routes/forgotten': () => [{ as: 'a stranger', at: '/forgotten' }],
  'routes/invitation.$token': ({ invitation }) => [{ as: 'a stranger', at: `/invitation/${invitation}` }],
  'routes/reset.$token': ({ reset }) => [{ as: 'a stranger', at: `/reset/${reset}` }],
  'routes/join.$token': ({ join }) => [{ as: 'a stranger', at: `/join/${join}` }],
  'routes/me': () => [{ as: 'Eva Employee', at: '/me' }],
  'routes/me_.device': () => [{ as: 'Eva Employee', at: '/me/device' }],
  'routes/pledge._index': () => [{ as: 'Eva Employee', at: '/pledge' }],
  'routes/pledge.refused': () => [{ as: 'Eva Employee', at: '/pledge/refused' }],
  'routes/company': () => [
    { as: 'Ada Administrator', at: '/company' },
    { as: 'Lena Leader', at: '/company' },
  ],
  'routes/company_.proxy': () => [{ as: 'Ada Administrator', at: '/company/proxy' }],
  'routes/tokens': () => [{ as: 'Lena Leader', at: '/tokens' }],
  'routes/people._index': () => [{ as: 'Ada Administrator', at: '/people' }],
  'routes/people.new': () => [{ as: 'Ada Administrator', at: '/people/new' }],
  'routes/people.import': () => [{ as: 'Ada Administrator', at: '/people/import' }],
  'routes/people.invitations': () => [{ as: 'Ada Administrator', at: '/people/invitations' }],
  'routes/people.$id': ({ person }) => [{ as: 'Ada Administrator', at: `/people/${person}` }],
  'routes/reports._index': () => [
    { as: 'Eva Employee', at: '/reports' },
    { as: 'Lena Leader', at: '/reports' },
  ],
  'routes/reports.new': () => [{ as: 'Paula Preparer', at: '/reports/new' }],
  'routes/reports.$id._index': ({ report, draft, withdrawn }) => [
    { as: 'Eva Employee', at: `/reports/${report}` },
    { as: 'Paula Preparer', at: `/reports/${draft}?draft` },
    { as: 'Eva Employee', at: `/reports/${withdrawn}`, status: 410 },
  ],
  'routes/reports.$id.edit._index': ({ draft }) => [{ as: 'Paula Preparer', at: `/reports/${draft}/edit` }],
  'routes/reports.$id.edit.sentences': ({ draft }) => [{ as: 'Paula Preparer', at: `/reports/${draft}/edit/sentences` }],
  'routes/reports.$id.edit.add.$kind': ({ draft }) =>
    ['narrative', 'chart', 'figures', 'plan', 'picture', 'withheld'].map(kind => ({
      as: 'Paula Preparer',
      at: `/reports/${draft}/edit/add/${kind}`,
    })),
  'routes/reports.$id.edit.sections.$sectionId': ({ draft, sections }) =>
    Object.values(sections).map(id => ({ as: 'Paula Preparer', at: `/reports/${draft}/edit/sections/${id}` })),
  'routes/reports.$id.publication': ({ draft, report }) => [
    { as: 'Lena Leader', at: `/reports/${draft}/publication` },
    { as: 'Lena Leader', at: `/reports/${report}/publication` },
  ],
  'routes/reports.$id.removals': ({ report }) => [{ as: 'Lena Leader', at: `/reports/${report}/removals` }],
  'routes/reports.$id.revisions._index': ({ report }) => [{ as: 'Eva Employee', at: `/reports/${report}/revisions` }],
  'routes/reports.$id.revisions.$number': ({ report }) => [{ as: 'Lena Leader', at: `/reports/${report}/revisions/1` }],
  'routes/workbooks._index': () => [{ as: 'Paula Preparer', at: '/workbooks' }],
  'routes/reports.$id.changes': ({ report, draft }) => [
    { as: 'Eva Employee', at: `/reports/${report}/changes` },
    { as: 'Paula Preparer', at: `/reports/${report}/changes?from=1` },
    { as: 'Paula Preparer', at: `/reports/${draft}/changes?with=${report}` },
  ],
  'routes/reports.$id.edit.earlier': ({ draft }) => [{ as: 'Paula Preparer', at: `/reports/${draft}/edit/earlier` }],
  'routes/reports.$id.edit.take-over': ({ draft }) => [{ as: 'Paula Preparer', at: `/reports/${draft}/edit/take-over` }],
  'routes/series.$id': ({ series }) => [{ as: 'Eva Employee', at: `/series/${series}` }],
  'routes/uploads.$id': ({ upload, again }) => [upload, again].map(id => ({ as: 'Paula Preparer', at: `/uploads/${id}` })),
  'routes/meetings._index': () => [{ as: 'Lena Leader', at: '/meetings' }],
  'routes/meetings.new': () => [{ as: 'Lena Leader', at: '/meetings/new' }],
  'routes/meetings.$id.edit': ({ coming }) => [{ as: 'Lena Leader', at: `/meetings/${coming}/edit` }],
  'routes/meetings.$id.readiness': ({ coming, lobby }) => [
    { as: 'Lena Leader', at: `/meetings/${coming}/readiness` },
    { as: 'Lena Leader', at: `/meetings/${lobby}/readiness` },
  ],
  'routes/meetings.$id._index': ({ live, lobby, past, polled }) =>
    [live, lobby, past, polled].map(id => ({ as: 'Eva Employee', at: `/meetings/${id}` })),
  'routes/meetings.$id.present': ({ live, lobby }) => [live, lobby].map(id => ({ as: 'Lena Leader', at: `/meetings/${id}/present` })),
  'routes/meetings.$id.moments': ({ past, polled }) => [past, polled].map(id => ({ as: 'Eva Employee', at: `/meetings/${id}/moments` })),
  'routes/pulse': () => [{ as: 'Lena Leader', at: '/pulse' }],
  'routes/meetings.$id.rehearsal': ({ coming, live }) => [coming, live].map(id => ({ as: 'Lena Leader', at: `/meetings/${id}/rehearsal` })),
  'routes/meetings.$id.window': ({ live, lobby }) => [live, lobby].map(id => ({ as: 'Lena Leader', at: `/meetings/${id}/window` })),
  'routes/stage': () => [
    { as: 'a stranger', at: '/stage' },
    { as: 'a screen', at: '/stage' },
  ],
  'routes/stage_.source.$token': ({ source }) => [{ as: 'a stranger', at: `/stage/source/${source}` }],
  'routes/rounds._index': () => [
    { as: 'Eva Employee', at: '/rounds' },
    { as: 'Mo Moderator', at: '/rounds' },
  ],
  'routes/rounds.new': () => [{ as: 'Lena Leader', at: '/rounds/new' }],
  'routes/rounds.$id': ({ round, plannedRound }) => [
    { as: 'Eva Employee', at: `/rounds/${round}` },
    { as: 'Eva Employee', at: `/rounds/${plannedRound}` },
  ],
  'routes/rounds.$id_.record': ({ round }) => [{ as: 'Eva Employee', at: `/rounds/${round}/record` }],
  'routes/questions._index': () => [
    { as: 'Eva Employee', at: '/questions' },
    { as: 'Lena Leader', at: '/questions?round=nothing+like+it' },
  ],
  'routes/inventory': () => [{ as: 'Lena Leader', at: '/inventory' }],
  'routes/moderation.$id': ({ round }) => [{ as: 'Mo Moderator', at: `/moderation/${round}` }],
  'routes/questions.$id.promise': ({ question }) => [{ as: 'Lena Leader', at: `/questions/${question}/promise` }],
  'routes/owed._index': () => [{ as: 'Eva Employee', at: '/owed' }],
  'routes/owed.people.$id': ({ owner }) => [{ as: 'Eva Employee', at: `/owed/people/${owner}` }],
  'routes/owed.squads.$id': ({ squad }) => [{ as: 'Eva Employee', at: `/owed/squads/${squad}` }],
  'routes/questions.$id.answer': ({ question }) => [{ as: 'Lena Leader', at: `/questions/${question}/answer` }],
}
/** The page of a server that nobody has set up: another server. */
const SETUP = 'routes/setup'

interface BuiltRoute {
  id: string
  parentId?: string
  module: { default?: unknown }
}

/** Routes that render something of their own, as the built server knows them. */
async function pagesBuilt(): Promise<string[]> {
  const path = join(import.meta.dirname, '../../build/server/index.js')
  const built = (await import(pathToFileURL(path).href)) as { routes: Record<string, BuiltRoute> }
  const routes = Object.values(built.routes)
  const surrounds = ({ id }: BuiltRoute) => routes.some(({ parentId }) => parentId === id)
  return routes.filter(route => route.module.default && !surrounds(route)).map(({ id }) => id)
}

/** What axe finds, shortly: the rule, where, and which piece of the page. */
async function violations(page: Page, where: string, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      node => `${where}: ${id}: ${node.target.join(' ')}\n  ${node.html.slice(0, 200)}\n  ${node.any[0]?.message ?? node.failureSummary}`,
    ),
  )
}

/** Light and dark, desktop and phone. Colours are all that dark changes, so that in the dark they are all that is looked at. */
async function look(page: Page, what: string): Promise<string[]> {
  const found: string[] = []
  for (const [size, { viewport }] of [
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(viewport)
    await coloured(page, 'light')
    found.push(...(await violations(page, `${what}, ${size}`)))
    await coloured(page, 'dark')
    found.push(...(await violations(page, `${what}, ${size}, dark`, ['color-contrast'])))
  }
  return found
}

/** In other colours, as a person sees them: the shortest transition ends with a frame, and no sooner. */
async function coloured(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
}

async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1, main').first()).toBeVisible()
  // What comes after the page: the live state, the picture of a chart.
  await expect(page.getByText('Connecting…')).toHaveCount(0)
  await expect(page.locator('.chart-box:not(:has(svg))')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}

test('every page is listed', async () => {
  const built = await pagesBuilt()
  expect(
    built.filter(id => id !== SETUP && !(id in PAGES)),
    'add these pages to tests/e2e/axe.spec.ts',
  ).toEqual([])
  expect(
    Object.keys(PAGES).filter(id => !built.includes(id)),
    'these are pages no more',
  ).toEqual([])
})

test('the set-up', async ({ page }) => {
  await page.goto('/setup')
  await settled(page)
  expect(await look(page, '/setup')).toEqual([])
})

test.describe.configure({ mode: 'parallel' })
const VISITORS: Visitor[][] = [
  ['a stranger', 'a screen', 'Eva Employee', 'Mo Moderator', 'Ada Administrator'],
  ['Lena Leader', 'Paula Preparer'],
]
for (const visitors of VISITORS)
  test(`every page of ${visitors.join(', ')}`, async ({ found, complaints }) => {
    test.setTimeout(1_200_000)
    const company = await found(everything)
    const faults: string[] = []
    for (const visitor of visitors) {
      const page = await enter(company, visitor)
      for (const { at, status } of Object.values(PAGES)
        .flatMap(seen => seen(company.things))
        .filter(({ as }) => as === visitor)) {
        const answer = await page.goto(at)
        expect.soft(answer?.status(), `${visitor}: ${at}`).toBe(status ?? 200)
        await settled(page)
        if (status) expect.soft(complaints.splice(0)).toEqual([expect.stringContaining(String(status))])
        faults.push(...(await look(page, `${visitor}: ${at}`)))
      }
      await page.context().close()
    }
    expect(faults).toEqual([])
  })

async function enter(company: Company<Everything>, visitor: Visitor): Promise<Page> {
  if (visitor === 'a stranger') return company.visit(null)
  return company.visit(visitor === 'a screen' ? { stage: company.things.screen } : visitor)
}
