import { describe, expect, test } from 'vitest'
import type { ImportJson } from '#app/model/report/import.ts'
import { answersOfPlan } from '#app/model/report/ingest/settling/answers.ts'
import { apply, codes, one, read } from './settling.ts'

describe('what a plan leaves open', () => {
  const asked = ({ plans: [plan] }: ImportJson) => [
    {
      at: 0,
      sheet: plan?.sheet ?? '',
      progress: plan?.whole === null ? ('unknown' as const) : null,
      stated: plan?.stated,
      undecided: plan?.undecided,
      links: plan?.links && { cell: plan.links.cell, by: [plan.links.by, ...plan.links.others.map(({ by }) => by)] },
    },
  ]
  const figures = ({ plans }: ImportJson) => plans[0]?.volumes.map(({ what, planned, actual }) => [what, planned, actual])

  test('of some of its quantities is said by their word', () => {
    const given = read({
      Production: [
        ['Production 2026, units'],
        ['Product', 'Measure', 'Jan 2026', 'Feb 2026'],
        ['Pump', 'Plan', 10, 20],
        ['Pump', 'Actual', 11, 19],
        ['Pump', 'Stock', 5, 6],
        ['Valve', 'Plan', 10, 20],
        ['Valve', 'Actual', 11, 19],
        ['Valve', 'Stock', 7, 8],
      ],
    })
    expect(one(given, 'planned-or-actual-kind').cell).toBe('B5')
    const [planned, actual] = answersOfPlan(one(given, 'planned-or-actual-kind'), asked(given))
    expect([planned?.plan?.part, actual?.plan?.part]).toEqual([
      { side: { text: 'Stock', side: 'planned' } },
      { side: { text: 'Stock', side: 'actual' } },
    ])
    const after = apply(given, { plans: [{ plan: 0, sides: [{ text: 'Stock', side: 'actual' }] }] })
    expect(codes(after)).toEqual([])
    expect(figures(after)?.slice(0, 4)).toEqual([
      ['Pump', '10', '11'],
      ['Pump', '20', '19'],
      ['Pump · Stock', null, '5'],
      ['Pump · Stock', null, '6'],
    ])
    const same = apply(given, { plans: [{ plan: 0, sides: [{ text: 'Stock', side: 'planned' }] }] })
    expect(codes(same)).toEqual([])
    expect(figures(same)).toEqual(figures(given))
  })

  test('of dependencies is said by what they are read by, and a circle is told again', () => {
    const given = read({
      Plan: [
        ['ID', 'WBS', 'Task Name', 'Start', 'Finish', 'Predecessors'],
        ['1', '1', 'Groundwork', '2026-01-05', '2026-01-16', ''],
        ['2', '1.1', 'Dig', '2026-01-05', '2026-01-09', ''],
        ['3', '2', 'Frame', '2026-01-19', '2026-01-30', ''],
        ['4', '2.1', 'Weld', '2026-01-19', '2026-01-30', '2'],
      ],
    })
    const [byId, byWbs] = answersOfPlan(one(given, 'dependency-ids'), asked(given))
    expect([byId?.plan?.part, byWbs?.plan?.part]).toEqual([{ linkedBy: 'ID' }, { linkedBy: 'WBS' }])
    const waits = ({ plans }: ImportJson) => plans[0]?.items[3]?.waitsFor
    expect(waits(given)).toEqual([1])
    const after = apply(given, { plans: [{ plan: 0, linkedBy: 'WBS' }] })
    expect(waits(after)).toEqual([2])
    expect(codes(after)).toEqual([])
    const same = apply(given, { plans: [{ plan: 0, linkedBy: 'ID' }] })
    expect([waits(same), codes(same)]).toEqual([[1], []])
  })

  test('of numbers that count lines is said likewise', () => {
    const given = read({
      Plan: [
        ['Task', 'Start', 'End', 'Predecessors', 'Status'],
        ['Design', '2026-01-05', '2026-01-16', '', 'Done'],
        ['Build', '2026-01-19', '2026-02-13', '1', 'Open'],
        ['Test', '2026-02-16', '2026-02-27', '2', 'Open'],
      ],
    })
    expect(codes(given)).toEqual(['dependency-lines'])
    const after = apply(given, { plans: [{ plan: 0, linkedBy: 'rows of the sheet' }] })
    expect(after.plans[0]?.items.map(({ waitsFor }) => waitsFor)).toEqual([undefined, [null], [0]])
    expect(codes(after)).toEqual(['unknown-dependency'])
  })

  test('of a status may be that nobody knows it', () => {
    const given = read({
      Plan: [
        ['Task', 'Owner', 'Start', 'Status'],
        ['Design', 'Ann', '2026-01-05', 'Frobbed'],
        ['Build', 'Bo', '2026-01-19', 'Done'],
      ],
    })
    expect(codes(given)).toEqual(['unknown-status'])
    expect(codes(apply(given, { plans: [{ plan: 0, statuses: [{ text: 'Frobbed', means: 'unknown' }] }] }))).toEqual([])
  })

  test('of days is said in their place, and what ends before it begins is told', () => {
    const given = read({
      Plan: [
        ['Task', 'Owner', 'Start', 'End', 'Status'],
        ['Design', 'Ann', 'soon', '04/05/2026', 'Done'],
      ],
    })
    expect(codes(given)).toEqual(['unreadable-date', 'ambiguous-date'])
    const [from, to] = [
      { cell: 'C2', day: '2026-01-05' },
      { cell: 'D2', day: '2026-05-04' },
    ]
    const after = apply(given, { plans: [{ plan: 0, days: [from, to] }] })
    expect(after.plans[0]?.items[0]).toMatchObject({ from: '2026-01-05', to: '2026-05-04' })
    expect(codes(after)).toEqual([])
    const turned = apply(given, { plans: [{ plan: 0, days: [{ ...from, day: '2026-07-01' }, to] }] })
    expect(codes(turned)).toEqual(['ends-before-it-begins'])
  })

  test('of many days alike is one question, and goes with the last of them', () => {
    const rows = [1, 2, 3, 4, 5].map(n => [`${n}`, `Task ${n}`, 'Ann', `0${n}/0${n + 1}/2026`, 'soon'])
    const given = read({ Plan: [['ID', 'Task', 'Owner', 'Start', 'End'], ...rows] })
    expect(codes(given)).toEqual(['ambiguous-date', 'unreadable-date'])
    expect(one(given, 'ambiguous-date')).toMatchObject({ cell: 'D2', cells: ['D2', 'D3', 'D4', 'D5', 'D6'] })
    expect(one(given, 'unreadable-date').message).toBe('“soon” is no date. The same goes for E3, E4, E5, E6.')
    const days = ['D2', 'D3', 'D4', 'D5', 'D6'].map((cell, at) => ({ cell, day: `2026-03-0${at + 1}` }))
    expect(codes(apply(given, { plans: [{ plan: 0, days: days.slice(1) }] }))).toEqual(['ambiguous-date', 'unreadable-date'])
    expect(codes(apply(given, { plans: [{ plan: 0, days }] }))).toEqual(['unreadable-date'])
  })

  test('tasks that the file does not hold, and totals that nothing adds up to, are told once with their cells', () => {
    const products = ['Pump', 'Valve', 'Hose', 'Filter'].flatMap(name => [
      [name, 10, 20],
      [`${name} spare`, 1, 2],
      [`Total ${name}`, 12, 23],
    ])
    const volumes = read({ Volumes: [['Production volumes, units'], ['Product', 'Jan 2026', 'Feb 2026'], ...products] })
    expect(one(volumes, 'total-row').cells).toEqual(['A5', 'A8', 'A11', 'A14'])
    const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => [`${n}`, `Task ${n}`, '2026-01-05', '2026-02-06', `${n + 40}`])
    const given = read({ Plan: [['ID', 'Task', 'Start', 'End', 'Depends on'], ...rows] })
    expect(codes(given)).toEqual(['unknown-dependency'])
    const { cells, message } = one(given, 'unknown-dependency')
    expect(cells).toHaveLength(9)
    expect(message).toMatch(/^No task is called “41”.* The same goes for “42” \(E3\), .*“47” \(E8\), 2 more\.$/)
  })
})
