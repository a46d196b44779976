import { useEffect, useRef, useState } from 'react'
import { Button } from '../../button.tsx'
import { Dialog } from '../../dialog.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import type { Desk } from './use-desk.ts'

const text = deskWords.present
/** How long the page says that keys do nothing. */
const QUIET_MS = 3_000

export interface Names {
  me: string
  presenters: readonly { id: string; name: string }[]
  /** Asks the server who presents now: a leader may have named somebody since this page was loaded. */
  onLook(): void
  /** Whether the answer is on its way. */
  looking: boolean
}

/** Who drives, who asks for the wheel, and how it goes from one to another. Stands in one place, whatever it says. */
export function Wheel({ desk, driverHere, driverGone, ...names }: Names & { desk: Desk; driverHere: boolean; driverGone: boolean }) {
  const { me, presenters } = names
  const { drives, show, send } = desk
  const idle = useIdle(desk.idle)
  if (drives) return <Driving desk={desk} {...names} />
  const driver = presenters.find(({ id }) => id === show.driver)?.name
  const asks = show.asking.includes(me)
  const said = (name: string | undefined) => {
    if (!name || driverGone) return text.driverGone(name)
    return driverHere ? text.notDriving(name) : text.driverAway(name)
  }
  return (
    <div className="desk-wheel">
      <p role="status">{idle && driver ? text.keysRest(driver) : said(driver)}</p>
      {driver && !driverGone ? (
        <Button size="small" kind={asks ? 'plain' : 'primary'} onClick={() => send('askWheel', { asks: !asks })}>
          {asks ? text.askedWheel : text.askWheel}
        </Button>
      ) : (
        <Button size="small" kind="primary" onClick={() => send('takeWheel', { from: show.driver })}>
          {text.takeWheel}
        </Button>
      )}
    </div>
  )
}

function Driving({ desk: { show, send }, me, presenters, onLook, looking }: Names & { desk: Desk }) {
  const [handing, setHanding] = useState(false)
  const [notNow, setNotNow] = useState<readonly string[]>([])
  const others = presenters.filter(({ id }) => id !== me)
  const asking = presenters.find(({ id }) => id === show.asking.find(each => !notNow.includes(each)))
  // Who asks anew is heard anew.
  useEffect(() => setNotNow(before => before.filter(id => show.asking.includes(id))), [show.asking])
  const handTo = (to: string) => {
    setHanding(false)
    send('handWheel', { to })
  }
  return (
    <div className="desk-wheel" data-alone={others.length === 0 || undefined}>
      {others.length > 0 && <p role="status">{asking ? text.asksWheel(asking.name) : text.youDrive}</p>}
      {asking ? (
        <>
          <Button size="small" kind="primary" onClick={() => handTo(asking.id)}>
            {text.handOver}
          </Button>
          <Button size="small" onClick={() => setNotNow([...notNow, asking.id])}>
            {text.notNow}
          </Button>
        </>
      ) : (
        <Button
          size="small"
          onClick={() => {
            setHanding(true)
            onLook()
          }}
        >
          {text.handOverTo}
        </Button>
      )}
      <Dialog
        open={handing}
        onClose={() => setHanding(false)}
        title={text.handTitle}
        actions={
          others.length > 0 &&
          others.map(({ id, name }) => (
            <Button key={id} kind="primary" onClick={() => handTo(id)}>
              {name}
            </Button>
          ))
        }
      >
        <p>{others.length > 0 ? text.handText : looking ? text.looking : text.nobodyElse}</p>
      </Dialog>
    </div>
  )
}

/** True for a moment after every press that did nothing. */
function useIdle(presses: number): boolean {
  const [idle, setIdle] = useState(false)
  const before = useRef(presses)
  useEffect(() => {
    if (before.current === presses) return
    before.current = presses
    setIdle(true)
    const timer = setTimeout(() => setIdle(false), QUIET_MS)
    return () => clearTimeout(timer)
  }, [presses])
  return idle
}
