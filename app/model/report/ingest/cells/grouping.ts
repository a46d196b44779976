import { cellName } from './grid.ts'
import type { DecimalMark } from './number.ts'

/** `5,010`: whole thousands, or three decimals of which the last is a nought. */
const ENDS_IN_NOUGHT = /^\D*[1-9]\d{0,2}[.,]\d\d0\D*$/
/** `394`, `-738`, `(548)`. */
const HUNDREDS = /^\s*[-−–(]?[1-9]\d\d\)?\s*$/

/**
 * Which mark groups thousands where every figure with one could be read in two ways. Who writes three decimals to the last nought (`5,010`)
 * writes them of every figure; where lines have `394` beside them, the mark parts no decimals. Several of each are needed: by hand, `1.500`
 * and `200` stand beside each other too.
 */
export class Grouping {
  private readonly marks = new Set<'.' | ','>()
  private readonly noughts: { cell: string; text: string }[] = []
  private readonly hundreds: { cell: string; text: string }[] = []
  private ofRow: { row: number; open: boolean; hundreds: { cell: string; text: string }[] } = { row: -1, open: false, hundreds: [] }

  /** A text of a row; rows come one after the other. `open`: it is a figure that could be read in two ways. */
  meet(row: number, column: number, text: string, open: boolean): void {
    if (this.ofRow.row !== row) this.ofRow = { row, open: false, hundreds: [] }
    const { ofRow } = this
    const seen = (): { cell: string; text: string } => ({ cell: cellName(row, column), text: text.trim() })
    if (open) {
      this.marks.add(text.includes(',') ? ',' : '.')
      if (this.noughts.length < 2 && ENDS_IN_NOUGHT.test(text)) this.noughts.push(seen())
      ofRow.open = true
    } else if (this.hundreds.length < 2 && text.length < 8 && HUNDREDS.test(text)) ofRow.hundreds.push(seen())
    if (ofRow.open) this.hundreds.push(...ofRow.hundreds.splice(0))
  }

  /** The decimal mark that this leaves, and the two figures that tell it; null where they do not. */
  told(): { mark: Exclude<DecimalMark, null>; thousands: { cell: string; text: string }; whole: { cell: string; text: string } } | null {
    const [grouping, other] = this.marks
    const [thousands, second] = this.noughts
    const [whole, another] = this.hundreds
    if (!grouping || other || !thousands || !second || !whole || !another) return null
    return { mark: grouping === ',' ? '.' : ',', thousands, whole }
  }
}
