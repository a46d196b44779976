import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Published, Target } from '#app/model/meeting/catalogue.ts'
import type { Section } from '#app/model/report/section.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../../support/meetings.ts'
import { chart, line, statement } from '../../support/sections.ts'

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

const figure = { id: 'f-cash', label: 'Cash', statementId: 's-income', lineItemId: 'l-revenue', columnId: 'c1', against: null }
/** A statement, a chart of it, a key figure of it. */
const sections: Section[] = [
  statement('s-income', 'Income statement', [
    line('l-revenue', 'Revenue', 0, '98'),
    line('l-cloud', 'Cloud cost', 0, '-31'),
    line('l-rent', 'Rent', 0, '-11'),
  ]),
  chart('s-chart', 'Costs drawn', 's-income', ['l-cloud', 'l-rent']),
  { id: 's-key', title: 'Key figures', notes: '', minutes: 1, body: { kind: 'figures', figures: [figure] } },
]

/** What was pointed at in a meeting that showed these parts, as everybody reads it in the archive; the id of the section that it leads to. */
async function pointedAt(pointings: [position: number, at: Target[]][], publish: Published): Promise<[string, string | null][]> {
  const meetingId = await meetingIn(house, 'live', sections)
  let from = 0
  for (const [position, at] of pointings) {
    for (const move of [{ kind: 'show', position, from } as const, { kind: 'point', position, at } as const])
      expect(await house.use.meetings.move(house.actor('ceo'), { meetingId, move })).toMatchObject({ ok: true })
    from = position
  }
  await must(house.use.meetings.end(house.actor('ceo'), { meetingId, publish }))
  const { page } = await must(house.use.meetings.moments(house.actor('employee'), meetingId))
  return page.moments.filter(({ what }) => what === 'pointed').map(({ text, sectionId }) => [text, sectionId?.split('.')[0] ?? null])
}

const bar = (id: string): Target => ({ kind: 'chart point', id: `${id}:c1` })
const item = (id: string): Target => ({ kind: 'line item', id })

test('lines, bars and key figures are called by their names, several of them one by one', async () => {
  const told = await pointedAt(
    [
      [1, [item('l-revenue'), item('l-rent')]],
      [2, [bar('l-cloud')]],
      [3, [item('f-cash')]],
    ],
    'everything',
  )
  expect(told).toEqual([
    ['Revenue; Rent', 's-income'],
    ['Cloud cost', 's-chart'],
    ['Cash', 's-key'],
  ])
})

test('a bar that everybody saw has its name; where nothing was published nothing has one', async () => {
  expect(await pointedAt([[2, [bar('l-cloud')]]], 'shown')).toEqual([['Cloud cost', 's-chart']])
  expect(await pointedAt([[2, [bar('l-cloud')]]], 'nothing')).toEqual([['', null]])
})
