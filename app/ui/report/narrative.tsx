import type { Size } from '../size.ts'
import { words } from '../words.ts'

/** A text to be read: the serif, a measure of 68 characters. The server has sanitised the HTML. */
export function Narrative({ html, size = 'page' }: { html: string; size?: Size }) {
  if (!html.trim()) return <p className="chart-empty">{words.report.narrativeEmpty}</p>
  return <div className={`prose at-${size}`} dangerouslySetInnerHTML={{ __html: html }} />
}
