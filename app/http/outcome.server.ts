import type { Fault, Outcome } from '#server/use/hall.ts'

type Given<O> = Extract<O, { ok: true }>

/**
 * What a use case gave; what cannot be shown in the form that was sent becomes a page: 404 for what is not there or not yours, alike in
 * everything, and 403 for what may be seen and not done.
 */
export function given<O extends Outcome>(outcome: O): Given<O> {
  if (outcome.ok) return outcome as Given<O>
  throw new Response(sentence(outcome.fault), { status: STATUS[outcome.fault.kind] })
}

const STATUS: Record<Fault['kind'], number> = { 'not found': 404, forbidden: 403, stale: 409, conflict: 409, invalid: 422 }

function sentence(fault: Fault): string | null {
  if (fault.kind === 'conflict') return fault.message
  if (fault.kind === 'invalid') return Object.values(fault.fields).join(' ')
  return null
}

/** Faults that a form shows beside its fields, '' for the whole; others are thrown as pages. */
export function formFaults(outcome: Outcome): Record<string, string> | null {
  if (outcome.ok) return null
  const { fault } = outcome
  if (fault.kind === 'invalid') return fault.fields
  if (fault.kind === 'conflict') return { '': fault.message }
  given(outcome)
  return null
}
