import type { PlanItem } from '#app/model/report/section.ts'
import { daysAfter, HISTORY, type Quarter } from './calendar.ts'
import type { PlanSheet } from './finance/workbook.ts'
import type { Volume } from './finance/volumes.ts'
import type { SquadName } from './squads.ts'

type State = Pick<PlanItem, 'status' | 'progress' | 'confidence'> & { note?: string; slip?: number }

/** What was planned once, and how each report saw it. */
interface Undertaking {
  number: string
  label: string
  owner: SquadName
  /** Quarter index and day of it. */
  from: readonly [number, number]
  to: readonly [number, number]
  /** By report index; a report without an entry does not list it. `slip`: days later than planned. */
  seen: Record<number, State>
}

const state = (status: State['status'], progress: number, confidence: State['confidence'], note?: string, slip?: number): State => ({
  status,
  progress,
  confidence,
  ...(note ? { note } : {}),
  ...(slip ? { slip } : {}),
})

const UNDERTAKINGS: Undertaking[] = [
  {
    number: '1',
    label: 'Hall 2',
    owner: 'Assembly',
    from: [2, 0],
    to: [6, 60],
    seen: {
      1: state('not started', 0, 'high'),
      2: state('on track', 25, 'high'),
      3: state('at risk', 35, 'medium', 'Line B waits, to keep cash.'),
      4: state('on track', 50, 'medium'),
      5: state('late', 65, 'medium', 'Six weeks, because of the foaming press.', 42),
    },
  },
  {
    number: '1.1',
    label: 'Shell, floor and power',
    owner: 'Assembly',
    from: [2, 0],
    to: [4, 40],
    seen: {
      1: state('not started', 0, 'high'),
      2: state('on track', 45, 'high'),
      3: state('on track', 80, 'high', 'Paid for in advance; goes on through the recall.'),
      4: state('done', 100, 'high'),
    },
  },
  {
    number: '1.2',
    label: 'Line B, first step: Tarn 400 without foaming',
    owner: 'Assembly',
    from: [3, 0],
    to: [5, 80],
    seen: {
      1: state('not started', 0, 'high'),
      2: state('not started', 0, 'high'),
      3: state('stopped', 0, 'low', 'Stopped until the recall is paid for.'),
      4: state('on track', 20, 'medium', 'Started again; the date is the original one.'),
      5: state('late', 65, 'high', 'Starts next quarter with panels foamed on Line A.', 42),
    },
  },
  {
    number: '1.3',
    label: 'Line B, second step: its own foaming press',
    owner: 'Assembly',
    from: [5, 0],
    to: [6, 60],
    seen: {
      4: state('not started', 0, 'medium'),
      5: state('late', 15, 'medium', 'The press fell from a lorry. A new frame is being made; it is insured.', 42),
    },
  },
  {
    number: '2',
    label: 'A second source for compressors',
    owner: 'Supply',
    from: [2, 60],
    to: [5, 30],
    seen: {
      2: state('not started', 0, 'medium'),
      3: state('on track', 35, 'medium', 'Two candidates; endurance runs have begun.'),
      4: state('on track', 80, 'high', 'One candidate is left, and it is good.'),
      5: state('done', 100, 'high', 'Approved. One cabinet in three is built with it now.'),
    },
  },
  {
    number: '3',
    label: 'Recall of batch 0412',
    owner: 'Quality',
    from: [3, 19],
    to: [4, 77],
    seen: {
      3: state('on track', 23, 'medium', '96 of 412 cabinets repaired.'),
      4: state('done', 100, 'high', 'Two weeks before its date.'),
    },
  },
  {
    number: '4',
    label: 'Test bench for compressors in goods-in',
    owner: 'Quality',
    from: [3, 25],
    to: [4, 40],
    seen: { 3: state('on track', 40, 'high'), 4: state('done', 100, 'high', 'Every compressor has a record now.') },
  },
  {
    number: '5',
    label: 'Tarn 400, series 4',
    owner: 'Cabinets',
    from: [0, 0],
    to: [6, 30],
    seen: {
      0: state('on track', 20, 'high'),
      1: state('on track', 40, 'high'),
      2: state('at risk', 50, 'medium', 'Engineers are lent to the compressor question.'),
      3: state('stopped', 50, 'low', 'All of the squad works on the recall.'),
      4: state('on track', 60, 'medium', 'Type approval is booked.'),
      5: state('on track', 85, 'high', 'Two of three approvals are in.'),
    },
  },
  {
    number: '6',
    label: 'Watch: alarm desk in two places',
    owner: 'Watch',
    from: [-1, 0],
    to: [1, 60],
    seen: { 0: state('on track', 70, 'high'), 1: state('done', 100, 'high') },
  },
  {
    number: '7',
    label: 'Watch 5: says three days ahead that a cabinet will fail',
    owner: 'Watch',
    from: [4, 10],
    to: [6, 45],
    seen: {
      4: state('on track', 25, 'medium'),
      5: state('at risk', 50, 'medium', 'Right in four of five cases on old data. Four of five is not enough to wake a pharmacist.'),
    },
  },
  {
    number: '8',
    label: 'Eight technicians of our own in the north',
    owner: 'Field Service',
    from: [5, 70],
    to: [7, 60],
    seen: { 5: state('not started', 5, 'high', 'Two candidates have said yes, if this report does.') },
  },
]

/** The production plan of a report as it goes into the workbook. */
export function planOf(index: number, quarters: Quarter[], volumes: Volume[]): PlanSheet {
  return { title: 'Production plan', items: planItems(index, quarters), volumes }
}

function planItems(index: number, quarters: Quarter[]): PlanSheet['items'] {
  const day = ([at, count]: readonly [number, number]): string => daysAfter(startOf(at, quarters), count)
  return UNDERTAKINGS.flatMap(({ number, label, owner, from, to, seen }) => {
    const now = seen[index]
    if (!now) return []
    const { slip = 0, note = '', ...rest } = now
    return [{ number, label, owner, from: day(from), to: daysAfter(day(to), slip), ...rest, note }]
  })
}

/** The first day of a quarter; quarters ahead of the calendar follow at a quarter's average length. */
function startOf(index: number, quarters: Quarter[]): string {
  const known = quarters[index + HISTORY]
  const last = quarters.at(-1) as Quarter
  return known ? known.from : daysAfter(last.to, 1 + (index - last.index - 1) * 91)
}
