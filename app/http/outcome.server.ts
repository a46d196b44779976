import type { Fault, Outcome } from '#server/use/hall.ts'

/**
 * What a use case gave, for pages and resources without a form.
 * @throws 404 for what is not there or not yours, alike in everything; 403 for what may be seen and not done; a sentence for the rest
 */
export function given<O extends Outcome>(outcome: O): Extract<O, { ok: true }> {
  if (outcome.ok) return outcome as Extract<O, { ok: true }>
  throw new Response(sentence(outcome.fault), { status: STATUS[outcome.fault.kind] })
}

const STATUS: Record<Fault['kind'], number> = { 'not found': 404, forbidden: 403, stale: 409, conflict: 409, invalid: 422 }

function sentence(fault: Fault): string | null {
  if (fault.kind === 'conflict') return fault.message
  return fault.kind === 'invalid' ? Object.values(fault.fields).join(' ') : null
}
