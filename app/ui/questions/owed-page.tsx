import type { OwedPage } from '#server/questions/debt.ts'
import { Empty } from '../empty.tsx'
import { Page, PageSection } from '../page.tsx'
import { answering } from '../words/answering.ts'
import { OwedList } from './owed-list.tsx'

const text = answering.owed

/** Everything that is owed and every promise that was kept, of all or of one. */
export function OwedOverview({
  title,
  page,
  reminds,
  today,
  now,
  back,
}: {
  title: string
  page: OwedPage
  /** Whether letters remind of what is due. */
  reminds: boolean
  today: string
  now: number
  back: { to: string; label: string }
}) {
  const { open, kept, debt, undecided } = page
  return (
    <Page title={title} lead={text.lead} width="text" back={back}>
      {undecided > 0 && <p>{text.undecided(undecided)}</p>}
      {open.length === 0 ? (
        <Empty title={text.none}>
          <p>{text.noneText}</p>
        </Empty>
      ) : (
        <PageSection title={text.count(debt.open, debt.quarters)}>
          <div className="owed">
            <OwedList items={open} {...{ today, now }} />
          </div>
          <p className="quiet">{reminds ? text.reminders : text.noReminders}</p>
        </PageSection>
      )}
      <PageSection title={text.kept}>
        {kept.length === 0 && <p className="quiet">{text.noneKept}</p>}
        <div className="owed">
          <OwedList items={kept} {...{ today, now }} />
        </div>
      </PageSection>
    </Page>
  )
}
