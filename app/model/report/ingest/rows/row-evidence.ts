import { moneyOfFormat } from '../units/format-money.ts'
import { readQuotient } from '../cells/formula.ts'
import { withoutOrdinal } from './ordinals.ts'
import type { Row, RowValue } from './rows.ts'
import { isPercentFormat, shownFormat, writesPercent, writtenBehind } from '../cells/shown-format.ts'
import { inWords } from '../cells/text.ts'
import { type RowEvidence, unitAlone } from '../units/unit.ts'

// What the figures of a row show of its unit.

/** Asks of how many a percentage is. */
export const PERCENT_SCALE = 'percent-scale'

/** Whether a figure's number format shows it with a percent sign. */
export const showsPercent = ({ format }: RowValue): boolean => isPercentFormat(format)

/** Whether it says percent of a figure that counts in them: `26%` as a text, or 26 under `0"%"`. */
export const saysPercent = ({ percent, format }: RowValue): boolean => percent || writesPercent(format)

/** A row with what its number formats write behind its figures (`120 bps`) as the unit beside its label, where there is none. */
export function withWritten(row: Row): Row {
  const [first, ...others] =
    row.note === null ? row.values.filter(({ value }) => value !== null).map(({ format }) => writtenBehind(format)) : []
  // Percent and multiples have rules of their own.
  return first && !/^[%x×]/i.test(first) && others.every(other => other === first) && unitAlone(first) === 'other'
    ? { ...row, note: first }
    : row
}

const MULTIPLE = /^[^;]*(?:\\x|"x"|[0#]x)\s*(?:;|$)/
/** What a row says of its unit, by its label, the heading above it and how its figures are shown. */
export function evidenceOf(row: Row, heading: string, figures: RowValue[]): RowEvidence {
  return {
    label: inWords(withoutOrdinal(row.label)),
    heading,
    percentFormats:
      figures.some(showsPercent) && figures.filter(showsPercent).length * 2 >= figures.filter(value => value.value !== '0').length,
    percentTexts: figures.length > 0 && figures.every(saysPercent),
    quotients: figures.length > 0 && figures.every(({ formula }) => formula?.includes('/') && readQuotient(formula) !== null),
    multiples:
      figures.length > 0 &&
      figures.filter(({ multiple, format }) => multiple || MULTIPLE.test(shownFormat(format))).length * 2 >= figures.length,
    asCurrency: figures.some(({ currency, format }) => currency !== null || (format !== '' && moneyOfFormat(format).isMoney)),
    sizes: figures.map(({ value }) => Math.abs(Number(value))),
  }
}
