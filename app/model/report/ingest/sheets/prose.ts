import type { ImportProblem, ImportProse } from '../../import.ts'
import { visibleCells } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import { cellName, cellText } from '../cells/grid.ts'
import { shorten } from '../cells/text.ts'

const MAX_PARAGRAPHS = 300

const MAX_PARAGRAPH = 20_000

/** The texts of a sheet of text, with their cells. */
export function proseOf(grid: Grid, problems: ImportProblem[]): ImportProse {
  const paragraphs: ImportProse['paragraphs'] = []
  let left: string | undefined
  grid.rows.forEach((_, row) => {
    for (const { column, cell } of visibleCells(grid, row, 0, Number.POSITIVE_INFINITY))
      if (paragraphs.length < MAX_PARAGRAPHS)
        paragraphs.push({ cell: cellName(row, column), text: shorten(cell.kind === 'text' ? cell.value : cellText(cell), MAX_PARAGRAPH) })
      else left ??= cellName(row, column)
  })
  const long = paragraphs.find(({ text }) => text.length >= MAX_PARAGRAPH)
  if (left ?? long)
    problems.push({
      severity: 'info',
      code: 'text-cut',
      sheet: grid.name,
      cell: left ?? long?.cell ?? null,
      message: left
        ? `Of this sheet of text, ${MAX_PARAGRAPHS} cells are kept: what comes from ${left} on is left out.`
        : `A text longer than ${MAX_PARAGRAPH} characters was cut.`,
    })
  return { sheet: grid.name, paragraphs }
}
