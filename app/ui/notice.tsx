import type { ReactNode } from 'react'

export type Tone = 'note' | 'good' | 'bad' | 'decision'

/** A message in the place where it matters. `live` tells it to screen readers when it appears; a bad one is told at once. */
export function Notice({ tone = 'note', title, live, children }: { tone?: Tone; title?: ReactNode; live?: boolean; children?: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  )
}

/** A strip across the page about the whole of it: no connection, a rehearsal, a report that was withdrawn. One line and at most one action. */
export function Banner({ tone = 'note', action, children }: { tone?: Tone; action?: ReactNode; children: ReactNode }) {
  return (
    <div className={`banner ${tone}`} role="status">
      <p>{children}</p>
      {action}
    </div>
  )
}
