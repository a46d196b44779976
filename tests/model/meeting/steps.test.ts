import { describe, expect, test } from 'vitest'
import { packParts, unpackParts } from '#app/model/meeting/pack.ts'
import { presentedSections } from '#app/model/meeting/presented.ts'
import {
  MOST_STEPS,
  partsOf,
  revealOf,
  sectionUpTo,
  stepsOf,
  stopsOf,
  targetKey,
  targetsOf,
  viewUpTo,
  wantedSteps,
} from '#app/model/meeting/steps.ts'
import type { Chart } from '#app/model/report/section.ts'
import { type ChartView, viewSection } from '#app/model/report/views.ts'
import { stepsOf as waterfall } from '#app/model/report/waterfall.ts'
import { anyReport, chart, line, narrative, statement } from '../../support/sections.ts'

const [, income] = anyReport() as [unknown, ReturnType<typeof statement>]
const sources = { section: () => undefined, squad: () => undefined, markdown: (text: string) => text, picture: () => '' }

describe('parts', () => {
  test('are one a section, or one a level', () => {
    expect(partsOf(anyReport()).map(({ sectionId, step, steps }) => [sectionId, step, steps])).toEqual([
      ['s-welcome', 1, 1],
      ['s-income', 1, 2],
      ['s-income', 2, 2],
      ['s-chart', 1, 1],
      ['s-closing', 1, 1],
    ])
  })

  test('an early step holds nothing of a later one: no line, no sum of it, no count', () => {
    const text = JSON.stringify(viewSection(sectionUpTo(income, 1, 2), sources))
    expect(text).toContain('Cost of everything')
    for (const secret of ['Cloud', 'Rent', '31337', '11873', 'l-cloud', 'l-rent']) expect(text).not.toContain(secret)
    expect(JSON.stringify(viewSection(sectionUpTo(income, 2, 2), sources))).toContain('Cloud cost exploded')
  })

  test('a presenter sees of each step exactly what followers get', () => {
    const whole = viewSection(income, sources)
    for (const step of [1, 2]) expect(viewUpTo(whole, 'by level', step, 2)).toEqual(viewSection(sectionUpTo(income, step, 2), sources))
  })

  test('what arrow keys stop at can be pointed at', () => {
    for (const section of anyReport()) {
      const view = viewSection(section, { ...sources, section: id => anyReport().find(each => each.id === id) })
      for (const stop of stopsOf(view)) expect(targetsOf(section)).toContain(targetKey(stop))
    }
  })

  test('an empty statement is one step', () => {
    expect(stepsOf(statement('s', 'Empty', [], 'by level'))).toBe(1)
    expect(stepsOf(statement('s', 'Empty', [], 'by line'))).toBe(1)
  })

  test('line by line: one more a step, with the headings above it; a line does not say of which later sum it is a part', () => {
    const lines = [
      line('l-head', 'Costs', 0, null, { kind: 'heading' }),
      line('l-wages', 'Wages', 1, '10', { parent: 'l-sum' }),
      line('l-rent', 'Rent', 1, '20', { parent: 'l-sum' }),
      line('l-sum', 'Cost together', 0, '30', { kind: 'total' }),
      line('l-end', 'Remarks', 0, null, { kind: 'heading' }),
    ]
    const section = statement('s-costs', 'Costs', lines, 'by line')
    expect(stepsOf(section)).toBe(3)
    const whole = viewSection(section, sources)
    const seen = [1, 2, 3].map(step => viewUpTo(whole, 'by line', step, 3))
    expect(seen.map(({ body }) => (body.kind === 'statement' ? body.lineItems.map(({ id }) => id) : []))).toEqual([
      ['l-head', 'l-wages'],
      ['l-head', 'l-wages', 'l-rent'],
      ['l-head', 'l-wages', 'l-rent', 'l-sum', 'l-end'],
    ])
    for (const secret of ['l-rent', 'Rent', 'l-sum', 'together', '30']) expect(JSON.stringify(seen[0])).not.toContain(secret)
    for (const secret of ['l-sum', 'together', '30']) expect(JSON.stringify(seen[1])).not.toContain(secret)
    expect(JSON.stringify(seen[2])).toContain('"sumOf":["Wages","Rent"]')
    for (const step of [1, 2, 3]) expect(viewSection(sectionUpTo(section, step, 3), sources)).toEqual(seen[step - 1])
  })

  test('more lines than there are steps come with the last one', () => {
    const many = statement(
      's-many',
      'Many',
      Array.from({ length: 85 }, (_, at) => line(`l-${at}`, `Line ${at}`, 0, '1')),
      'by line',
    )
    expect([wantedSteps(many), stepsOf(many)]).toEqual([85, MOST_STEPS])
    const whole = viewSection(many, sources)
    const lines = (step: number) =>
      (viewUpTo(whole, 'by line', step, MOST_STEPS) as typeof whole & { body: { lineItems: unknown[] } }).body.lineItems
    expect([lines(59).length, lines(60).length]).toEqual([59, 85])
  })
})

describe('a chart point by point', () => {
  const columns = ['c1', 'c2', 'c3'].map((id, at) => ({
    id,
    label: `Quarter ${at + 1}`,
    period: null,
    scenario: 'actual' as const,
    entity: null,
  }))
  const cells = (...values: string[]) =>
    Object.fromEntries(values.map((value, at) => [`c${at + 1}`, { value, text: '', cell: null, flag: null }]))
  const costs = statement('s-costs', 'Costs', [
    line('l-wages', 'Wages', 1, null, { good: 'down', values: cells('101', '102', '103') }),
    line('l-cloud', 'Cloud', 1, null, { good: 'down', values: cells('201', '202', '203') }),
    line('l-sum', 'Sum of both', 0, null, { kind: 'total', good: 'down', values: cells('302', '304', '306') }),
  ])
  if (costs.body.kind === 'statement') costs.body.columns = columns
  const drawn = (form: Chart['form'], columnIds: string[]) => {
    const section = chart('s-drawn', 'Drawn', 's-costs', ['l-wages', 'l-cloud', 'l-sum'])
    return { ...section, body: { ...section.body, form, columnIds, caption: 'It fell in the third', reveal: 'by point' } } as typeof section
  }
  const all = { ...sources, section: () => costs }

  test.each(['column', 'line', 'area', 'stacked', 'combined', 'multiples'] as const)(
    'a %s chart grows by columns, and no figure or name of a later one is in an earlier step',
    form => {
      const section = drawn(form, ['c1', 'c2', 'c3'])
      expect(stepsOf(section)).toBe(3)
      const whole = viewSection(section, all)
      const first = JSON.stringify(viewUpTo(whole, revealOf(section), 1, 3))
      for (const there of ['Quarter 1', '101', '201', 'l-sum:c1']) expect(first).toContain(there)
      for (const secret of ['Quarter 2', 'Quarter 3', '102', '203', ':c2', ':c3', 'fell']) expect(first).not.toContain(secret)
      expect(viewUpTo(whole, 'by point', 3, 3)).toEqual(whole)
      expect(targetsOf(sectionUpTo(section, 2, 3))).not.toContain('chart point:l-wages:c3')
      for (const step of [1, 2, 3]) expect(viewSection(sectionUpTo(section, step, 3), all)).toEqual(viewUpTo(whole, 'by point', step, 3))
    },
  )

  test('a bridge grows from its first level by its parts; its end, the rest and what is said at points come last', () => {
    const section = drawn('bridge', ['c1', 'c3'])
    Object.assign(section.body, {
      lineItemIds: ['l-sum', 'l-wages', 'l-cloud'],
      notes: [{ pointId: 'l-cloud:c3', text: 'A new contract' }],
    })
    expect(stepsOf(section)).toBe(4)
    const whole = viewSection(section, all)
    const shown = (step: number) => JSON.stringify(viewUpTo(whole, 'by point', step, 4))
    expect(shown(1)).toContain('302')
    for (const secret of ['Quarter 3', 'Wages', '101', '306', 'contract']) expect(shown(1)).not.toContain(secret)
    expect(shown(2)).toContain('103')
    for (const secret of ['Cloud', '203', '306', 'contract']) expect(shown(2)).not.toContain(secret)
    for (const secret of ['306', 'contract']) expect(shown(3)).not.toContain(secret)
    expect(viewUpTo(whole, 'by point', 4, 4)).toEqual(whole)
    for (const step of [1, 2, 3]) {
      const published = JSON.stringify(viewSection(sectionUpTo(section, step, 4), all))
      for (const secret of ['306', 'contract']) expect(published).not.toContain(secret)
    }
    expect(stopsOf(whole)).toEqual(['l-sum:c1', 'l-sum:c3', 'l-wages:c3', 'l-cloud:c3'].map(id => ({ kind: 'chart point', id })))
  })

  test('a waterfall grows bar by bar, and a bar goes the way that it will go at the end', () => {
    const section = drawn('waterfall', ['c1'])
    expect(stepsOf(section)).toBe(3)
    const whole = viewSection(section, all).body as ChartView
    const end = waterfall(whole.series, 'Other')
    for (const step of [1, 2]) {
      const view = viewUpTo(viewSection(section, all), 'by point', step, 3)
      const body = view.body as ChartView
      expect(waterfall(body.series, 'Other')).toEqual(end.slice(0, step))
      for (const secret of ['Sum of both', '302', 'l-sum', ...(step === 1 ? ['Cloud', '201'] : [])])
        expect(JSON.stringify(view)).not.toContain(secret)
    }
    // What is published of one that was shown in part has no bar that could go the wrong way.
    expect(presentedSections([costs, section], [2], partsOf([costs, section])).find(({ id }) => id === 's-drawn')?.body).toMatchObject({
      form: 'column',
      lineItemIds: ['l-wages'],
    })
  })
})

describe('what was presented', () => {
  const report = anyReport()

  test('is what was shown, in order, each as far as it was shown', () => {
    const sections = presentedSections(report, [1, 2], partsOf(report))
    expect(sections.map(({ id }) => id)).toEqual(['s-welcome', 's-income'])
    expect(JSON.stringify(sections)).not.toContain('Cloud')
  })

  test('a chart without its statement brings just the lines that it draws, under its own title', () => {
    const sections = presentedSections(report, [4], partsOf(report))
    expect(sections.map(({ title }) => title)).toEqual(['Revenue drawn', 'Revenue drawn'])
    const text = JSON.stringify(sections)
    expect(text).toContain('98765')
    for (const secret of ['Income statement', 'Cost of everything', '43210', 'Cloud', 'Notes on']) expect(text).not.toContain(secret)
  })

  test('a chart of a deeper line than was shown keeps its line, without its note', () => {
    const sections = [income, chart('c', 'Cloud drawn', 's-income', ['l-cloud']), narrative('n', 'Not shown', 'secret')]
    const text = JSON.stringify(presentedSections(sections, [1, 3], partsOf(sections)))
    expect(text).toContain('Cloud cost exploded')
    for (const secret of ['Rent', 'migration', 'Not shown']) expect(text).not.toContain(secret)
  })

  test('nothing shown is nothing', () => {
    expect(presentedSections(report, [], partsOf(report))).toEqual([])
  })
})

describe('a pack', () => {
  const parts = ['zebra', 'ant', 'mole'].map((id, index) => ({ id, sealed: new Uint8Array(100 + index).fill(index + 1) }))

  test('gives the parts back, in an order that says nothing', () => {
    const found = unpackParts(packParts(parts))
    expect(found.map(({ id }) => id)).toEqual(['ant', 'mole', 'zebra'])
    for (const { id, nonce, sealed } of found)
      expect(Buffer.concat([nonce, sealed])).toEqual(Buffer.from(parts.find(part => part.id === id)!.sealed))
  })

  test('that was cut off gives what is whole', () => {
    const pack = packParts(parts)
    for (const cut of [1, 3, 60, 130, pack.length - 1]) expect(unpackParts(pack.subarray(0, cut)).length).toBeLessThan(3)
    expect(unpackParts(new Uint8Array())).toEqual([])
  })
})
