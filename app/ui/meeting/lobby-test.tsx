import { useRef, useState } from 'react'
import type { Transport } from '#app/live/connection.ts'
import type { Meeting } from '#app/live/use-meeting.ts'
import { Button } from '../button.tsx'
import { hearing as words } from '../words/hearing.ts'

const text = words.test
const TRIPS = 5
/** A page that is told of a move after this long is still in step with the voice. */
const GOOD_MS = 400
const PACK_PATIENCE_MS = 20_000
/** Clocks that differ by less tell nothing: the way from the server takes some of it. */
const CLOCK_MS = 2_000

interface Result {
  /** Of the trips that arrived; null: none did. */
  tripMs: number | null
  lost: number
  by: Transport | null
  parts: 'here' | 'missing' | 'none'
}

/** What somebody who waits can try: whether this page will be told in time, and whether this device is heard. */
export function LobbyTest({
  meetingId,
  meeting,
  hearIt,
}: {
  meetingId: string
  meeting: Pick<Meeting, 'send' | 'transport' | 'pack' | 'clockAhead' | 'connection'>
  hearIt: boolean
}) {
  const [result, setResult] = useState<Result | 'running' | null>(null)
  const run = async () => {
    setResult('running')
    setResult({ ...(await trips(meeting)), by: meeting.transport(), parts: await parts(meetingId, meeting.pack) })
  }
  return (
    <section className="lobby-test">
      <h2>{text.title}</h2>
      <dl>
        <dt>{text.network}</dt>
        <dd>
          <div role="status">{result === 'running' ? text.running : result && <Network result={result} />}</div>
          <Button size="small" type="button" busy={result === 'running'} onClick={() => void run()}>
            {result === null ? text.start : text.again}
          </Button>
        </dd>
        {result !== null && result !== 'running' && (
          <>
            <dt>{text.parts}</dt>
            <dd>{result.parts === 'here' ? text.partsHere : result.parts === 'none' ? text.partsNone : text.partsMissing}</dd>
          </>
        )}
        <dt>{text.sound}</dt>
        <dd>
          <Sound />
          <p className="aside">{hearIt ? text.elsewhere : text.nowhere}</p>
        </dd>
        {meeting.connection === 'here' && (
          <>
            <dt>{text.clock}</dt>
            <dd>
              {Math.abs(meeting.clockAhead) < CLOCK_MS
                ? text.clockRight
                : text.clockOff(Math.round(Math.abs(meeting.clockAhead) / 1_000), meeting.clockAhead < 0)}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Network({ result: { tripMs, lost, by } }: { result: Result }) {
  const verdict = tripMs === null ? 'lost' : tripMs <= GOOD_MS && lost === 0 ? 'good' : 'slow'
  return (
    <>
      <p className={`lobby-test-verdict ${verdict}`}>{text.verdict[verdict]}</p>
      <p>
        {[tripMs !== null && text.trip(tripMs), lost > 0 && text.losses(lost, TRIPS), tripMs !== null && by && text.by[by]]
          .filter(Boolean)
          .join(', ')}
      </p>
      {verdict === 'lost' && <p>{text.lostHelp}</p>}
    </>
  )
}

/** The way of every move, there and back: a command that changes nothing. The middle one of a few, because the first wakes up a phone's radio. */
async function trips({ send }: Pick<Meeting, 'send'>): Promise<Pick<Result, 'tripMs' | 'lost'>> {
  const took: number[] = []
  for (let trip = 0; trip < TRIPS; trip++) {
    const from = performance.now()
    const answer = await send('stand', { as: 'here' })
    if (answer.ok) took.push(performance.now() - from)
  }
  took.sort((a, b) => a - b)
  const middle = took[Math.floor(took.length / 2)]
  return { tripMs: middle === undefined ? null : Math.max(1, Math.round(middle)), lost: TRIPS - took.length }
}

/** The browser keeps the locked parts under their address: those that are there already are not fetched again, and the others are then here. */
async function parts(meetingId: string, pack: string | null): Promise<Result['parts']> {
  if (pack === null) return 'none'
  try {
    const path = `/meetings/${encodeURIComponent(meetingId)}/pack?v=${pack}`
    const response = await fetch(path, { cache: 'force-cache', signal: AbortSignal.timeout(PACK_PATIENCE_MS) })
    await response.arrayBuffer()
    return response.ok ? 'here' : 'missing'
  } catch {
    return 'missing'
  }
}

function Sound() {
  const [said, setSaid] = useState<'asked' | 'heard' | 'unheard' | 'silent' | null>(null)
  const context = useRef<AudioContext | null>(null)
  const play = async () => {
    try {
      context.current ??= new AudioContext()
      await context.current.resume()
      tone(context.current)
      setSaid('asked')
    } catch {
      setSaid('silent')
    }
  }
  return (
    <>
      <div className="actions">
        <Button size="small" type="button" onClick={() => void play()}>
          {text.tone}
        </Button>
        {said !== null && said !== 'silent' && (
          <>
            <Button size="small" type="button" onClick={() => setSaid('heard')}>
              {text.heard}
            </Button>
            <Button size="small" type="button" onClick={() => setSaid('unheard')}>
              {text.unheard}
            </Button>
          </>
        )}
      </div>
      <p role="status">
        {said === 'heard' ? text.heardSaid : said === 'unheard' ? text.unheardSaid : said === 'silent' ? text.silent : ''}
      </p>
    </>
  )
}

/** Two soft notes. A tone that begins or ends at once clicks. */
function tone(context: AudioContext): void {
  for (const [place, pitch] of [523, 659].entries()) {
    const from = context.currentTime + place * 0.45
    const [oscillator, volume] = [context.createOscillator(), context.createGain()]
    oscillator.frequency.value = pitch
    volume.gain.setValueAtTime(0, from)
    volume.gain.linearRampToValueAtTime(0.25, from + 0.05)
    volume.gain.linearRampToValueAtTime(0, from + 0.4)
    oscillator.connect(volume).connect(context.destination)
    oscillator.start(from)
    oscillator.stop(from + 0.42)
  }
}
