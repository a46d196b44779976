import { formatDay } from '#app/model/format.ts'
import { Badge } from '../badge.tsx'
import { useFormats } from '../formats.tsx'
import { Link } from '../framework.ts'
import { words } from '../words.ts'

export interface OwedView {
  id: string
  kind: 'question' | 'promise'
  text: string
  owner: string | null
  /** ISO date */
  due: string | null
  /** Whole days since it was asked or promised. */
  age: number
  to: string
}

/** Open questions and promises: who owes them, by when, since when. */
export function Owed({ owed, today }: { owed: readonly OwedView[]; today: string }) {
  const formats = useFormats()
  const { home } = words
  return (
    <section className="owed">
      <h2>{home.owed}</h2>
      {owed.length === 0 && <p className="owed-empty">{home.owedEmpty}</p>}
      <ul>
        {owed.map(({ id, kind, text, owner, due, age, to }) => (
          <li key={id}>
            <p className="owed-text">
              <Link to={to} className="quiet-link">
                {text}
              </Link>
            </p>
            <p className="owed-more">
              <Badge>{home[kind]}</Badge> <span>{owner ?? home.noOwner}</span>
              <span className={due && due < today ? 'overdue' : undefined}>
                {due ? (due < today ? home.overdue : home.due)(formatDay(due, formats)) : home.noDate}
              </span>
              <span>{home.age(age)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
