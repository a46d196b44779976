import type { Materiality } from '../report/materiality.ts'

/** What pages need to know of the company. Free of secrets: it is handed to signed-in pages whole, and to the sign-in page in part. */
export interface Company {
  version: number
  name: string
  /** '#rrggbb' */
  accent: string
  /** ISO 4217 */
  currency: string
  /** IANA, 'Europe/Berlin' */
  timeZone: string
  /** BCP 47, 'en-GB' */
  locale: string
  /** First month of the fiscal year, 1–12. */
  fiscalYearStart: number
  negatives: 'parentheses' | 'minus'
  adverseFirst: boolean
  /** Whether everybody may take a published report away as a file. Null: no. */
  employeesMayExport: boolean | null
  /** From when a variance wants an explanation; null: never. */
  materiality: Materiality | null
  pledgeText: string
  pledgeVersion: number
  counterPledge: string
  /** Names of those who signed the counter-pledge. */
  counterPledgeSigners: string[]
  wrongdoingChannel: string
  mailDomains: string[]
}
