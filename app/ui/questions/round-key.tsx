import type { RoundKeysView } from '#app/model/question/round.ts'
import { questions as words } from '../words/questions.ts'

const text = words.key

/** The fingerprints of a round's keys in words, the same wherever somebody can ask and on the stage. */
export function RoundKey({ keys }: { keys: RoundKeysView }) {
  return (
    <details className="round-key">
      <summary>{text.title}</summary>
      <p>{text.lead}</p>
      <dl>
        <div>
          <dt>{text.asking}</dt>
          <dd>{keys.fingerprint.asking}</dd>
        </div>
        <div>
          <dt>{text.voting}</dt>
          <dd>{keys.fingerprint.voting}</dd>
        </div>
      </dl>
    </details>
  )
}
