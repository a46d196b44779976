import { insertAudit } from '#db/queries/reports.ts'
import type { Tx } from '#db/types.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { Hall } from '../use/hall.ts'

/** Who acts, as the audit names them: an id, never a name. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return actor.personId
    case 'stage':
      return `stage ${actor.stageId}`
    case 'bearer':
      return `bearer ${actor.tokenId}`
    case 'nobody':
      return 'nobody'
  }
}

/** Remembers that somebody did something that will be asked about: ids and a verb, never values or texts. */
export const record = (hall: Pick<Hall, 'ids' | 'clock'>, tx: Tx, actor: Actor, verb: string, subject: string): Promise<void> =>
  insertAudit(tx, { id: hall.ids.next(), at: hall.clock.now(), actor: actorId(actor), verb, subject })
