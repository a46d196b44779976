import type { Decimal } from '../money.ts'

/** From when a variance wants an explanation: at least this share and at least this amount, both. */
export interface Materiality {
  /** Percent of what is compared with. */
  percent: Decimal
  /** In whole units of the company's currency; for other units the share alone counts. */
  amount: Decimal
}
