import { useRevalidator } from '../framework.ts'
import { useEffect } from 'react'
import { meeting as words } from '../words/meeting.ts'

const text = words.stage
/** How often a waiting screen looks whether its code was entered. */
const LOOK_MS = 2_000

/** A screen that waits for a presenter to enter its code. */
export function StageCode({ company, code }: { company: string; code: string }) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(revalidate, LOOK_MS)
    return () => clearInterval(timer)
  }, [revalidate])
  return (
    <div className="stage">
      <main className="stage-lobby" id="main">
        <p className="stage-company">{company}</p>
        <h1>{text.code}</h1>
        <p className="stage-code num" aria-label={[...code].join(' ')}>
          {code.slice(0, 3)} {code.slice(3)}
        </p>
        <p className="stage-how">{text.how}</p>
        <p className="stage-how">{text.fresh}</p>
      </main>
    </div>
  )
}
