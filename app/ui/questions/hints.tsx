import { hints } from '#app/model/question/hints.ts'
import { hints as text } from '../words/receipts.ts'

/** What in a text may tell who wrote it. Looked for in the browser alone. */
export function Hints({ typed, ownName, teams }: { typed: string; ownName: string; teams: readonly string[] }) {
  const found = hints(typed, ownName, teams)
  return (
    <div role="status">
      {found.length > 0 && (
        <div className="ask-hints">
          <p>{text.hints}</p>
          <ul>
            {found.map(({ kind, words: said }) => (
              <li key={kind + said}>{text.hint[kind](said)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
