import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { applyEdit, type Draft } from '#app/model/report/edit.ts'
import { editSchema } from '#app/model/report/edit-schema.ts'
import { figureChoices } from '#app/model/report/figure-choices.ts'
import type { Chart, Figures, Section, Statement } from '#app/model/report/section.ts'
import { viewSection } from '#app/model/report/views.ts'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { ChartFields, firstChart } from '#app/ui/editor/chart-fields.tsx'
import { FiguresFields } from '#app/ui/editor/figures-fields.tsx'
import { firstChoice, placesByUnit } from '#app/ui/statement/layout.ts'
import { incomeStatement } from '#tests/support/reports.ts'

// A variance that the file gives is kept as it is. It is no figure of a period: nothing is drawn of it or compared with it.

const plain = incomeStatement()
const [first, second] = plain.columns
if (!first || !second) throw new Error('a statement of two columns')
const given = { id: 'given', label: 'Var. %', period: null, scenario: 'actual' as const, entity: null }
const body: Statement = {
  ...plain,
  comparison: null,
  columns: [{ ...given, variance: { of: first.id, against: second.id, as: 'relative', whole: 100 } }, ...plain.columns],
  lineItems: plain.lineItems.map(item => ({
    ...item,
    values: { ...item.values, given: { value: '3.1', text: '', cell: null, flag: null } },
  })),
}
const [line] = body.lineItems.map(({ id }) => id)
const statements = [{ id: 's', title: 'Income', body }]
const chart: Chart = { ...firstChart({ id: 's', title: 'Income', body }, [line ?? '']) }
const figures = (columnId: string, against: string | null): Figures => ({
  kind: 'figures',
  figures: [{ id: 'f', label: '', statementId: 's', lineItemId: line ?? '', columnId, against }],
})
const section = (id: string, body: Section['body']): Section => ({ id, title: id, notes: '', minutes: 3, body })
const draft: Draft = { title: 'Report', period: 'FY2025-Q4', sentences: [], sections: [section('s', body)] }
const apply = (edit: unknown) => applyEdit(draft, editSchema.parse(edit), () => 'new')

test('no picker offers it: not of a chart, of key figures, of live figures', () => {
  const picked = renderToStaticMarkup(<ChartFields statements={statements} initial={chart} errors={{}} />)
  expect(picked).toContain(first.label)
  expect(picked).not.toContain('Var. %')
  const figure = renderToStaticMarkup(<FiguresFields statements={statements} initial={figures(first.id, null)} errors={{}} />)
  expect(figure).toContain(second.label)
  expect(figure).not.toContain('Var. %')
  const live = figureChoices(plain.lineItems[0]?.label ?? '', draft.sections, DEFAULT_FORMATS, 50)
  expect(live.length).toBeGreaterThan(0)
  expect(live.map(({ figure }) => figure.columnId)).not.toContain('given')
})

test('a new chart and a statement that nobody chose columns of begin without it', () => {
  expect(chart.columnIds).toEqual([first.id, second.id])
  const view = viewSection(section('s', body), {
    section: () => undefined,
    squad: () => undefined,
    markdown: () => '',
    picture: () => '',
  }).body
  const choice = view.kind === 'statement' ? firstChoice(view, DEFAULT_FORMATS) : null
  expect([choice?.column, choice?.against]).not.toContain('given')
})

test('where it was chosen before, it is called what it is', () => {
  const before = { ...chart, columnIds: ['given'] }
  expect(renderToStaticMarkup(<ChartFields statements={statements} initial={before} errors={{}} />)).toContain(
    'Var. % (variance as in the file, no figure)',
  )
})

test('it is refused in what is saved', () => {
  const content = (body: Section['body']) => apply({ kind: 'add section', title: 'New', body })
  expect(content(chart).kind).toBe('edited')
  expect(content({ ...chart, columnIds: [first.id, 'given'] })).toMatchObject({ kind: 'invalid' })
  expect(content(figures(first.id, second.id)).kind).toBe('edited')
  expect(content(figures('given', null))).toMatchObject({ kind: 'invalid' })
  expect(content(figures(first.id, 'given'))).toMatchObject({ kind: 'invalid' })
  expect(apply({ kind: 'set statement', sectionId: 's', comparison: { column: first.id, against: 'given' } })).toMatchObject({
    kind: 'invalid',
  })
})

test('its decimals are its own: whole thousands and whole people beside it stay whole', () => {
  const whole = (value: string) => ({ value, text: '', cell: null, flag: null })
  const lineItems = body.lineItems.map(item => ({
    ...item,
    values: { [first.id]: whole('4210'), [second.id]: whole('4400'), given: whole('-0.0432') },
  }))
  const sources = { section: () => undefined, squad: () => undefined, markdown: String, picture: String }
  const view = viewSection(section('s', { ...body, lineItems }), sources).body
  if (view.kind !== 'statement') throw new Error('no statement')
  expect(placesByUnit(view, 3).byUnit.currency).toBe(0)
})
