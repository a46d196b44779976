import { useEffect, useState } from 'react'
import { eraseEverything, keepsAnything } from '#app/live/questions/vault.ts'
import { Button } from '../button.tsx'
import { Notice } from '../notice.tsx'
import { words } from '../words.ts'

const said = words.questions.device

/** After signing out: what this browser keeps of questions can be erased, for a computer that others use too. */
export function EraseDevice() {
  const [state, setState] = useState<'unknown' | 'kept' | 'erased' | 'failed'>('unknown')
  useEffect(() => {
    keepsAnything().then(
      kept => kept && setState('kept'),
      // A browser that keeps nothing has nothing to erase.
      () => {},
    )
  }, [])
  if (state === 'unknown') return null
  if (state !== 'kept') return <Notice live>{state === 'erased' ? said.erased : said.failed}</Notice>
  const erase = () =>
    void eraseEverything().then(
      () => setState('erased'),
      () => setState('failed'),
    )
  return (
    <Notice title={said.label}>
      <p>{said.text}</p>
      <Button onClick={erase}>{said.erase}</Button>
    </Notice>
  )
}
