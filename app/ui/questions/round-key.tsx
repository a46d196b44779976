import type { RoundKeysView } from '#app/model/question/round.ts'
import { roundKey as text } from '../words/receipts.ts'

/** The fingerprints of a round's keys in words, the same wherever somebody can ask and on the stage. */
export function RoundKeyWords({ keys }: { keys: RoundKeysView }) {
  return (
    <>
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
    </>
  )
}
