import { mayOweAnswers } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { debtOf } from '#app/model/question/debt.ts'
import { personById } from '#db/queries/people.ts'
import { allSquads } from '#db/queries/squads.ts'
import type { Reader } from '#db/types.ts'
import { owedPage, type OwedPage, type OwedView } from '../questions/debt.ts'
import { done, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { readerOf } from './reader.ts'

const MOST_KEPT = 100

/** All that is owed, and the promises that were kept. */
export async function all(hall: Hall, actor: Actor): Promise<Outcome<{ page: OwedPage; reminds: boolean }>> {
  if (!(await readerOf(hall.store, actor))) return NOT_FOUND
  return done({ page: await owedPage(hall.store, MOST_KEPT), reminds: hall.post.configured })
}

/** What one person or squad owes and has kept; not found where nobody of that kind has ever been to answer. */
export async function ofOwner(
  hall: Hall,
  actor: Actor,
  { kind, id }: { kind: 'person' | 'squad'; id: string },
): Promise<Outcome<{ page: OwedPage; name: string; reminds: boolean }>> {
  if (!(await readerOf(hall.store, actor))) return NOT_FOUND
  const name =
    kind === 'squad' ? (await allSquads(hall.store)).find(squad => squad.id === id)?.name : (await personById(hall.store, id))?.name
  if (name === undefined) return NOT_FOUND
  const { open, kept } = await owedPage(hall.store, MOST_KEPT)
  const theirs = ({ promises }: OwedView) => promises.at(-1)?.owner.kind === kind && promises.at(-1)?.owner.id === id
  const page = { open: open.filter(theirs), kept: kept.filter(theirs), undecided: 0 }
  if (kind === 'person' && page.open.length + page.kept.length === 0 && !(await mayOwe(hall.store, id))) return NOT_FOUND
  return done({ page: { ...page, debt: debtOf(page.open) }, name, reminds: hall.post.configured })
}

async function mayOwe(db: Reader, id: string): Promise<boolean> {
  const person = await personById(db, id)
  return person !== undefined && mayOweAnswers(person)
}
