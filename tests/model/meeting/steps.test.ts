import { describe, expect, test } from 'vitest'
import { packParts, unpackParts } from '#app/model/meeting/pack.ts'
import { presentedSections } from '#app/model/meeting/presented.ts'
import { partsOf, sectionUpTo, stepsOf, stopsOf, targetKey, targetsOf, viewUpTo } from '#app/model/meeting/steps.ts'
import { viewSection } from '#app/model/report/views.ts'
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
    const text = JSON.stringify(viewSection(sectionUpTo(income, 1), sources))
    expect(text).toContain('Cost of everything')
    for (const secret of ['Cloud', 'Rent', '31337', '11873', 'l-cloud', 'l-rent']) expect(text).not.toContain(secret)
    expect(JSON.stringify(viewSection(sectionUpTo(income, 2), sources))).toContain('Cloud cost exploded')
  })

  test('a presenter sees of each step exactly what followers get', () => {
    const whole = viewSection(income, sources)
    for (const step of [1, 2]) expect(viewUpTo(whole, step, 2)).toEqual(viewSection(sectionUpTo(income, step), sources))
  })

  test('what arrow keys stop at can be pointed at', () => {
    for (const section of anyReport()) {
      const view = viewSection(section, { ...sources, section: id => anyReport().find(each => each.id === id) })
      for (const stop of stopsOf(view)) expect(targetsOf(section)).toContain(targetKey(stop))
    }
  })

  test('an empty statement is one step', () => {
    expect(stepsOf(statement('s', 'Empty', [], 'by level'))).toBe(1)
  })
})

describe('what was presented', () => {
  const report = anyReport()

  test('is what was shown, in order, each as far as it was shown', () => {
    const sections = presentedSections(report, [1, 2])
    expect(sections.map(({ id }) => id)).toEqual(['s-welcome', 's-income'])
    expect(JSON.stringify(sections)).not.toContain('Cloud')
  })

  test('a chart without its statement brings just the lines that it draws, under its own title', () => {
    const sections = presentedSections(report, [4])
    expect(sections.map(({ title }) => title)).toEqual(['Revenue drawn', 'Revenue drawn'])
    const text = JSON.stringify(sections)
    expect(text).toContain('98765')
    for (const secret of ['Income statement', 'Cost of everything', '43210', 'Cloud', 'Notes on']) expect(text).not.toContain(secret)
  })

  test('a chart of a deeper line than was shown keeps its line, without its note', () => {
    const sections = [income, chart('c', 'Cloud drawn', 's-income', ['l-cloud']), narrative('n', 'Not shown', 'secret')]
    const text = JSON.stringify(presentedSections(sections, [1, 3]))
    expect(text).toContain('Cloud cost exploded')
    for (const secret of ['Rent', 'migration', 'Not shown']) expect(text).not.toContain(secret)
  })

  test('nothing shown is nothing', () => {
    expect(presentedSections(report, [])).toEqual([])
    expect(presentedSections([statement('s', 'T', [line('a', 'A', 0, '1')])], [])).toEqual([])
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
