import type { Page } from '@playwright/test'
import { incomeStatement, must } from '#tests/support/reports.ts'
import type { Cast, Fill } from './company.ts'

/** A live meeting of two presenters on a letter, a statement level by level, and a closing. */
export const running: Fill<{ meetingId: string }> = async ({ use, clock }, cast: Cast) => {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Fourth quarter', period: 'FY2025-Q4' }))
  let version = 1
  const add = async (title: string, body: unknown) => {
    const added = await must(use.reports.edit(leader, { reportId, version, edit: { kind: 'add section', title, body } }))
    version = added.version
  }
  await add('Letter', { kind: 'narrative', markdown: 'We begin with **thanks**.' })
  const statement = incomeStatement()
  const lineItems = statement.lineItems.map(item => (item.label === 'Cloud cost' ? { ...item, note: 'We moved twice.' } : item))
  await add('Income statement', { ...statement, lineItems, reveal: 'by level' })
  await add('Closing', { kind: 'narrative', markdown: 'That is all.' })
  await must(use.reports.approve(leader, { reportId, version }))
  const { meetingId } = await must(
    use.meetings.schedule(leader, {
      title: 'All hands in January',
      reportId,
      startsAt: clock.now(),
      minutes: 30,
      hearItUrl: '',
      captioned: false,
      presenterIds: [leader.personId, cast['Carl Chief'].personId],
    }),
  )
  await must(use.meetings.openLobby(leader, { meetingId, clearance: { kind: 'none' } }))
  await must(use.meetings.start(leader, { meetingId }))
  return { meetingId }
}

/** A part where it is shown. */
export const part = (page: Page, title: string) => page.getByRole('article', { name: title })
