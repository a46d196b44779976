import type { ImportJson, ImportProblem, ImportTable } from '#app/model/report/import.ts'
import { words } from '../words.ts'

const text = words.editor.upload.notTaken

const LEFT_OUT = new Set(['hidden-sheet', 'hidden-rows', 'hidden-columns', 'left-out', 'column-left-out', 'remark', 'no-name'])
const MOST = 100

/** What of a file does not come into the report. */
export interface NotTaken {
  leftOut: ImportProblem[]
  lists: (Pick<ImportTable, 'sheet' | 'title' | 'kind' | 'columns'> & { count: number; rows: ImportTable['rows'] })[]
  prose: { sheet: string; paragraphs: { cell: string; text: string }[] }[]
}

export const notTaken = ({ problems, tables, prose }: ImportJson, rows: readonly number[]): NotTaken => ({
  leftOut: problems.filter(({ code }) => LEFT_OUT.has(code)).slice(0, MOST),
  lists: tables.slice(0, MOST).map(({ sheet, title, kind, columns, rows: begin }, at) => ({
    sheet,
    title,
    kind,
    columns: columns.slice(0, 12),
    count: rows[at] ?? begin.length,
    rows: begin.slice(0, 5),
  })),
  prose: prose.slice(0, MOST).map(({ sheet, paragraphs }) => ({
    sheet,
    paragraphs: paragraphs.slice(0, 3).map(({ cell, text }) => ({ cell, text: text.length > 300 ? `${text.slice(0, 300)}…` : text })),
  })),
})

/** Lists, texts and what was left out, so that nothing of a file is missing without a word. */
export function NotTakenParts({ leftOut, lists, prose }: NotTaken) {
  if (leftOut.length + lists.length + prose.length === 0) return null
  return (
    <details className="review-rest">
      <summary className="as-link">{text.title(leftOut.length, lists.length, prose.length)}</summary>
      {leftOut.length > 0 && (
        <>
          <h3>{text.leftOut}</h3>
          <ul>
            {leftOut.map(({ sheet, cell, message }, at) => (
              <li key={`${at}${cell}`}>
                {sheet && <strong>{cell ? `${sheet}!${cell}` : sheet}</strong>} {message}
              </li>
            ))}
          </ul>
        </>
      )}
      {lists.length > 0 && <h3>{text.lists}</h3>}
      {lists.map(({ sheet, title, columns, count, rows }, at) => (
        <div key={`${at}${sheet}`} className="review-scroll" role="region" aria-label={title || sheet} tabIndex={0}>
          <table className="review-lines">
            <caption>
              {title || sheet} <span className="quiet">{text.rows(count)}</span>
            </caption>
            <thead>
              <tr>
                {columns.map(({ label, cell }) => (
                  <th key={cell} scope="col">
                    {label || cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, cells }) => (
                <tr key={row}>
                  {columns.map(({ cell }, column) => (
                    <td key={cell}>{cells[column]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      {prose.length > 0 && <h3>{text.prose}</h3>}
      {prose.map(({ sheet, paragraphs }) => (
        <blockquote key={sheet}>
          <strong>{sheet}</strong>
          {paragraphs.map(({ cell, text }) => (
            <p key={cell}>{text}</p>
          ))}
        </blockquote>
      ))}
    </details>
  )
}
