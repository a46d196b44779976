import { useEffect, useState } from 'react'
import { meeting as words } from '../words/meeting.ts'
import { lookAttributes, type StageLook } from './stage-look.ts'

const text = words.stage
/** How often a waiting screen looks whether its code was entered or has expired. */
const LOOK_MS = 2_000

/** A screen that waits for a presenter to enter its code. `code` is null where the browser keeps no cookie: such a screen cannot be paired. */
export function StageCode({
  company,
  code,
  look,
  ask,
}: {
  company: string
  code: string | null
  look: StageLook
  ask: () => Promise<boolean>
}) {
  const [reached, setReached] = useState(true)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let ended = false
    const look = async () => {
      const answered = await ask()
      if (ended) return
      setReached(answered)
      timer = setTimeout(() => void look(), LOOK_MS)
    }
    timer = setTimeout(() => void look(), LOOK_MS)
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [ask])
  return (
    <div className="stage" {...lookAttributes(look)}>
      <main className="stage-lobby" id="main">
        <p className="stage-company">{company}</p>
        {code === null ? (
          <h1>{text.noCookie}</h1>
        ) : (
          <>
            <h1>{text.code}</h1>
            <p className="stage-code num" aria-label={[...code].join(' ')}>
              {code.slice(0, 3)} {code.slice(3)}
            </p>
          </>
        )}
        <p className="stage-how">{text.how}</p>
        <p className="stage-how" role="status">
          {reached ? text.fresh : words.connection.away}
        </p>
      </main>
    </div>
  )
}
