import type { OwedPage } from '#server/questions/debt.ts'
import { Link } from '../framework.ts'
import { OwedList } from '../questions/owed-list.tsx'
import { words } from '../words.ts'
import { answering } from '../words/answering.ts'

/** Open questions and promises: who owes them, by when, since when; and which promises were kept last. */
export function Owed({ page, today, now }: { page: OwedPage; today: string; now: number }) {
  const { home } = words
  return (
    <section className="owed">
      <h2>{home.owed}</h2>
      {page.open.length === 0 && <p className="owed-empty">{home.owedEmpty}</p>}
      <OwedList items={page.open} {...{ today, now }} />
      {page.kept.length > 0 && (
        <>
          <h3 className="owed-kept">{answering.owed.kept}</h3>
          <OwedList items={page.kept} {...{ today, now }} />
        </>
      )}
      <p className="owed-all">
        <Link to="/owed">{answering.owed.all}</Link>
      </p>
    </section>
  )
}
