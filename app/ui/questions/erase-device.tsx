import { useEffect, useState } from 'react'
import { eraseDrafts, eraseEverything, type Left } from '#app/live/questions/vault.ts'
import { Button } from '../button.tsx'
import { Notice } from '../notice.tsx'
import { leaving as said } from '../words/receipts.ts'

/** After signing out: drafts are erased; what else this browser keeps of questions can be erased, for a computer that others use too. */
export function EraseDevice() {
  const [state, setState] = useState<'unknown' | Left | 'erased' | 'failed'>('unknown')
  useEffect(() => {
    eraseDrafts().then(
      left => left.anything && setState(left),
      // A browser that keeps nothing has nothing to erase.
      () => {},
    )
  }, [])
  if (state === 'unknown') return null
  if (typeof state === 'string') return <Notice live>{state === 'erased' ? said.erased : said.failed}</Notice>
  const erase = () =>
    void eraseEverything().then(
      () => setState('erased'),
      () => setState('failed'),
    )
  return (
    <Notice title={said.label}>
      <p>{said.text}</p>
      {state.receipts > 0 && <p>{said.receipts(state.receipts)}</p>}
      {state.unsent > 0 && (
        <p>
          <strong>{said.unsent(state.unsent)}</strong>
        </p>
      )}
      <Button onClick={erase}>{said.erase}</Button>
    </Notice>
  )
}
