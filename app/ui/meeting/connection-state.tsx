import type { Standing } from '#app/live/state.ts'
import { Button } from '../button.tsx'
import { PageLink } from '../page-link.tsx'
import { meeting as words } from '../words/meeting.ts'

/** A light and a word: whether this page hears the meeting. Said aloud when it changes for the worse. `onComeBack`: after it gave way. */
export function ConnectionState({ standing, short = false, onComeBack }: { standing: Standing; short?: boolean; onComeBack?: () => void }) {
  const good = standing === 'here'
  return (
    <p className={`connection ${standing.replace(' ', '-')}`} role="status">
      <span className="connection-light" aria-hidden="true" />
      <span className={short && good ? 'sr-only' : undefined}>{words.connection[standing]}</span>
      {standing === 'elsewhere' && onComeBack && (
        <Button size="small" onClick={onComeBack}>
          {words.connection.comeBack}
        </Button>
      )}
      {standing === 'signed out' && (
        <>
          {' '}
          <PageLink to={`/sign-in?to=${encodeURIComponent(location.pathname)}`} reloadDocument className="as-link">
            {words.connection.signIn}
          </PageLink>
        </>
      )}
    </p>
  )
}
