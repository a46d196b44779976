import { describe, expect, it } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { applyEdit, type Draft, usersOf } from '#app/model/report/edit.ts'
import { figureChoices } from '#app/model/report/figure-choices.ts'
import { figuresIn, type LiveFigure, tokenOf, withFigures } from '#app/model/report/live-figure.ts'
import { pointsOf } from '#app/model/report/points.ts'
import { redact } from '#app/model/report/redact.ts'
import { FIGURE_REMOVED } from '#app/model/report/removed.ts'
import type { Section } from '#app/model/report/section.ts'
import { renderMarkdown } from '#server/markdown.ts'
import { incomeStatement } from '#tests/support/reports.ts'
import { narrative } from '#tests/support/sections.ts'

const figure = (format: LiveFigure['format'], line = 'a-revenue', against: string | null = null): LiveFigure => ({
  lineItemId: line,
  columnId: 'a-actual',
  format,
  against,
})
const token = (...of: Parameters<typeof figure>) => tokenOf(figure(...of), 'Revenue, Q4 actual')
const income: Section = { id: 'income', title: 'Income', notes: '', minutes: 3, body: incomeStatement() }
const shown = (markdown: string, sections: Section[] = [income], formats = DEFAULT_FORMATS) =>
  renderMarkdown(withFigures(markdown, sections, formats))
    .replaceAll(/<\/?p>|\n/g, '')
    .replaceAll('\u00a0', ' ')
const draft = (...sections: Section[]): Draft => ({ title: 'Report', period: 'FY2025-Q4', sentences: [], sections })

describe('a live figure', () => {
  it('says what its line says, in the form that was chosen', () => {
    expect(shown(`Revenue was ${token('spoken')}.`)).toBe('Revenue was USD 48.2 million.')
    expect(shown(token('exact'))).toBe('USD 48,213,570')
    expect(shown(token('change'))).toBe('+2.6%')
    expect(shown(token('change', 'a-cloud'))).toBe('−23.5%')
    expect(shown(token('difference'))).toBe('+USD 1.21 million')
    expect(shown(token('spoken', 'a-cloud'))).toBe('minus USD 6.2 million')
    expect(shown(token('exact', 'a-cloud'))).toBe('USD (6,173,910)')
    expect(shown(token('difference', 'a-cloud'))).toBe('−USD 1.17 million')
    expect(shown(token('change', 'a-wages', 'a-budget'))).toBe('0.0%')
    expect(shown(token('difference', 'a-wages', 'a-budget'))).toBe('USD 0')
  })

  it('whose line is gone is pointed out before publishing', () => {
    const text = narrative('t', 'Text', `${token('spoken')} ${token('exact', 'gone')} ${token('change', 'gone')}`)
    const points = pointsOf({ sentences: [], sections: [income, text] }, '2026-03-02', null, DEFAULT_FORMATS)
    expect(points.filter(({ kind }) => kind === 'lost figures')).toEqual([{ kind: 'lost figures', title: 'Text', count: 2 }])
  })

  it('is written as the company writes, and is never Markdown or HTML', () => {
    expect(shown(token('exact'), [income], { ...DEFAULT_FORMATS, locale: 'de-DE' })).toBe('USD 48.213.570')
    expect(shown(`[see]${token('exact', 'a-cloud')}`)).toBe('[see]USD (6,173,910)')
    const body = incomeStatement()
    const [first, ...rest] = body.lineItems
    const values = { 'a-actual': { value: null, text: '<b>*n/a*</b>', cell: null, flag: null } }
    const odd: Section = { ...income, body: { ...body, lineItems: [{ ...first!, values }, ...rest] } }
    expect(shown(token('spoken'), [odd])).toBe('&lt;b&gt;*n/a*&lt;/b&gt;')
  })

  it('is not parted from its currency at the end of a line', () => {
    expect(withFigures(token('spoken'), [income], DEFAULT_FORMATS)).toContain('USD\u00a048')
    expect(withFigures(token('exact'), [income], DEFAULT_FORMATS)).toContain('USD\u00a048')
  })

  it('follows the number when it is restated', () => {
    const restated = incomeStatement()
    restated.lineItems[0]!.values['a-actual']!.value = '50000'
    expect(shown(token('spoken'), [{ ...income, body: restated }])).toBe('USD 50 million')
  })

  it('says that it is removed, never a number of before, when line, column, figure or statement are gone', () => {
    const gone = (state: Draft) => shown(`${token('spoken')} ${token('change')}`, state.sections)
    const both = `${FIGURE_REMOVED} ${FIGURE_REMOVED}`
    const target = { sectionId: 'income', lineItemId: 'a-revenue' }
    expect(gone(redact(draft(income), { what: 'line item', ...target }).state)).toBe(both)
    expect(gone(redact(draft(income), { what: 'value', ...target, columnId: 'a-actual' }).state)).toBe(both)
    expect(gone(redact(draft(income), { what: 'section', sectionId: 'income' }).state)).toBe(both)
    expect(gone(redact(draft(income), { what: 'value', ...target, columnId: 'a-budget' }).state)).toBe(`USD 48.2 million ${FIGURE_REMOVED}`)
    const body = incomeStatement()
    expect(shown(token('spoken'), [{ ...income, body: { ...body, columns: body.columns.slice(1) } }])).toBe(FIGURE_REMOVED)
    expect(shown(token('spoken'), [{ ...income, body: { kind: 'withheld', reason: 'legal', lookAgainOn: '2026-03-02' } }])).toBe(
      FIGURE_REMOVED,
    )
    expect(shown(token('change'), [{ ...income, body: { ...body, comparison: null } }])).toBe(FIGURE_REMOVED)
  })

  it('still stands when a passage of its name is removed for good', () => {
    const text = narrative('letter', 'Letter', `It was ${token('spoken')}.`)
    const { state } = redact(draft(income, text), { what: 'text', text: 'Q4 actual' })
    expect(JSON.stringify(state.sections[1]?.body)).not.toContain('Q4 actual')
    const body = state.sections[1]?.body
    expect(body?.kind === 'narrative' && shown(body.markdown, state.sections)).toBe('It was USD 48.2 million.')
  })

  it('makes its text a user of the statement: it cannot be withheld beneath it, and a removal touches it', () => {
    const state = draft(income, narrative('letter', 'Letter', token('spoken')), narrative('other', 'Other', 'Nothing.'))
    expect(usersOf(state, 'income').map(({ id }) => id)).toEqual(['letter'])
    const kept = applyEdit(state, { kind: 'remove section', sectionId: 'income' }, () => 'new')
    expect(kept).toEqual({ kind: 'invalid', fields: { '': expect.stringContaining('“Letter”') } })
    const value = { what: 'value', sectionId: 'income', lineItemId: 'a-revenue', columnId: 'a-actual' } as const
    expect(redact(state, value).touched).toEqual(['income', 'letter'])
  })

  it('is read from a text as it was written, whatever its name holds', () => {
    const odd = tokenOf(figure('spoken'), 'Revenue [net]\n(line x y exact)')
    expect(figuresIn(`a ${odd} b ${token('change', 'a-cloud', 'a-budget')}`)).toEqual([
      figure('spoken'),
      figure('change', 'a-cloud', 'a-budget'),
    ])
    expect(figuresIn('@[Revenue](line a) and [Revenue](line a b spoken)')).toEqual([])
  })
})

describe('what is offered after @', () => {
  const offered = (query: string) =>
    figureChoices(query, [income], DEFAULT_FORMATS, 8).map(({ label, columnLabel, shown }) =>
      `${label} ${columnLabel} ${shown}`.replaceAll('\u00a0', ' '),
    )

  it('are lines with the words, first those that begin with them, first in the column that is looked at', () => {
    expect(offered('').length).toBe(8)
    expect(offered('profit')[0]).toBe('Operating profit Q4 actual USD 12 million')
    expect(offered('rev budget')).toEqual(['Revenue Q4 budget USD 47 million', 'Revenue Q4 budget USD 47,000,000'])
    expect(offered('nothing like it')).toEqual([])
  })

  it('are the forms of a line once few are left, or the one that was asked for', () => {
    expect(offered('revenue actual')).toEqual([
      'Revenue Q4 actual USD 48.2 million',
      'Revenue Q4 actual USD 48,213,570',
      'Revenue Q4 actual +2.6%',
      'Revenue Q4 actual +USD 1.21 million',
    ])
    expect(offered('change cloud')).toEqual(['Cloud cost Q4 actual −23.5%'])
  })
})
