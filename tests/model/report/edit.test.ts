import { describe, expect, it } from 'vitest'
import { applyEdit, type Draft } from '#app/model/report/edit.ts'
import { editSchema } from '#app/model/report/edit-schema.ts'
import { redact, removeText } from '#app/model/report/redact.ts'
import { REMOVED } from '#app/model/report/removed.ts'
import type { Section } from '#app/model/report/section.ts'
import { normalLabel, seriesPaths } from '#app/model/report/series.ts'
import { incomeStatement } from '#tests/support/reports.ts'

const section = (id: string, body: Section['body'], title = id): Section => ({ id, title, notes: '', minutes: 3, body })
const statement = section('s', incomeStatement(), 'Income')
const text = section('t', { kind: 'narrative', markdown: 'We opened Lisbon.' })
const chart = section('c', {
  kind: 'chart',
  form: 'column',
  statementId: 's',
  lineItemIds: ['a-cloud'],
  columnIds: ['a-actual'],
  caption: '',
})
const draft: Draft = { title: 'Report', period: 'FY2025-Q4', sentences: [], sections: [statement, text, chart] }
const apply = (edit: unknown) => applyEdit(draft, editSchema.parse(edit), () => 'new')
const order = (edited: ReturnType<typeof apply>) => (edited.kind === 'edited' ? edited.draft.sections.map(({ id }) => id) : edited)

describe('edits of a draft', () => {
  it('put a new section where it is wanted', () => {
    const body = { kind: 'narrative', markdown: '' }
    expect(order(apply({ kind: 'add section', title: 'New', body }))).toEqual(['s', 't', 'c', 'new'])
    expect(order(apply({ kind: 'add section', title: 'New', after: null, body }))).toEqual(['new', 's', 't', 'c'])
    expect(order(apply({ kind: 'add section', title: 'New', after: 's', body }))).toEqual(['s', 'new', 't', 'c'])
  })

  it('add pages of a PDF behind the others, each as a picture with its title, and none without a word on what it shows', () => {
    let made = 0
    const picture = { kind: 'picture', fileId: 'f', alt: 'A hall', caption: '', width: 16, height: 9, title: 'Page 2' }
    const pictures = [picture, { ...picture, title: 'Page 5' }]
    const edited = applyEdit(draft, editSchema.parse({ kind: 'add pictures', pictures }), () => `new ${made++}`)
    if (edited.kind !== 'edited') throw new Error('nothing was added')
    expect(edited.draft.sections.map(({ id, title }) => [id, title]).slice(2)).toEqual([
      ['c', 'c'],
      ['new 0', 'Page 2'],
      ['new 1', 'Page 5'],
    ])
    expect(edited.draft.sections.at(-1)?.body).not.toHaveProperty('title')
    const refused = editSchema.safeParse({ kind: 'add pictures', pictures: [picture, { ...picture, alt: ' ' }] })
    expect(refused.error?.issues).toMatchObject([{ path: ['pictures', 1, 'alt'], message: 'Say what it shows.' }])
    expect(editSchema.safeParse({ kind: 'add pictures', pictures: Array.from({ length: 21 }, () => picture) }).success).toBe(false)
  })

  it('move a section, however far it is asked to go', () => {
    expect(order(apply({ kind: 'move section', sectionId: 'c', to: 0 }))).toEqual(['c', 's', 't'])
    expect(order(apply({ kind: 'move section', sectionId: 's', to: 400 }))).toEqual(['t', 'c', 's'])
  })

  it('keep what charts show', () => {
    expect(apply({ kind: 'remove section', sectionId: 's' }).kind).toBe('invalid')
    expect(apply({ kind: 'withhold section', sectionId: 's', title: 'Withheld', reason: 'legal', lookAgainOn: '2026-05-01' }).kind).toBe(
      'invalid',
    )
    expect(order(apply({ kind: 'remove section', sectionId: 'c' }))).toEqual(['s', 't'])
  })

  it('leave nothing of a section that is withheld', () => {
    const edited = apply({ kind: 'withhold section', sectionId: 't', title: 'Withheld', reason: 'undecided', lookAgainOn: '2026-05-01' })
    expect(JSON.stringify(edited)).not.toContain('Lisbon')
  })

  it('change of lines only what they name', () => {
    const edited = apply({ kind: 'describe lines', sectionId: 's', lineItemIds: ['a-cloud'], good: 'down' })
    const body = edited.kind === 'edited' ? edited.draft.sections[0]?.body : undefined
    expect(body?.kind === 'statement' && body.lineItems.map(({ good, note }) => ({ good, note }))).toEqual([
      { good: 'up', note: '' },
      { good: 'down', note: '' },
      { good: 'up', note: '' },
      { good: 'up', note: '' },
    ])
  })

  it('refuse lines and columns that are not in the statement, and a second section with the same lines', () => {
    const body = { kind: 'chart', form: 'line', statementId: 's', lineItemIds: ['gone'], columnIds: ['a-actual'], caption: '' }
    expect(apply({ kind: 'write section', sectionId: 'c', body })).toMatchObject({
      kind: 'invalid',
      fields: { lineItemIds: expect.any(String) },
    })
    expect(apply({ kind: 'set statement', sectionId: 's', comparison: { column: 'a-actual', against: 'a-actual' } }).kind).toBe('invalid')
    expect(apply({ kind: 'add section', title: 'Again', body: incomeStatement() })).toMatchObject({
      kind: 'invalid',
      fields: { lineItems: expect.any(String) },
    })
  })

  it('of how a statement is shown in a meeting make at most sixty steps, and say what to do otherwise', () => {
    const [statement, ...rest] = draft.sections
    if (statement?.body.kind !== 'statement') throw new Error('the first section is the statement')
    const { lineItems } = statement.body
    const many = Array.from({ length: 61 }, (_, at) => ({ ...lineItems[0]!, id: `many-${at}`, kind: 'item' as const }))
    const long = { ...draft, sections: [{ ...statement, body: { ...statement.body, lineItems: many } }, ...rest] }
    const edit = { kind: 'set statement', sectionId: statement.id, reveal: 'by line' } as const
    expect(applyEdit(draft, edit, () => 'new').kind).toBe('edited')
    expect(applyEdit(long, edit, () => 'new')).toEqual({
      kind: 'invalid',
      fields: { reveal: expect.stringMatching(/61 steps.*at most 60/) },
    })
    expect(applyEdit(long, { ...edit, reveal: 'by level' }, () => 'new').kind).toBe('edited')
  })

  it('never turn a section into one of another kind', () => {
    expect(
      apply({ kind: 'write section', sectionId: 't', body: { kind: 'withheld', reason: 'legal', lookAgainOn: '2026-05-01' } }),
    ).toEqual({ kind: 'gone' })
  })
})

describe('redaction', () => {
  it('takes a passage in any case and spacing, and touches ids and words of ours nowhere', () => {
    expect(removeText('The LISBON\n office, lisbon office', 'Lisbon office')).toBe(`The ${REMOVED}, ${REMOVED}`)
    const { state, touched } = redact(draft, { what: 'text', text: 'actual' })
    expect(touched).toEqual(['s'])
    const body = state.sections[0]?.body
    expect(body?.kind === 'statement' && body.columns[0]).toMatchObject({ id: 'a-actual', scenario: 'actual', label: `Q4 ${REMOVED}` })
  })

  it('names what shows a removed line, and leaves the rest as the same object', () => {
    const { state, touched } = redact(draft, { what: 'line item', sectionId: 's', lineItemId: 'a-cloud' })
    expect(touched).toEqual(['s', 'c'])
    expect(state.sections[1]).toBe(text)
  })
})

describe('series', () => {
  it('recognise a line by statement and labels, whatever the title says of the period', () => {
    const lines = incomeStatement()
    expect(seriesPaths('Income statement Q4 2025', lines)).toEqual(seriesPaths('Profit and loss, Q1 FY2026', lines))
    const kpi = { ...lines, statement: 'kpi' as const }
    expect(seriesPaths('Key metrics Q4 2025', kpi)).toEqual(seriesPaths('Key metrics Q1 2026', kpi))
    expect(seriesPaths('Plants Q4 2025', kpi)).not.toEqual(seriesPaths('Shops Q4 2025', kpi))
    expect(normalLabel('  Coût  des ventes (1)')).toBe('cout des ventes')
  })

  it('keep two lines with one label apart', () => {
    const lines = incomeStatement()
    const twice = { ...lines, lineItems: lines.lineItems.map(item => ({ ...item, label: 'Other', parent: null })) }
    expect(new Set(seriesPaths('x', twice)).size).toBe(4)
  })
})
