import type { ImportProblem } from '../../import.ts'
import type { Grid } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { anywhere } from '../cells/plain-twin.ts'

const INSTRUCTION = anywhere(
  /\b(?:in|is in|are in|from|with|at) cells? (?:[A-Z]{1,2}\d+|(?:at|to|on|in)? ?(?:the )?(?:right|below|left))\b|\bcells? at (?:the )?right\b|\bcells [A-Z]{1,3}\d+ through\b|(?<!\p{L})(?:zellen?|cellules?|celdas?|cell[ae]|células?|cel(?:len)?|komór\p{L}*|hücre\p{L}*|セル) ?(?:od |von |de |da )?[A-Z]{1,2}\d+|\bthis row\b|\bnext instruction\b|^(?:enter|modify|customi[sz]e|create|use|select) .*\b(?:in this (?:work)?sheet|below|at right|to the right|table)\b/iu,
)

/** Of so many texts in ten a column is one of instructions. */
const MOST = 7

/**
 * Templates tell readers of the screen what to do in a first column that nobody sees (`Company name is in cell B1. Next instruction is in cell
 * A4.`): it names no line and no title. The grid without it, and a sentence that says so.
 */
export function withoutInstructions(grid: Grid, problems: ImportProblem[]): Grid {
  const cells = grid.rows.flatMap((row, at) => (isBlank(row[0]) ? [] : [{ at, cell: row[0] }]))
  const told = cells.filter(({ cell }) => cell?.kind === 'text' && INSTRUCTION.test(cellText(cell)))
  const [first] = told
  const beside = grid.rows.filter(row => row.slice(1).some(cell => !isBlank(cell))).length
  if (!first || beside < 2 || told.length < 2 || told.length * 10 < cells.length * MOST || cells.some(({ cell }) => cell?.kind !== 'text'))
    return grid
  problems.push({
    severity: 'info',
    code: 'instructions',
    sheet: grid.name,
    cell: cellName(first.at, 0),
    message: `Column A tells how to fill in the template: its ${cells.length} texts were left out.`,
  })
  return { ...grid, rows: grid.rows.map(row => (isBlank(row[0]) ? row : [undefined, ...row.slice(1)])) }
}
