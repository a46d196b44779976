/** Why a file is not imported, for programs. The sentence beside it is for a finance person. */
export const REFUSALS = [
  'empty',
  'too-large',
  'not-a-workbook',
  'old-format',
  'other-format',
  'password-protected',
  'damaged',
  'unsafe',
  'too-many-sheets',
  'too-many-cells',
  'too-slow',
  'too-much-memory',
  'no-data',
  'busy',
  'aborted',
  'failed',
] as const
export type RefusalCode = (typeof REFUSALS)[number]

/** Thrown inside of the reading process only; it crosses to the server as plain data. */
export class Refusal extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.code = code
  }
}

export const damaged = (what: string): Refusal =>
  new Refusal('damaged', `The file is damaged (${what}). Open it in Excel, let Excel repair it, save it again and upload that.`)

/** A document type definition, which no workbook has. */
export const doctype = (part: string): Refusal =>
  new Refusal(
    'unsafe',
    `The file holds definitions that no workbook needs and that are used for attacks (in ${part.slice(0, 80)}), so it was not read. Ask where it came from, or save it again in Excel and upload that.`,
  )

export const tooManyCells = (limit: number): Refusal =>
  new Refusal(
    'too-many-cells',
    `The workbook has more than ${limit.toLocaleString('en')} cells. Leave out sheets that the report does not need, such as exports of raw data.`,
  )

export const tooManySheets = (limit: number): Refusal =>
  new Refusal(
    'too-many-sheets',
    `The workbook has more than ${limit} sheets, and so many are not read. Leave out sheets that the report does not need.`,
  )

/** For what is no workbook at all: what Candor reads instead. */
export const WHAT_IS_READ = '.xlsx, .xls, .ods, .csv and .tsv'

/** Excel 4 and older wrote its records without a container. */
export const oldExcel = (): Refusal =>
  new Refusal('old-format', 'This workbook was saved by Excel 4 or older. Open it in Excel, save it as .xlsx and upload that.')
