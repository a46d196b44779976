import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import type { ChartView } from '#app/model/report/views.ts'
import { axisOf } from '#app/ui/charts/axis.ts'
import { Chart } from '#app/ui/charts/chart.tsx'
import { labelSize } from '#app/ui/charts/columns.tsx'
import { pastPlans } from '#app/ui/charts/lines.tsx'
import { acrossOf } from '#app/ui/charts/multiples.tsx'
import { drawnOf } from '#app/ui/charts/shape.ts'
import { Sparkline } from '#app/ui/charts/sparkline.tsx'
import { linesOf } from '#app/ui/charts/text.tsx'
import { stepsOf } from '#app/model/report/waterfall.ts'

type Line = ChartView['series'][number]
const line = (label: string, value: string, kind: Line['kind'] = 'item', good: Line['good'] = 'down'): Line => ({
  id: label,
  label,
  unit: 'currency',
  good,
  kind,
  points: [{ id: `${label}:a`, value }],
})
const spans = (series: Line[]) => stepsOf(series, 'Other').map(({ from, to, kind }) => [from, to, kind])

describe('a waterfall', () => {
  const expected = [
    ['0', '100', 'level'],
    ['100', '40', 'change'],
    ['40', '30', 'change'],
    ['0', '30', 'level'],
  ]

  test('costs lower the level when a file writes them without a minus', () => {
    expect(
      spans([line('Revenue', '100', 'total', 'up'), line('Material', '60'), line('Freight', '10'), line('Profit', '30', 'total', 'up')]),
    ).toEqual(expected)
  })

  test('costs lower the level when a file writes them with a minus', () => {
    expect(
      spans([line('Revenue', '100', 'total', 'up'), line('Material', '-60'), line('Freight', '-10'), line('Profit', '30', 'total', 'up')]),
    ).toEqual(expected)
  })

  test('a cost that came back raises it again, and a loss crosses zero', () => {
    const steps = [line('Revenue', '10', 'total', 'up'), line('People', '30'), line('Released', '-5'), line('Loss', '-15', 'total', 'up')]
    expect(spans(steps)).toEqual([
      ['0', '10', 'level'],
      ['10', '-20', 'change'],
      ['-20', '-15', 'change'],
      ['0', '-15', 'level'],
    ])
  })

  test('headings and empty cells are no steps', () => {
    const empty = { ...line('Nothing', '0'), points: [{ id: 'x', value: null }] }
    expect(spans([line('Costs', '0', 'heading'), empty])).toEqual([])
  })
})

const columns: ChartView['columns'] = [
  { id: 'a', label: 'Q3 FY2025', scenario: 'actual', period: 'FY2025-Q3' },
  { id: 'b', label: 'Q3 FY2026', scenario: 'actual', period: 'FY2026-Q3' },
  { id: 'f', label: 'Q4 FY2026', scenario: 'forecast', period: 'FY2026-Q4' },
]
const view: ChartView = {
  kind: 'chart',
  form: 'column',
  caption: 'It grows.',
  unit: { currency: 'USD', scale: 3, label: '' },
  columns,
  series: [{ ...line('Revenue', '0'), points: ['26975', '30005', null].map((value, at) => ({ id: `Revenue:${'abf'[at]}`, value })) }],
}

describe('a chart', () => {
  test('stands as a table in the server’s HTML, and its box has its place before the picture comes', () => {
    const page = renderToStaticMarkup(<Chart title="Revenue" view={view} />)
    expect(page).toContain('<th scope="row">Revenue</th><td>26,975</td><td>30,005</td><td></td>')
    expect(page).toContain('class="chart-box"')
    expect(page).toContain('aria-label="Revenue; Revenue: from 26,975, Q3 FY2025, to 30,005, Q3 FY2026"')
    expect(page).toContain('It grows.')
    expect(page).not.toContain('recharts')
  })

  test('draws scenarios as tables do', () => {
    expect(drawnOf(view, DEFAULT_FORMATS).series[0]?.points.map(point => point.mark)).toEqual(['earlier', 'actual', 'forecast'])
  })

  test('an actual goes on from the last one past a budget, and past no gap', () => {
    const of = (...marks: ('actual' | 'budget' | 'gap')[]) =>
      pastPlans(
        marks.map((mark, at) => ({
          ...{ id: String(at), at: mark === 'gap' ? null : at, span: null, label: '', level: true, meaning: 'plain' as const },
          mark: mark === 'gap' ? 'actual' : mark,
        })),
      )
    expect(of('actual', 'budget', 'actual')).toEqual([[0, 2]])
    expect(of('actual', 'budget', 'budget', 'actual', 'budget', 'actual')).toEqual([
      [0, 3],
      [3, 5],
    ])
    expect([
      of('actual', 'actual'),
      of('budget', 'actual'),
      of('actual', 'gap', 'budget', 'actual'),
      of('actual', 'gap', 'actual'),
    ]).toEqual([...[[], [], [], []]])
  })

  test('a period that all names begin with is said once above, unless they name another', () => {
    const named = (...labels: string[]) =>
      drawnOf({ ...view, columns: columns.map((one, at) => ({ ...one, label: labels[at] ?? '' })) }, DEFAULT_FORMATS)
    const year = named('YTD June 2026 Prior year', 'YTD June 2026 Actual', 'YTD June 2026 Budget')
    expect([year.of, ...year.names]).toEqual(['YTD June 2026', 'Prior year', 'Actual', 'Budget'])
    expect(named('Q3 FY2025', 'Q3 FY2026', 'Q3 FY2024')).toMatchObject({ names: ['Q3 FY2025', 'Q3 FY2026', 'Q3 FY2024'] })
    expect(named('Q3', 'Q3 Budget', 'Q3 Forecast').of).toBeUndefined()
    const two = (label: string): Line => ({
      ...line(label, '1', 'total'),
      points: ['a', 'f'].map(id => ({ id: `${label}:${id}`, value: '5' })),
    })
    const ends = columns.flatMap((one, at) =>
      at === 1 ? [] : [{ ...one, label: at === 0 ? 'YTD June 2026 Budget' : 'YTD June 2026 Actual' }],
    )
    const bridge = drawnOf({ ...view, form: 'bridge', columns: ends, series: [two('EBITDA'), two('Sales')] }, DEFAULT_FORMATS)
    expect([bridge.of, bridge.names[0], bridge.names.at(-1)]).toEqual(['YTD June 2026', 'EBITDA Budget', 'EBITDA Actual'])
  })

  test('small pictures beside each other write figures of one size alike', () => {
    const two = (first: string, second: string) =>
      drawnOf({ ...view, form: 'multiples', series: [line('A', first), line('B', second)] }, DEFAULT_FORMATS).series.map(
        ({ points }) => points[0]?.label,
      )
    expect(two('24227.8', '8254.7')).toEqual(['24,228', '8,255'])
    expect(two('24227.8', '1.4')).toEqual(['24,228', '1.4'])
  })

  test('small pictures stand in rows of equal length, as wide as can be read', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 12].map(count => acrossOf(count, 1080, 13))).toEqual([1, 2, 3, 4, 3, 3, 4, 4, 4])
    expect([420, 640, 719, 720, 1300].map(width => acrossOf(6, width, 13))).toEqual([2, 3, 3, 3, 3])
    expect([acrossOf(6, 342, 13), acrossOf(6, 1740, 27), acrossOf(0, 1080, 13)]).toEqual([1, 3, 1])
  })

  test('figures over bars are as wide as their bar at most, and no smaller than can be read', () => {
    // Six quarters of three lines on the hall's screen.
    const stage = labelSize(308, 3, 6, 27)
    expect(stage).toBeGreaterThan(18)
    expect(stage * 6 * 0.58).toBeLessThan((308 * 0.76) / 3 + 1)
    expect(labelSize(400, 1, 6, 13)).toBe(13)
    // A phone.
    expect(labelSize(58, 3, 6, 13)).toBe(0)
    expect(labelSize(42, 1, '(3,742.2)'.length, 13)).toBe(0)
    // Five digits do not touch the next five.
    expect(labelSize(44.75, 1, 6, 13) * 6 * 0.58).toBeLessThan(41)
  })

  test('whose lines are gone says so', () => {
    expect(renderToStaticMarkup(<Chart title="x" view={{ ...view, series: [] }} />)).toContain('no longer in the report')
  })

  test.each(['line', 'stacked', 'multiples', 'waterfall', 'bridge'] as const)('a %s of empty cells says so in place of a frame', form => {
    const empty = view.series.map(line => ({ ...line, points: line.points.map(point => ({ ...point, value: null })) }))
    const html = renderToStaticMarkup(<Chart title="x" view={{ ...view, form, series: empty }} />)
    expect(html).toContain('Nothing to draw')
    expect(html).not.toContain('chart-box')
  })

  test('names along the axis are broken at spaces and shorten the year where there is no room', () => {
    expect(linesOf('Q3 FY2026', 39, 13, 3)).toEqual(['Q3', 'FY26'])
    expect(linesOf('Impairment of the Lyon site', 150, 13, 2)).toEqual(['Impairment of the', 'Lyon site'])
  })
})

describe('a waterfall and a bridge', () => {
  const level = (good: Line['good'], values: string[]): Line => ({
    ...line('Costs', '0', 'total', good),
    points: values.map((value, at) => ({ id: `Costs:${at}`, value })),
  })
  const part = (values: string[]): Line => ({ ...line('Rent', '0'), points: values.map((value, at) => ({ id: `Rent:${at}`, value })) })
  const meanings = (form: 'waterfall' | 'bridge', series: Line[]) =>
    drawnOf({ ...view, form, columns: columns.slice(0, 2), series }, DEFAULT_FORMATS).series[0]?.points.map(({ meaning }) => meaning)
  test('show more of a cost as bad, whether the file writes it above or below zero, and take no side where nobody said one', () => {
    expect(meanings('bridge', [level('down', ['10', '12']), part(['10', '12'])])).toEqual(['plain', 'bad', 'plain'])
    expect(meanings('bridge', [level('down', ['-10', '-12']), part(['-10', '-12'])])).toEqual(['plain', 'bad', 'plain'])
    expect(meanings('bridge', [level('up', ['-10', '-12']), part(['-10', '-12'])])).toEqual(['plain', 'bad', 'plain'])
    expect(meanings('bridge', [level('up', ['10', '12']), part(['10', '12'])])).toEqual(['plain', 'good', 'plain'])
    expect(meanings('bridge', [level(null, ['10', '12']), part(['10', '12'])])).toEqual(['plain', 'plain', 'plain'])
  })
  test('say a word where the sign says the contrary of what a step means, in the picture and in its table', () => {
    const said = (good: Line['good'], before: string, after: string) =>
      drawnOf(
        { ...view, form: 'bridge', columns: columns.slice(0, 2), series: [level(good, [before, after]), part([before, after])] },
        DEFAULT_FORMATS,
      ).series[0]?.points[1]?.word
    expect([said('down', '10', '12'), said('down', '12', '10')]).toEqual(['unfav.', 'fav.'])
    expect([said('up', '10', '12'), said('down', '-10', '-12'), said(null, '10', '12')]).toEqual([undefined, undefined, undefined])
    const series = [level('down', ['12', '10']), part(['12', '10'])]
    const page = renderToStaticMarkup(<Chart title="x" view={{ ...view, form: 'bridge', columns: columns.slice(0, 2), series }} />)
    expect(page).toContain('(2) fav.</td>')
  })
  test('are named by what they lead from and to, and what is below zero is heard so', () => {
    const costs = { ...level('down', ['12', '-10']), points: ['12', '-10'].map((value, at) => ({ id: `Costs:${'ab'[at]}`, value })) }
    const page = renderToStaticMarkup(<Chart title="x" view={{ ...view, form: 'bridge', columns: columns.slice(0, 2), series: [costs] }} />)
    expect(page).toContain('aria-label="x; Costs: from 12, Q3 FY2025, to −10, Q3 FY2026"')
  })
  test('tell in their table what is missing on the way to a level, and of which column they are', () => {
    const series = [line('Revenue', '100', 'total', 'up'), line('Rent', '-10'), line('Profit', '70', 'total', 'up')]
    const page = renderToStaticMarkup(<Chart title="x" view={{ ...view, form: 'waterfall', columns: columns.slice(1, 2), series }} />)
    expect(page).toContain('<th scope="row">Other, before Profit</th><td class="below-zero">(20)</td>')
    expect(page).toContain('Q3 FY2026: USD thousands')
  })
})

test('figures beside each other in a chart have the same decimals', () => {
  const of = (value: string): Line => ({ ...line(value, '0'), points: [{ id: value, value }] })
  const drawn = drawnOf({ ...view, columns: columns.slice(0, 1), series: [of('12630.4'), of('5490.1')] }, DEFAULT_FORMATS)
  expect(drawn.series.map(({ points }) => points[0]?.label)).toEqual(['12,630', '5,490'])
})

test('a value axis begins and ends on round figures, and holds zero', () => {
  expect(axisOf([18_120.5, 16_770.8], 1.5)).toEqual({ domain: [0, 30_000], ticks: [0, 10_000, 20_000, 30_000] })
  expect(axisOf([61.6, 61.3]).ticks).toEqual([0, 20, 40, 60, 80])
  expect(axisOf([-0.3, 0.1]).ticks).toEqual([-0.3, -0.2, -0.1, 0, 0.1])
  expect(axisOf([]).domain).toEqual([0, 1])
})

test('a sparkline leaves gaps and says nothing that the figures beside it say', () => {
  const drawn = renderToStaticMarkup(<Sparkline values={['1', null, '3', '2']} />)
  expect(drawn.match(/M\d/g)).toHaveLength(2)
  // The one before the gap is a dot.
  expect(drawn.match(/h0/g)).toHaveLength(1)
  expect(drawn).toContain('aria-hidden="true"')
  expect(renderToStaticMarkup(<Sparkline values={['1']} />)).toBe('')
  // Two quarters of different years are two dots.
  expect(renderToStaticMarkup(<Sparkline values={['1', null, null, null, '3']} />)).toBe('')
})

describe('the further forms', () => {
  const both = (values: [string, string], change: Partial<Line> = {}): Line => ({
    ...line('x', '0'),
    points: values.map((value, at) => ({ id: `x:${at}`, value })),
    ...change,
  })
  const view = (form: ChartView['form'], series: Line[], more: Partial<ChartView> = {}): ChartView => ({
    kind: 'chart',
    form,
    caption: '',
    unit: { currency: 'USD', scale: 3, label: '' },
    columns: columns.slice(0, 2),
    series,
    ...more,
  })

  test('a stacked column carries its exact sum, and none where a part has no figure', () => {
    const parts = [both(['0.1', '1']), both(['0.2', '2'], { id: 'y', label: 'y' })]
    expect(drawnOf(view('stacked', parts), DEFAULT_FORMATS).totals?.map(({ label }) => label)).toEqual(['0.3', '3.0'])
    const gap = [
      both(['1', '1']),
      {
        ...both(['1', '1']),
        points: [
          { id: 'y:0', value: null },
          { id: 'y:1', value: '2' },
        ],
      },
    ]
    expect(drawnOf(view('stacked', gap), DEFAULT_FORMATS).totals?.map(({ label }) => label)).toEqual(['', '3'])
  })

  test('a rate beside amounts has an axis of its own', () => {
    const drawn = drawnOf(
      view('combined', [both(['10', '20']), both(['0.1', '0.2'], { id: 'y', unit: 'percent', whole: 1, asLine: true })]),
      DEFAULT_FORMATS,
    )
    expect(drawn.alike).toBe(false)
    expect(drawn.series.map(({ apart, asLine }) => [apart ?? false, asLine ?? false])).toEqual([
      [false, false],
      [true, true],
    ])
    expect(drawn.series[1]?.tick?.(10)).toBe('10%')
  })

  test('the table says the effect of each part of a bridge, what they leave, and the target; remarks are a numbered list', () => {
    const series = [
      both(['40', '60'], { id: 't', label: 'Profit', kind: 'total', good: 'up' }),
      both(['100', '115'], { id: 'r', label: 'Revenue' }),
    ]
    const page = renderToStaticMarkup(
      <Chart title="Bridge" view={view('bridge', series, { notes: [{ pointId: `r:${columns[1]?.id}`, text: 'Won <Acme>' }] })} />,
    )
    expect(page).toMatch(/Revenue<\/th><td[^>]*>100<\/td><td[^>]*>115<\/td><td>15<\/td>/)
    expect(page).toMatch(/Other<\/th><td colSpan="2"><\/td><td>5<\/td>/)
    // The number is in the picture: to who does not see it each says of which point it is.
    expect(page).toContain(`<li><span class="sr-only">Revenue, ${columns[1]?.label}: </span>Won &lt;Acme&gt;</li>`)
    const target = { label: 'Board', unit: 'currency' as const, whole: undefined, values: ['7', '8'] }
    expect(renderToStaticMarkup(<Chart title="T" view={view('column', [both(['1', '2'])], { target })} />)).toContain(
      'Board</th><td>7</td><td>8</td>',
    )
  })
})
