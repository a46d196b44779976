import type { Decimal } from '../money.ts'
import { parseNumber } from './ingest/cells/number.ts'

export type Typed = { is: 'number'; value: Decimal | null } | { is: 'ambiguous'; readings: [Decimal, Decimal] } | { is: 'no number' }

/**
 * A number as somebody types it in a form, where `mark` is how their company writes: `1,234` is a thousand where the mark is a dot, and
 * nothing is null. What reads as a fraction of three digits is what another locale writes for thousands: it is asked, never guessed.
 */
export function readTyped(text: string, mark: '.' | ','): Typed {
  if (text.trim() === '') return { is: 'number', value: null }
  const read = parseNumber(text, null)
  if (read.is === 'ambiguous') {
    const own = read.readings[mark === '.' ? 0 : 1]
    return own.includes('.') ? read : { is: 'number', value: own }
  }
  if (read.is !== 'number' || read.percent || read.multiple || read.currency !== null || read.footnote !== null) return { is: 'no number' }
  return { is: 'number', value: read.value }
}
