import type { ReactNode } from 'react'
import type { Tone } from './notice.tsx'

/** A word about a thing (a status, a role). Its colour only repeats what the word says. */
export const Badge = ({ tone = 'note', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`badge ${tone}`}>{children}</span>
)
