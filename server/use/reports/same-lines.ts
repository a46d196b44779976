import { pathsOf } from '#app/model/report/match.ts'
import type { LineItem, Section } from '#app/model/report/section.ts'
import {
  type Asked,
  askedOf,
  freePath,
  type Known,
  mapLines,
  type SeriesChoice,
  type Settled,
  settle,
  titled,
  type Unsettled,
} from '#app/model/report/settle.ts'
import { insertSeries, keepAliases, knownSeries, publishedSeries, type SeriesRow, seriesByPath, takenPaths } from '#db/queries/series.ts'
import type { Reader, Tx } from '#db/types.ts'

// Which line over all reports a line of this one is: decided by a person, certain by its path, or new.

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

/** Gives lines of a draft their series before it is published, see app/model/report/settle.ts. `write` keeps what was decided. */
export async function settleSeries(
  db: Reader,
  sections: readonly Section[],
  choices: ReadonlyMap<string, SeriesChoice>,
  { newId, at, by, which }: { newId(): string; at: number; by: string; which?: ReadonlySet<string> },
): Promise<{ ok: true; settled: Pick<Settled, 'sections' | 'open'> & { write(tx: Tx): Promise<void> } } | Unsettled> {
  const found = settle(sections, choices, await knownOf(db, askedOf(sections)), { newId, at, by, ...(which && { which }) })
  return found.ok ? { ok: true, settled: { ...found.settled, write: tx => keepDecided(tx, found.settled) } } : found
}

/** What is known of lines over all reports, for sections that ask for it. */
export const knownOf = async (db: Reader, { periods, paths }: Asked): Promise<Known> => ({
  series: await publishedSeries(db, periods),
  taken: [...(await takenPaths(db, paths))],
})

/** Writes what was decided, inside the transaction that keeps the sections. */
export async function keepDecided(tx: Tx, { fresh, aliases }: Pick<Settled, 'fresh' | 'aliases'>): Promise<void> {
  await insertSeries(tx, fresh)
  await keepAliases(tx, aliases)
}

/** What a draft's lines are by now, without keeping it: for looking at it before it is published. */
export async function asSettled(db: Reader, sections: readonly Section[]): Promise<Pick<Settled, 'sections' | 'open'>> {
  const found = await settleSeries(db, sections, new Map(), { newId: () => '', at: 0, by: '' })
  if (!found.ok) throw new Error('nothing was chosen, and it was refused')
  return found.settled
}
