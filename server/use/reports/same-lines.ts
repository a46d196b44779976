import { pathsOf, proposeSeries, type SeriesProposal, type Titled } from '#app/model/report/match.ts'
import { isStatement } from '#app/model/report/renew.ts'
import type { LineItem, Section } from '#app/model/report/section.ts'
import { insertSeries, keepAliases, knownSeries, publishedSeries, type SeriesRow, seriesByPath, takenPaths } from '#db/queries/series.ts'
import type { Reader, Tx } from '#db/types.ts'

// Which line over all reports a line of this one is: decided by a person, certain by its path, or new.

const titled = (sections: readonly Section[]): Titled[] =>
  sections.flatMap(({ title, body }) => (body.kind === 'statement' ? [{ title, statement: body }] : []))

/** With every line item as `how` gives it; sections in which nothing changes stay the same object. */
const mapLines = (sections: readonly Section[], how: (item: LineItem) => LineItem): Section[] =>
  sections.map(section => {
    if (!isStatement(section)) return section
    const lineItems = section.body.lineItems.map(how)
    const same = lineItems.every((item, at) => item === section.body.lineItems[at])
    return same ? section : { ...section, body: { ...section.body, lineItems } }
  })

/**
 * At publication: every line item gets its series, and no two lines of a report the same one. The one that it has, the one that was decided
 * for its path, the one of that path in earlier reports, or a new one.
 */
export async function withSeries(tx: Tx, sections: Section[], newId: () => string, at: number): Promise<Section[]> {
  const paths = pathsOf(titled(sections))
  const items = titled(sections).flatMap(({ statement }) => statement.lineItems)
  const given = await knownSeries(
    tx,
    items.flatMap(item => item.seriesId ?? []),
  )
  const byPath = await seriesByPath(tx, [...paths.values()])
  const taken = await takenPaths(tx, [...paths.values()])
  const used = new Set<string>()
  const chosen = new Map<string, string>()
  const choose = (item: LineItem, seriesId: string): void => {
    used.add(seriesId)
    chosen.set(item.id, seriesId)
  }
  // Those that know theirs first: a path must not give it to another line before.
  for (const item of items) if (item.seriesId && given.has(item.seriesId) && !used.has(item.seriesId)) choose(item, item.seriesId)
  const fresh: SeriesRow[] = []
  for (const item of items) {
    if (chosen.has(item.id)) continue
    const path = paths.get(item.id) ?? ''
    const known = byPath.get(path)
    if (known && !used.has(known)) choose(item, known)
    else {
      const id = newId()
      fresh.push({ id, path: freePath(path, id, taken), label: item.label, createdAt: at })
      choose(item, id)
    }
  }
  await insertSeries(tx, fresh)
  return mapLines(sections, item => {
    const seriesId = chosen.get(item.id) ?? null
    return seriesId === item.seriesId ? item : { ...item, seriesId }
  })
}

/** A path names one series. Where that is another line's by now, the id tells this one apart. */
function freePath(path: string, id: string, taken: Set<string>): string {
  const free = taken.has(path) ? `${path} (${id})` : path
  taken.add(free)
  return free
}

const NEW = 'new'
/** 'new', or the id of the series that it is. */
export type SeriesChoice = string

interface Settled {
  sections: Section[]
  /** Lines for which there is a proposal that nobody decided about. */
  open: SeriesProposal[]
  /** Writes what was decided, inside the transaction that keeps the sections. */
  write(tx: Tx): Promise<void>
}

/**
 * Gives lines of a draft their series before it is published: what a person chose, then what is certain. Choices name published series of
 * other reports alone; whatever else they name is a fault. `which`: ids of sections whose lines are looked at; left out: all.
 */
export async function settleSeries(
  db: Reader,
  sections: readonly Section[],
  choices: ReadonlyMap<string, SeriesChoice>,
  { newId, at, by, which }: { newId(): string; at: number; by: string; which?: ReadonlySet<string> },
): Promise<{ ok: true; settled: Settled } | { ok: false; lineItemId: string; message: string }> {
  const known = await publishedSeries(db, periodsOf(sections))
  const byId = new Map(known.map(series => [series.id, series]))
  const paths = pathsOf(titled(sections))
  const taken = await takenPaths(db, [...paths.values()])
  const items = titled(sections).flatMap(({ statement }) => statement.lineItems)
  const owner = new Map(items.flatMap(item => (item.seriesId && !choices.has(item.id) ? [[item.seriesId, item] as const] : [])))
  const chosen = new Map<string, string>()
  const fresh: SeriesRow[] = []
  const aliases: Parameters<typeof keepAliases>[1][number][] = []
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
  const proposals = proposeSeries(titled(asChosen), known).filter(({ lineItemId }) => looked.has(lineItemId))
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
      write: async tx => {
        await insertSeries(tx, fresh)
        await keepAliases(tx, aliases)
      },
    },
  }
}

const periodsOf = (sections: readonly Section[]): string[] => [
  ...new Set(titled(sections).flatMap(({ statement }) => statement.columns.flatMap(({ period }) => period ?? []))),
]

/** What a draft's lines are by now, without keeping it: for looking at it before it is published. */
export async function asSettled(db: Reader, sections: readonly Section[]): Promise<Pick<Settled, 'sections' | 'open'>> {
  const found = await settleSeries(db, sections, new Map(), { newId: () => '', at: 0, by: '' })
  if (!found.ok) throw new Error('nothing was chosen, and it was refused')
  return found.settled
}
