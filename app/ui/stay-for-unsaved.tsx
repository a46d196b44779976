import { useEffect } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { useBlocker } from './framework.ts'
import { words } from './words.ts'

const text = words.page.unsaved

/** A form that says `data-unsaved` holds what somebody typed and nobody has kept. */
const isUnsaved = (): boolean => document.querySelector('form[data-unsaved]') !== null

type Leaving = Exclude<Parameters<typeof useBlocker>[0], boolean>
const leavesUnsaved: Leaving = ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isUnsaved()

/**
 * A link, the back button or a closed tab would take what was typed in the editor with it: asks first. What is sent to the page itself, and
 * where the server leads after that, is no leaving. One for the whole application: the router asks one only.
 */
export function StayForUnsaved() {
  const blocker = useBlocker(leavesUnsaved)
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => isUnsaved() && event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])
  const isAsking = blocker.state === 'blocked'
  const stay = () => blocker.reset?.()
  return (
    <Dialog
      open={isAsking}
      onClose={stay}
      title={text.title}
      actions={
        <>
          <Button kind="quiet" type="button" onClick={() => blocker.proceed?.()}>
            {text.leave}
          </Button>
          <Button type="button" onClick={stay}>
            {text.stay}
          </Button>
        </>
      }
    >
      <p>{text.lost}</p>
    </Dialog>
  )
}
