import { useState } from 'react'
import { Button } from './button.tsx'
import { words } from './words.ts'

/** Copies `text`. Where the browser forbids it (plain http), it says so; the text itself stands beside it. */
export function CopyButton({ text, children = words.controls.copy }: { text: string; children?: string }) {
  const [said, setSaid] = useState<string>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(words.controls.copied)
    } catch {
      setSaid(words.controls.copyFailed)
    }
  }
  return (
    <span className="copy">
      <Button type="button" size="small" onClick={() => void copy()}>
        {children}
      </Button>
      <span role="status" className="copy-said">
        {said}
      </span>
    </span>
  )
}
