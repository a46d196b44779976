import type { LiveState } from '#app/live/state.ts'
import { type Framed, FollowFrame } from '../ui/meeting/follow-page.tsx'
import { meeting as words } from '../ui/words/meeting.ts'
import { page as pageWords } from '../ui/words/page.ts'

/** Where the document keeps the page, and the company's name for it. */
export const ROOT_ID = 'follow'
export const COMPANY_META = 'application-name'

/** The page before it knows anything of its meeting: what the document holds already. */
export function Waiting({ company, meeting }: { company: string; meeting: Framed }) {
  return (
    <FollowFrame company={company} title="" meeting={meeting}>
      <main id="main">{meeting.connection === 'gone' ? <Gone /> : <p className="following-quiet">{quiet(meeting.connection)}</p>}</main>
    </FollowFrame>
  )
}

const quiet = (standing: Exclude<LiveState['connection'], 'gone'>): string =>
  standing === 'connecting' || standing === 'here' ? words.follow.opening : words.follow.notIn[standing]

/** No such meeting, or not for this person any more. */
function Gone() {
  const { notFound, home } = pageWords.trouble
  return (
    <section className="page text trouble">
      <h1>{notFound.title}</h1>
      <p className="page-lead">{notFound.text}</p>
      <p>
        <a href="/">{home}</a>
      </p>
    </section>
  )
}
