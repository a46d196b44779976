import { cellName, columnName } from '#app/model/report/ingest/cells/grid.ts'

/** Texts and names of sheets, in which nothing is a place; else a place or a part of one: `R[-1]C`, `RC2`, `R3C[1]`, `C[2]`. */
const PIECES =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.])(?:R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?|R(\[-?\d+\]|\d+)|C(\[-?\d+\]|\d+))(?![\p{L}\p{N}_.([])/gu

/** `=SUM(R[-2]C:R[-1]C)` in B4 is `SUM(B2:B3)`: the places that a formula names, as A1. */
export function r1c1Formula(formula: string, row: number, column: number): string {
  const place = (said: string | undefined, own: number): number =>
    said === undefined ? own : said.startsWith('[') ? own + Number(said.slice(1, -1)) : Number(said) - 1
  return formula.replace(/^=/, '').replace(PIECES, (all: string, ...found: (string | undefined)[]) => {
    const [down, across, wholeRow, wholeColumn] = found
    if (/^["']/.test(all)) return all
    const [toRow, toColumn] = [place(wholeRow ?? down, row), place(wholeColumn ?? across, column)]
    if (toRow < 0 || toColumn < 0) return '#REF!'
    if (wholeRow !== undefined) return `${toRow + 1}:${toRow + 1}`
    return wholeColumn === undefined ? cellName(toRow, toColumn) : `${columnName(toColumn)}:${columnName(toColumn)}`
  })
}
