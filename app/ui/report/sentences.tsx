import type { Sentence } from '#app/model/report/report.ts'
import type { Size } from '../size.ts'
import { words } from '../words.ts'

const SHAPES: Record<Sentence['tone'], string> = { good: '▲', bad: '▼', decision: '◆' }

/** A report in five sentences: two good, two bad, one decision, each with its word and shape. */
export function Sentences({ sentences, size = 'page' }: { sentences: readonly Sentence[]; size?: Size }) {
  if (sentences.length === 0) return <p className="chart-empty">{words.report.noSentences}</p>
  return (
    <ul className={`sentences at-${size}`}>
      {sentences.map(({ tone, text }) => (
        <li key={tone + text} data-tone={tone}>
          <span className="sentence-tone">
            <span aria-hidden="true">{SHAPES[tone]}</span> {words.report.tone[tone]}
          </span>
          <span className="sentence-text">{text}</span>
        </li>
      ))}
    </ul>
  )
}
