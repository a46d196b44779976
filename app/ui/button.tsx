import type { ComponentProps, ReactNode } from 'react'
import { PageLink } from './page-link.tsx'
import { words } from './words.ts'

/** `primary`: the one thing a page is for. `plain`: everything else. `quiet`: looks like a link. `danger`: takes something away. */
export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'
interface Look {
  kind?: ButtonKind
  /** `large` on phones' main actions and on the stage, `small` in rows and toolbars. */
  size?: 'small' | 'normal' | 'large'
}

const classOf = ({ kind = 'plain', size = 'normal' }: Look, more?: string) => ['button', kind, size, more].filter(Boolean).join(' ')

/** A native button; in a form it submits unless `type="button"`. While `busy` it cannot be pressed again and says what goes on. */
export function Button({
  kind,
  size,
  busy = false,
  busyWord = words.controls.working,
  className,
  children,
  disabled,
  ...rest
}: Look & { busy?: boolean; busyWord?: string } & ComponentProps<'button'>) {
  return (
    <button {...rest} className={classOf({ kind, size }, className)} disabled={disabled || busy} aria-busy={busy || undefined}>
      {busy ? busyWord : children}
    </button>
  )
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export function LinkButton({
  kind,
  size,
  className,
  ...rest
}: Look & { to: string; children: ReactNode } & ComponentProps<typeof PageLink>) {
  return <PageLink {...rest} className={classOf({ kind, size }, className)} />
}
