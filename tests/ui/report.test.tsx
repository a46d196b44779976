import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { pointsOf } from '#app/model/report/points.ts'
import type { FigureView, PlanView, SectionView } from '#app/model/report/views.ts'
import { AdverseLines } from '#app/ui/report/adverse-lines.tsx'
import { ReportCover } from '#app/ui/report/report-cover.tsx'
import { Contents } from '#app/ui/report/report-section.tsx'
import { SectionBody } from '#app/ui/report/section-body.tsx'
import { timelineOf } from '#app/ui/report/timeline.ts'
import { lineItem, statementView } from '#tests/support/statement.ts'

const withheld: SectionView = { id: 'w', title: 'Talks', body: { kind: 'withheld', reason: 'legal', lookAgainOn: '2027-03-03' } }

test('what is withheld says the kind of reason and the date, and nothing else', () => {
  expect(renderToStaticMarkup(<SectionBody title="Talks" body={withheld.body} />)).toBe(
    '<p class="withheld at-page">Withheld. Reason: legal. We look at it again on 3 March 2027.</p>',
  )
  expect(renderToStaticMarkup(<Contents sections={[withheld]} />)).toContain('withheld')
})

describe('a plan', () => {
  const item = { number: '', owner: '', progress: null, confidence: null, note: '' }
  const plan: PlanView = {
    kind: 'plan',
    items: [
      { ...item, id: 'a', label: 'Hall', from: '2026-06-01', to: '2026-08-31', status: 'late', progress: 45 },
      { ...item, id: 'b', label: 'Supplier', from: null, to: null, status: 'not started' },
    ],
    volumes: [{ id: 'v', label: 'HX-30', unit: 'pieces', period: 'FY2026-Q3', planned: '1200', actual: '1135' }],
  }

  test('says which items are past their end and not done, by the day of the report, and leaves their status', () => {
    const each = { ...item, from: null, to: '2026-06-30' }
    const items: PlanView['items'] = [
      { ...each, id: 'a', label: 'A', status: 'on track', progress: 60 },
      { ...each, id: 'b', label: 'B', status: 'not started' },
      { ...each, id: 'c', label: 'C', status: 'unknown', progress: 20 },
      // Nobody said how far it is; it is done; it is late or stopped anyway; its day has not passed.
      { ...each, id: 'd', label: 'D', status: 'unknown' },
      { ...each, id: 'e', label: 'E', status: 'done' },
      { ...each, id: 'f', label: 'F', status: 'on track', progress: 100 },
      { ...each, id: 'g', label: 'G', status: 'late' },
      { ...each, id: 'h', label: 'H', status: 'stopped' },
      { ...each, id: 'i', label: 'I', status: 'on track', to: '2026-07-01' },
    ]
    const body: PlanView = { kind: 'plan', items, volumes: [] }
    const past = (page: string) => page.match(/past its end/g)?.length ?? 0
    const page = renderToStaticMarkup(<SectionBody title="Plan" body={body} today="2026-07-01" />)
    expect([past(page), page.match(/● ?<\/span> on track/g)?.length]).toEqual([3, 3])
    expect(past(renderToStaticMarkup(<SectionBody title="Plan" body={body} today="2027-03-01" asOf="2026-06-15" />))).toBe(0)
    const points = pointsOf(
      { sentences: [], sections: [{ id: 's', title: 'Plan', notes: '', minutes: 3, body }] },
      '2026-07-01',
      null,
      DEFAULT_FORMATS,
    )
    expect(points).toContainEqual({ kind: 'past end', title: 'Plan', count: 3, items: ['A', 'B', 'C'] })
  })

  test('says each status by word and shape, with progress and dates', () => {
    const page = renderToStaticMarkup(<SectionBody title="Plan" body={plan} today="2026-07-01" />)
    expect(page).toContain('▲</span> late')
    expect(page).toContain('○</span> not started')
    expect(page).toContain('45% done')
    expect(page).toContain('1 Jun 2026 – 31 Aug 2026')
    const day = { ...plan, items: plan.items.map(each => ({ ...each, from: '2026-08-31', to: '2026-08-31' })) }
    expect(renderToStaticMarkup(<SectionBody title="Plan" body={day} />)).toContain('<p class="plan-dates">31 Aug 2026</p>')
    expect(page).toContain('Today')
    expect(page).not.toContain('past its end')
    expect(page).toContain('<td>1,200</td><td>1,135</td><td class="below-zero">(65)</td><td class="below-zero">(5.4%)</td>')
  })

  test('a tree is indented by its levels; what an item waits for, and the rest of its file, stand in its details', () => {
    const items: PlanView['items'] = [
      { ...item, id: 'a', number: '7', label: 'Hall', from: null, to: null, status: 'done', level: 0 },
      {
        ...item,
        id: 'b',
        label: 'Roof',
        from: null,
        to: null,
        status: 'unknown',
        level: 1,
        parent: 'a',
        dependsOn: ['a', 'the permit'],
        more: [{ label: 'Effort (h)', text: '<40>' }],
      },
    ]
    const page = renderToStaticMarkup(<SectionBody title="Plan" body={{ kind: 'plan', items, volumes: [] }} />)
    expect(page).toContain('status not given')
    expect(page).toMatch(/data-item="b"[^>]*style="--level:1"/)
    expect(page).toContain('<dt>Waits for</dt><dd>7 Hall; the permit</dd>')
    expect(page).toContain('<dt>Effort (h)</dt><dd>&lt;40&gt;</dd>')
    expect(renderToStaticMarkup(<SectionBody title="Plan" body={{ kind: 'plan', items, volumes: [] }} size="stage" />)).not.toContain(
      '<details',
    )
  })

  test('items without a tree stand under the names of their epics', () => {
    const items = ['Base', 'Base', 'Core', 'Core'].map((text, at) => ({
      ...item,
      id: `i${at}`,
      label: `Item ${at}`,
      from: null,
      to: null,
      status: 'done' as const,
      more: [{ label: 'Epic Link', text }],
    }))
    const page = renderToStaticMarkup(<SectionBody title="Plan" body={{ kind: 'plan', items, volumes: [] }} />)
    expect(page.match(/class="plan-group"[^>]*>(\w+)</g)?.map(found => found.replace(/.*>(\w+)</, '$1'))).toEqual(['Base', 'Core'])
  })

  test('marks what is pointed at', () => {
    expect(renderToStaticMarkup(<SectionBody title="Plan" body={plan} spotlight={['a']} />).match(/data-spot/g)).toHaveLength(1)
  })

  test('of many months every second name may go on paper, but never January, which says the year', () => {
    const items = plan.items.map(each => ({ ...each, from: '2025-10-01', to: '2026-05-31' }))
    const page = renderToStaticMarkup(<SectionBody title="Plan" body={{ kind: 'plan', items, volumes: [] }} />)
    const ticks = [...page.matchAll(/class="plan-tick"( data-spare)?[^>]*>([^<]*)</g)].map(([, spare, name]) => [name, spare !== undefined])
    expect(ticks.map(([, spare]) => spare)).toEqual([true, false, true, false, true, false, true, false])
    expect(ticks[3]).toEqual(['Jan 2026', false])
    const few = items.map(each => ({ ...each, to: '2026-01-31' }))
    expect(renderToStaticMarkup(<SectionBody title="Plan" body={{ kind: 'plan', items: few, volumes: [] }} />)).not.toContain('data-spare')
  })

  test('places items by their days, and an item without dates nowhere', () => {
    const line = timelineOf(plan.items)
    expect(line?.place({ from: '2026-06-01', to: '2026-08-31' })).toEqual({ left: 0, width: 100 })
    expect(line?.place({ from: null, to: null })).toBeNull()
    expect(line?.at('2027-01-01')).toBeNull()
    expect(timelineOf([{ from: null, to: null }])).toBeNull()
  })
})

test('at most five key figures, each with what it is compared to', () => {
  const figure: FigureView = {
    id: 'f',
    label: 'Revenue',
    unit: 'currency',
    scale: 3,
    currency: 'USD',
    good: 'up',
    costs: 'positive',
    value: '30005',
    text: '',
    columnLabel: 'Q3 FY2026',
    against: { value: '29650', columnLabel: 'budget' },
  }
  const figures = Array.from({ length: 6 }, (_, at) => ({ ...figure, id: `f${at}` }))
  const page = renderToStaticMarkup(<SectionBody title="Figures" body={{ kind: 'figures', figures }} trends={{ f0: ['1', '2'] }} />)
  expect(page.match(/class="figure"/g)).toHaveLength(5)
  expect(page).toContain('30 million')
  expect(page).toContain('+1.2%')
  expect(page).toContain('29.7 million in budget')
  expect(page).toContain('favourable')
  expect(page.match(/class="sparkline"/g)).toHaveLength(1)
})

test('the cover says period, clearance and the five sentences, each with its word', () => {
  const page = renderToStaticMarkup(
    <ReportCover
      title="Third quarter"
      period="FY2026-Q3"
      publishedOn="2026-11-20"
      clearance={{ kind: 'cleared', by: 'Amal Haddad', publicFrom: '2026-11-27' }}
      sentences={[
        { tone: 'bad', text: 'The clean room is late.' },
        { tone: 'decision', text: 'We close Lyon.' },
      ]}
    />,
  )
  expect(page).toContain('Q3 FY2026')
  expect(page).toContain('Cleared by Amal Haddad. Public from 27 November 2026.')
  expect(page).toMatch(/Bad<\/span>.*The clean room is late\./)
  expect(page).toMatch(/Decision<\/span>.*We close Lyon\./)
})

test('adverse lines that count something else follow those in money, by their share', () => {
  const percent = { unit: 'percent', whole: 1 } as const
  const body = statementView([
    lineItem({ id: 'rent', label: 'Rent', good: 'down', values: { actual: '11', budget: '10' } }),
    lineItem({ id: 'retention', label: 'Retention', ...percent, values: { actual: '0.93', budget: '0.95' } }),
    lineItem({ id: 'scrap', label: 'Scrap', good: 'down', ...percent, values: { actual: '0.031', budget: '0.025' } }),
    lineItem({ id: 'shipped', label: 'Shipped', unit: 'count', values: { actual: '380', budget: '400' } }),
    lineItem({ id: 'incidents', label: 'Incidents', good: 'down', unit: 'count', values: { actual: '6', budget: '0' } }),
  ])
  const page = renderToStaticMarkup(<AdverseLines sections={[{ id: 's', title: 'Figures', body }]} />)
  expect([...page.matchAll(/#line-(\w+)/g)].map(match => match[1])).toEqual(['rent', 'incidents', 'scrap', 'shipped'])
})

test('adverse lines of several currencies are taken in turn and say which they are in', () => {
  const costs = (id: string, currency: string, over: string[]): SectionView => ({
    id,
    title: id,
    body: statementView(
      over.map((actual, at) => lineItem({ id: `${id}${at}`, good: 'down', values: { actual, budget: '10' } })),
      { unit: { currency, scale: 3, label: '' } },
    ),
  })
  const page = renderToStaticMarkup(
    <AdverseLines sections={[costs('y', 'JPY', ['9000', '8000', '7000']), costs('e', 'EUR', ['12'])]} limit={2} />,
  )
  expect([...page.matchAll(/#line-(\w+)">[^<]*<\/a><span>([^,]+)/g)].map(([, id, said]) => `${id} ${said}`)).toEqual([
    'y0 JPY 9 million',
    'e0 EUR 12 thousand',
  ])
})

test('adverse lines are the largest unfavourable items, sums left out', () => {
  const body = statementView([
    lineItem({ id: 'small', label: 'Rent', good: 'down', values: { actual: '11', budget: '10' } }),
    lineItem({ id: 'large', label: 'Cloud cost', good: 'down', values: { actual: '4200', budget: '3400' } }),
    lineItem({ id: 'fine', label: 'Revenue', values: { actual: '9000', budget: '1000' } }),
    lineItem({ id: 'sum', label: 'Result', kind: 'total', values: { actual: '1', budget: '9000' } }),
  ])
  const section: SectionView = { id: 's', title: 'Income', body }
  const page = renderToStaticMarkup(<AdverseLines sections={[section]} limit={5} />)
  expect([...page.matchAll(/#line-(\w+)">([^<]+)/g)].map(match => `${match[1]} ${match[2]}`)).toEqual(['large Cloud cost', 'small Rent'])
  // No line of units stands above the list: the amount says what it is in.
  expect(page).toContain('<span>USD 4.2 million, ')
  expect(page).toContain('<h2>What is worse than planned</h2>')
  expect(renderToStaticMarkup(<AdverseLines sections={[withheld]} />)).toBe('')
  // What a balance sheet was before is no plan that it could be worse than.
  const before = {
    ...body,
    statement: 'balance' as const,
    columns: body.columns.map(column => ({ ...column, scenario: 'actual' as const })),
  }
  expect(renderToStaticMarkup(<AdverseLines sections={[{ ...section, body: before }]} />)).toBe('')
  // What was before an income statement is none either: it is compared, and not called a plan.
  const flow = { ...section, body: { ...before, statement: 'income' as const } }
  expect(renderToStaticMarkup(<AdverseLines sections={[flow]} />)).toContain('<h2>What is worse than before</h2>')
  expect(
    renderToStaticMarkup(
      <AdverseLines
        sections={[
          section,
          {
            ...flow,
            id: 'f',
            body: {
              ...flow.body,
              lineItems: [lineItem({ id: 'wages', label: 'Wages', good: 'down', values: { actual: '90', budget: '70' } })],
            },
          },
        ]}
      />,
    ),
  ).toContain('<h2>What is worse than planned, or than before</h2>')
})
