import { rescale } from '#app/model/format.ts'
import { periodLabel } from '#app/model/period.ts'
import type { PlanItem } from '#app/model/report/section.ts'
import type { PlanView } from '#app/model/report/views.ts'
import { type Cell, day, type Look, number, type Sheet, text } from './book.ts'
import type { Imprint } from './statement.ts'
import { words } from './words.ts'

const HEAD: Look = { bold: true }
const QUIET: Look = { quiet: true }
const DAY: Look = { format: 'yyyy-mm-dd' }

const headed = (company: string, title: string, names: readonly string[]): (Cell | null)[][] => [
  [text(company, { bold: true })],
  [text(title, { bold: true })],
  [],
  names.map(name => text(name, HEAD)),
]
const FIRST_ROW = 5

const sheetOf = (name: string, rows: (Cell | null)[][], imprint: Imprint, widths: number[]): Sheet => ({
  name,
  rows: [...rows, [], ...imprint.map(line => [text(line, QUIET)])],
  widths,
  frozen: { rows: FIRST_ROW - 1, columns: 2 },
  repeat: { from: FIRST_ROW - 1, to: FIRST_ROW - 1 },
  landscape: true,
})

/** A production plan's items and its volumes: a sheet each, where it has any. */
export function planSheets(title: string, { items, volumes }: PlanView, company: string, imprint: Imprint): Sheet[] {
  const { head, confidence } = words.plan
  const further = furtherColumns(items)
  const lines = items.map((item): (Cell | null)[] => [
    text(item.number),
    text(item.label, item.level ? { indent: item.level } : undefined),
    text(item.owner),
    item.from ? day(item.from, DAY) : null,
    item.to ? day(item.to, DAY) : null,
    text(item.status),
    item.progress === null ? null : number(rescale(String(item.progress), 0, 2), { format: '0%' }),
    item.confidence && text(confidence[item.confidence]),
    item.note ? text(item.note, { align: 'wrap' }) : null,
    ...further.map(({ of }) => (of(item) ? text(of(item), { align: 'wrap' }) : null)),
  ])
  const made = volumes.map((volume, at) => [
    text(String(at + 1)),
    text(volume.label),
    text(periodLabel(volume.period)),
    volume.unit ? text(volume.unit) : null,
    volume.planned === null ? null : number(volume.planned),
    volume.actual === null ? null : number(volume.actual),
  ])
  const volumesTitle = words.volumes.title(title)
  return [
    ...(lines.length > 0
      ? [
          sheetOf(title, [...headed(company, title, [...head, ...further.map(({ label }) => label)]), ...lines], imprint, [
            ...[8, 48, 18, 12, 12, 12, 10, 12, 60],
            ...further.map(() => 24),
          ]),
        ]
      : []),
    ...(made.length > 0
      ? [sheetOf(volumesTitle, [...headed(company, volumesTitle, words.volumes.head), ...made], imprint, [8, 32, 16, 12, 18, 18])]
      : []),
  ]
}

interface Further {
  label: string
  of(this: void, item: PlanItem): string
}

/** What items wait for, by their numbers, and the further columns of the file, each where any item has something to say there. */
function furtherColumns(items: readonly PlanItem[]): Further[] {
  const known = new Map(items.map(item => [item.id, item.number || item.label]))
  const labels = [...new Set(items.flatMap(({ more = [] }) => more.map(({ label }) => label)))]
  const further: Further[] = [
    { label: words.plan.dependsOn, of: ({ dependsOn = [] }) => dependsOn.map(id => known.get(id) ?? id).join(', ') },
    ...labels.map(label => ({
      label,
      of: ({ more = [] }: PlanItem) =>
        more
          .filter(each => each.label === label)
          .map(each => each.text)
          .join('; '),
    })),
  ]
  return further.filter(({ of }) => items.some(item => of(item)))
}
