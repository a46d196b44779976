import type { ComponentProps, MouseEvent, ReactNode } from 'react'
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

/**
 * A native button; in a form it submits unless `type="button"`. While `busy` it cannot be pressed again and says what goes on. `resting`: for
 * now there is nothing to press, mostly because of its own last press. Both keep the focus, which `disabled` would lose.
 */
export function Button({
  kind,
  size,
  busy = false,
  resting = false,
  busyWord = words.controls.working,
  className,
  children,
  onClick,
  ...rest
}: Look & { busy?: boolean; resting?: boolean; busyWord?: string } & ComponentProps<'button'>) {
  const waits = busy || resting
  return (
    <button
      {...rest}
      className={classOf({ kind, size }, className)}
      aria-disabled={waits || undefined}
      aria-busy={busy || undefined}
      onClick={waits ? prevent : onClick}
    >
      {busy ? busyWord : children}
    </button>
  )
}

const prevent = (event: MouseEvent) => event.preventDefault()

/** A link that looks like a button: goes somewhere, changes nothing. */
export function LinkButton({
  kind,
  size,
  className,
  ...rest
}: Look & { to: string; children: ReactNode } & ComponentProps<typeof PageLink>) {
  return <PageLink {...rest} className={classOf({ kind, size }, className)} />
}
