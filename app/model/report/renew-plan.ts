import { periodLabel } from '../period.ts'
import { likeness } from './likeness.ts'
import { PLAN_STATUSES, type Plan, type PlanItem, type Section, type Volume } from './section.ts'
import { normalLabel } from './series.ts'

// A new version of a plan takes the place of what an earlier one brought, and what people added to that stays.

export type PlanSection = Section & { body: Plan }
export const isPlan = (section: Section): section is PlanSection => section.body.kind === 'plan'

/** One thing of an item or a volume that is another now; texts as they are stored, empty where there was, or is, none. */
export interface PlanChange {
  what: 'label' | 'status' | 'from' | 'to' | 'progress' | 'owner' | 'planned' | 'actual'
  from: string
  to: string
}
export interface PlanComparison {
  added: string[]
  removed: string[]
  changed: { label: string; changes: PlanChange[] }[]
}

/** A ticket's key ("CAN-12") stays with its item whatever that is called; a number of an outline ("1.2") moves when lines come in between. */
const isKey = (number: string): boolean => /\p{L}.*\d/u.test(number)

interface Known {
  id: string
  label: string
}

/** Pairs what stands once in both under the same key, way by way: what an earlier way has paired is not looked at again. */
function paired<T extends Known>(
  before: readonly T[],
  after: readonly T[],
  ways: readonly ((thing: T) => string | null)[],
): Map<string, T> {
  const pairs = new Map<string, T>()
  const used = new Set<T>()
  for (const way of ways) {
    const left = once(
      before.filter(thing => !used.has(thing)),
      way,
    )
    for (const [key, other] of once(
      after.filter(({ id }) => !pairs.has(id)),
      way,
    )) {
      const one = left.get(key)
      if (!one) continue
      used.add(one)
      pairs.set(other.id, one)
    }
  }
  return pairs
}

/** By key what has it alone. */
function once<T>(things: readonly T[], way: (thing: T) => string | null): Map<string, T> {
  const found = new Map<string, T | null>()
  for (const thing of things) {
    const key = way(thing)
    if (key !== null) found.set(key, found.has(key) ? null : thing)
  }
  return new Map([...found].flatMap(([key, thing]) => (thing === null ? [] : [[key, thing] as const])))
}

const pairItems = (before: Plan, after: Plan): Map<string, PlanItem> =>
  paired(before.items, after.items, [
    ({ number }) => (isKey(number) ? number : null),
    ({ number, label }) => `${number}\n${normalLabel(label)}`,
    ({ label }) => normalLabel(label) || null,
  ])

const pairVolumes = (before: Plan, after: Plan): Map<string, Volume> =>
  paired(before.volumes, after.volumes, [({ label, period, unit }) => [normalLabel(label), period, unit].join('\n')])

/** What the new version of a plan would change. */
export function comparePlans(before: Plan, after: Plan): PlanComparison {
  const items = pairItems(before, after)
  const volumes = pairVolumes(before, after)
  const kept = new Set<Known>([...items.values(), ...volumes.values()])
  const name = (thing: PlanItem | Volume) =>
    'period' in thing ? [thing.label, periodLabel(thing.period)].filter(Boolean).join(', ') : thing.label
  const all = (plan: Plan): (PlanItem | Volume)[] => [...plan.items, ...plan.volumes]
  return {
    added: all(after).flatMap(thing => (items.has(thing.id) || volumes.has(thing.id) ? [] : [name(thing)])),
    removed: all(before).flatMap(thing => (kept.has(thing) ? [] : [name(thing)])),
    changed: all(after).flatMap(thing => {
      const one = items.get(thing.id) ?? volumes.get(thing.id)
      const changes = one ? changesOf(one, thing) : []
      return changes.length > 0 ? [{ label: name(thing), changes }] : []
    }),
  }
}

const SAID = ['label', 'status', 'from', 'to', 'progress', 'owner', 'planned', 'actual'] as const

function changesOf(before: PlanItem | Volume, after: PlanItem | Volume): PlanChange[] {
  const textOf = (thing: PlanItem | Volume, what: PlanChange['what']): string => String((thing as Record<string, unknown>)[what] ?? '')
  return SAID.flatMap(what => {
    const [from, to] = [textOf(before, what), textOf(after, what)]
    // Who was entered here stays where the file names nobody.
    return from === to || (what === 'owner' && to === '') ? [] : [{ what, from, to }]
  })
}

/**
 * The section with the new version's items and volumes. Ids stay where items are the same, and with them questions; so do title, notes,
 * minutes, and of an item its note, and its owner and confidence where the file says none. What was removed for good stays removed.
 */
export function renewPlan(before: PlanSection, fresh: PlanSection): PlanSection {
  const items = pairItems(before.body, fresh.body)
  const volumes = pairVolumes(before.body, fresh.body)
  const idOf = (id: string): string => items.get(id)?.id ?? id
  return {
    ...before,
    body: {
      ...fresh.body,
      items: fresh.body.items.map((item): PlanItem => {
        const kept = items.get(item.id)
        return {
          ...item,
          id: idOf(item.id),
          ...(item.parent && { parent: idOf(item.parent) }),
          ...(item.dependsOn && { dependsOn: item.dependsOn.map(idOf) }),
          ...(kept && { note: kept.note || item.note, owner: item.owner || kept.owner, confidence: item.confidence ?? kept.confidence }),
        }
      }),
      volumes: fresh.body.volumes.map((volume): Volume => {
        const kept = volumes.get(volume.id)
        if (!kept) return volume
        const gone = Object.fromEntries((kept.removed ?? []).map(which => [which, null]))
        return { ...volume, id: kept.id, ...(kept.removed && { removed: kept.removed, ...gone }) }
      }),
    },
  }
}

/** Which plan of a draft each new one takes the place of, one to one: by what stands in them, then by title. Null: none is like it. */
export function proposePlans(sections: readonly Section[], fresh: readonly PlanSection[]): (string | null)[] {
  const found = sections
    .filter(isPlan)
    .flatMap(before => fresh.map((after, at) => ({ id: before.id, at, score: fitOf(before, after) })))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score)
  const targets: (string | null)[] = fresh.map(() => null)
  for (const { id, at } of found) if (targets[at] === null && !targets.includes(id)) targets[at] = id
  return targets
}

function fitOf(before: PlanSection, after: PlanSection): number {
  const size = ({ body }: PlanSection) => body.items.length + body.volumes.length
  const common = pairItems(before.body, after.body).size + pairVolumes(before.body, after.body).size
  return (0.8 * 2 * common) / Math.max(1, size(before) + size(after)) + 0.2 * likeness(before.title, after.title)
}

/** Whether a change's texts are names of statuses. */
export const isStatus = (text: string): text is (typeof PLAN_STATUSES)[number] => PLAN_STATUSES.some(status => status === text)
