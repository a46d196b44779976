import { compare, round } from '../money.ts'
import type { DraftContext } from './draft.ts'
import type { ImportPlan, ImportPlanItem, ImportVolume } from './import.ts'
import { groupColumnsOf, inGroups } from './plan-groups.ts'
import { areLetters, planStatus, saysTheSame } from './plan-status.ts'
import type { Plan, PlanItem, Section, Volume } from './section.ts'

/** What one section holds at most, as planSchema has it. */
const MOST = 2_000

/**
 * A plan of the import JSON as sections of a draft: one, unless it has more items or volumes than a section holds. Items stand in the order
 * of their tree, or by their groups. What the report has no field for is kept in `more`.
 */
export function sectionsOfPlan(imported: ImportPlan, context: DraftContext): Section[] {
  const items = itemsOf(imported, context)
  const volumes = imported.volumes.map(volume => volumeOf(volume, context))
  const bodies: Plan[] = []
  for (let at = 0; at < Math.max(items.length, volumes.length, 1); at += MOST)
    bodies.push({ kind: 'plan', items: ownTree(items.slice(at, at + MOST)), volumes: volumes.slice(at, at + MOST) })
  const title = (imported.title || imported.sheet).slice(0, 190)
  return bodies.map((body, at) => ({
    id: context.newId(),
    title: bodies.length > 1 ? `${title} (${at + 1})` : title,
    notes: '',
    minutes: 3,
    body,
  }))
}

/** Items whose parent went into another section stand by themselves there. */
function ownTree(items: PlanItem[]): PlanItem[] {
  const known = new Set(items.map(({ id }) => id))
  return items.map(item => (item.parent && !known.has(item.parent) ? { ...item, parent: null } : item))
}

function itemsOf({ items }: ImportPlan, { newId }: DraftContext): PlanItem[] {
  const ids = items.map(() => newId())
  const letters = areLetters(items.map(({ status }) => status))
  const made = inTreeOrder(items).flatMap(at => {
    const item = items[at]
    return item ? [planItemOf(item, at, ids, letters)] : []
  })
  return inGroups(made, groupColumnsOf(made))
}

/** Places of the items, each right after what it is a part of; otherwise in the order of the file. */
function inTreeOrder(items: readonly ImportPlanItem[]): number[] {
  const under = new Map<number | null, number[]>()
  items.forEach(({ parent }, at) => under.set(parent, [...(under.get(parent) ?? []), at]))
  const order: number[] = []
  const open = [...(under.get(null) ?? [])].reverse()
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    order.push(at)
    open.push(...(under.get(at) ?? []).toReversed())
  }
  return order
}

function planItemOf(item: ImportPlanItem, at: number, ids: readonly string[], letters: boolean): PlanItem {
  const inRange = item.progress !== null && compare(item.progress, '0') >= 0 && compare(item.progress, '100') <= 0
  const progress = item.progress !== null && inRange ? wholePercent(item.progress) : null
  const status = planStatus(item.status, progress, item.statusMeans, letters)
  const confidence = item.more.find(({ label, text }) => /^confidence$/i.test(label) && /^(?:high|medium|low)$/i.test(text))
  const more = [
    ...(item.status !== '' && !saysTheSame(item.status, status) ? [{ label: STATUS_IN_FILE, text: item.status }] : []),
    ...(item.progress !== null && !inRange ? [{ label: PROGRESS_IN_FILE, text: item.progress }] : []),
    ...item.more.filter(entry => entry !== confidence).map(({ label, text }) => ({ label, text })),
  ]
  const waitsFor = item.dependsOn.map((text, index) => {
    const found = item.waitsFor?.[index]
    return (found === null || found === undefined ? undefined : ids[found]) ?? text.slice(0, 200)
  })
  return {
    id: ids[at] ?? '',
    number: item.ref.slice(0, 40),
    label: item.what.slice(0, 500),
    owner: item.squad.slice(0, 200),
    from: item.from,
    to: item.to,
    status,
    progress,
    confidence: (confidence?.text.toLowerCase() as PlanItem['confidence']) ?? null,
    note: '',
    parent: item.parent === null ? null : (ids[item.parent] ?? null),
    level: Math.min(item.level, 20),
    ...(waitsFor.length > 0 && { dependsOn: [...new Set(waitsFor)].slice(0, 200) }),
    ...moreOf(more),
  }
}

/** 99.6 % is not all of it, and 0.4 % is not nothing: only what is done is 100, only what is not begun is 0. */
function wholePercent(percent: string): number {
  const rounded = Number(round(percent, 0))
  if (rounded === 100 && compare(percent, '100') < 0) return 99
  return rounded === 0 && compare(percent, '0') > 0 ? 1 : rounded
}

const STATUS_IN_FILE = 'Status in the file'
const PROGRESS_IN_FILE = 'Progress in the file'

function volumeOf(volume: ImportVolume, { newId }: DraftContext): Volume {
  return {
    id: newId(),
    label: volume.what.slice(0, 200),
    unit: (volume.unit ?? '').slice(0, 60),
    period: (volume.period ?? volume.when ?? '').slice(0, 40),
    planned: volume.planned,
    actual: volume.actual,
    ...moreOf(volume.more),
  }
}

const moreOf = (more: readonly { label: string; text: string }[]): Pick<PlanItem, 'more'> =>
  more.length === 0
    ? {}
    : { more: more.slice(0, 60).map(({ label, text }) => ({ label: label.slice(0, 200), text: text.slice(0, 2_000) })) }
