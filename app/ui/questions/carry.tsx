import { type FormEvent, useEffect, useState } from 'react'
import { type CarryRefusal, carriedCode, takeOver } from '#app/live/questions/carry.ts'
import { openVault, type Vault } from '#app/live/questions/vault.ts'
import type { TokenRound } from '#app/live/questions/wallet.ts'
import { type QrPath, qrPath } from '#app/model/qr.ts'
import { Button } from '../button.tsx'
import { TextArea } from '../field.tsx'
import { Notice } from '../notice.tsx'
import { QrCode } from '../people/qr-code.tsx'
import { device } from '../words/device.ts'

/** What stands before the code in an address. In the fragment alone: browsers send that to nobody. */
const FRAGMENT = '#carry='

/** Opens a person's vault for one act. */
async function within<T>(holder: string, act: (vault: Vault) => Promise<T>): Promise<T> {
  const vault = await openVault(holder)
  try {
    return await act(vault)
  } finally {
    vault.close()
  }
}

/** The code of this browser, shown when somebody asks for it and drawn here. */
export function GiveCode({ holder }: { holder: string }) {
  const [state, setState] = useState<'hidden' | 'none' | 'no storage' | { code: string; qr: QrPath }>('hidden')
  const [isCopied, setCopied] = useState(false)
  const text = device.give
  async function show() {
    try {
      const code = await within(holder, carriedCode)
      setState(code ? { code, qr: qrPath(`${location.origin}/me/device${FRAGMENT}${code}`) } : 'none')
    } catch {
      setState('no storage')
    }
  }
  return (
    <div className="carry">
      <p>{text.text}</p>
      <div role="status">
        {state === 'none' && <p>{text.none}</p>}
        {state === 'no storage' && <p>{text.noStorage}</p>}
      </div>
      {typeof state !== 'object' ? (
        <Button onClick={() => void show()}>{text.show}</Button>
      ) : (
        <>
          <QrCode {...state.qr} label={text.qr} />
          <p>{text.scan}</p>
          <TextArea name="code" label={text.label} rows={5} readOnly value={state.code} onFocus={({ target }) => target.select()} />
          <div className="actions">
            <Button onClick={() => void navigator.clipboard?.writeText(state.code).then(() => setCopied(true))}>
              {isCopied ? text.copied : text.copy}
            </Button>
            <Button onClick={() => setState('hidden')}>{text.hide}</Button>
          </div>
        </>
      )}
      <p className="aside">{device.stays}</p>
    </div>
  )
}

/** Takes over the code of another device: pasted, or scanned into this page's address. */
export function TakeCode({ holder, rounds }: { holder: string; rounds: readonly TokenRound[] }) {
  const [typed, setTyped] = useState('')
  const [isScanned, setScanned] = useState(false)
  const [said, setSaid] = useState<CarryRefusal | 'done' | 'failed'>()
  const text = device.take

  // It must not stay in the address, nor in the browser's history.
  useEffect(() => {
    if (!location.hash.startsWith(FRAGMENT)) return
    setTyped(location.hash.slice(FRAGMENT.length))
    setScanned(true)
    history.replaceState(history.state, '', location.pathname)
  }, [])

  async function take(event: FormEvent) {
    event.preventDefault()
    try {
      const outcome = await within(holder, vault => takeOver(vault, typed, rounds))
      setSaid(outcome.ok ? 'done' : outcome.refusal)
      if (outcome.ok) setTyped('')
    } catch {
      setSaid('failed')
    }
  }

  return (
    <form className="carry" onSubmit={event => void take(event)}>
      <div role="status">
        {isScanned && !said && <Notice>{text.scanned}</Notice>}
        {said === 'done' && <Notice tone="good">{text.done}</Notice>}
      </div>
      <TextArea
        name="taken"
        label={text.label}
        hint={text.hint}
        rows={5}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        error={said === undefined || said === 'done' ? undefined : said === 'failed' ? text.failed : text.refusal[said]}
        onChange={({ target }) => {
          setTyped(target.value)
          setSaid(undefined)
        }}
      />
      <div className="actions">
        <Button kind="primary" disabled={typed.trim() === ''}>
          {text.do}
        </Button>
      </div>
    </form>
  )
}
