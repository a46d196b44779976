import type { ImportSheet } from '#app/model/report/import.ts'
import { Badge } from '../badge.tsx'
import { words } from '../words.ts'

const text = words.editor.upload

/** Every sheet with why it was taken for what it is. */
export function Sheets({ sheets }: { sheets: readonly ImportSheet[] }) {
  return (
    <details className="review-sheets">
      <summary className="as-link">
        {text.sheets} ({sheets.length})
      </summary>
      <ul>
        {sheets.map(({ name, visibility, kind, reason }) => (
          <li key={name}>
            <strong>{name}</strong> {text.sheetKind[kind]} {visibility !== 'visible' && <Badge>{text.visibility[visibility]}</Badge>}{' '}
            <span className="quiet">{reason}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
