import { type KnownSeries, pathsOf, proposeSeries, type SeriesProposal, type Titled } from './match.ts'
import { isStatement } from './renew.ts'
import type { LineItem, Section } from './section.ts'

// Which line over all reports a line of a draft is: decided by a person, certain by its path, or new.

export const titled = (sections: readonly Section[]): Titled[] =>
  sections.flatMap(({ title, body }) => (body.kind === 'statement' ? [{ title, statement: body }] : []))

/** With every line item as `how` gives it; sections in which nothing changes stay the same object. */
export const mapLines = (sections: readonly Section[], how: (item: LineItem) => LineItem): Section[] =>
  sections.map(section => {
    if (!isStatement(section)) return section
    const lineItems = section.body.lineItems.map(how)
    const same = lineItems.every((item, at) => item === section.body.lineItems[at])
    return same ? section : { ...section, body: { ...section.body, lineItems } }
  })

/** A path names one series. Where that is another line's by now, the id tells this one apart. */
export function freePath(path: string, id: string, taken: Set<string>): string {
  const free = taken.has(path) ? `${path} (${id})` : path
  taken.add(free)
  return free
}

const NEW = 'new'
/** 'new', or the id of the series that it is. */
export type SeriesChoice = string

/** What has to be known before it can be settled: the periods that sections say, and the paths of their lines. */
export interface Asked {
  periods: string[]
  paths: string[]
}
export const askedOf = (sections: readonly Section[]): Asked => ({
  periods: [...new Set(titled(sections).flatMap(({ statement }) => statement.columns.flatMap(({ period }) => period ?? [])))],
  paths: [...pathsOf(titled(sections)).values()],
})

/** Every series of published reports with its figures of those periods, and which of the paths a series is named by. */
export interface Known {
  series: KnownSeries[]
  taken: string[]
}

interface FreshSeries {
  id: string
  path: string
  label: string
  createdAt: number
}
interface SeriesDecision {
  path: string
  seriesId: string
  decidedBy: string
  decidedAt: number
}

export interface Settled {
  sections: Section[]
  /** Lines for which there is a proposal that nobody decided about. */
  open: SeriesProposal[]
  /** What was decided, to be kept with the sections. */
  fresh: FreshSeries[]
  aliases: SeriesDecision[]
}
export interface Unsettled {
  ok: false
  lineItemId: string
  message: string
}

/**
 * Gives lines of a draft their series before it is published: what a person chose, then what is certain. Choices name published series of
 * other reports alone; whatever else they name is a fault. `which`: ids of sections whose lines are looked at; left out: all.
 */
export function settle(
  sections: readonly Section[],
  choices: ReadonlyMap<string, SeriesChoice>,
  known: Known,
  { newId, at, by, which }: { newId(): string; at: number; by: string; which?: ReadonlySet<string> },
): { ok: true; settled: Settled } | Unsettled {
  const byId = new Map(known.series.map(series => [series.id, series]))
  const paths = pathsOf(titled(sections))
  const taken = new Set(known.taken)
  const items = titled(sections).flatMap(({ statement }) => statement.lineItems)
  const owner = new Map(items.flatMap(item => (item.seriesId && !choices.has(item.id) ? [[item.seriesId, item] as const] : [])))
  const chosen = new Map<string, string>()
  const fresh: FreshSeries[] = []
  const aliases: SeriesDecision[] = []
  for (const item of items) {
    const choice = choices.get(item.id)
    if (choice === undefined) continue
    const path = paths.get(item.id) ?? ''
    if (choice === NEW) {
      const id = newId()
      const free = freePath(path, id, taken)
      fresh.push({ id, path: free, label: item.label, createdAt: at })
      // The path alone would lead to the other line again.
      aliases.push({ path, seriesId: id, decidedBy: by, decidedAt: at })
      chosen.set(item.id, id)
      continue
    }
    const series = byId.get(choice)
    if (!series)
      return { ok: false, lineItemId: item.id, message: `The line that “${item.label}” was said to be is in no published report.` }
    const other = owner.get(choice)
    if (other) return { ok: false, lineItemId: item.id, message: `“${other.label}” and “${item.label}” cannot both be “${series.label}”.` }
    owner.set(choice, item)
    aliases.push({ path, seriesId: choice, decidedBy: by, decidedAt: at })
    chosen.set(item.id, choice)
  }
  const asChosen = mapLines(sections, item => {
    const seriesId = chosen.get(item.id)
    return seriesId === undefined ? item : { ...item, seriesId }
  })
  const looked = new Set(
    asChosen.flatMap(section =>
      isStatement(section) && (!which || which.has(section.id)) ? section.body.lineItems.map(item => item.id) : [],
    ),
  )
  const proposals = proposeSeries(titled(asChosen), known.series).filter(({ lineItemId }) => looked.has(lineItemId))
  const certain = new Map(
    proposals.flatMap(({ lineItemId, confidence, series }) => (confidence === 'certain' ? [[lineItemId, series.id] as const] : [])),
  )
  return {
    ok: true,
    settled: {
      sections: mapLines(asChosen, item => {
        const seriesId = certain.get(item.id)
        return seriesId === undefined ? item : { ...item, seriesId }
      }),
      open: proposals.filter(({ confidence }) => confidence !== 'certain'),
      fresh,
      aliases,
    },
  }
}
