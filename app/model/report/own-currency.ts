import type { Unit } from './section.ts'

/**
 * The currency of a line that is not in the currency of its statement, or null: the line above all figures says another one, so that the
 * line must say its own.
 */
export function ownCurrency(
  { unit, currency }: { unit: Unit; currency?: string | null },
  statement: { currency: string | null } | undefined,
): string | null {
  const isMoney = unit === 'currency' || unit === 'per share'
  return isMoney && currency && currency !== statement?.currency ? currency : null
}
