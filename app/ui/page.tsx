import type { ReactNode } from 'react'
import { Link } from './framework.ts'

/**
 * The inside of an ordinary page: where one came from, the title, a sentence on what it is for, what can be done with the whole of it.
 * `width`: `text` for reading and forms (68ch), `page` for most, `full` for tables that need everything.
 */
export function Page({
  title,
  over,
  lead,
  actions,
  back,
  width = 'page',
  children,
}: {
  title: ReactNode
  /** A short line over the title: a period, a status. */
  over?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  back?: { to: string; label: string }
  width?: 'text' | 'page' | 'full'
  children?: ReactNode
}) {
  return (
    <div className={`page ${width}`}>
      <header className="page-head">
        {back && (
          <Link to={back.to} className="page-back">
            <span aria-hidden="true">←</span> {back.label}
          </Link>
        )}
        {over && <p className="page-over">{over}</p>}
        <h1>{title}</h1>
        {lead && <p className="page-lead">{lead}</p>}
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** A part of a page under a hairline, with its own heading. */
export function PageSection({
  title,
  id,
  actions,
  children,
}: {
  title: ReactNode
  id?: string
  actions?: ReactNode
  children?: ReactNode
}) {
  return (
    <section className="page-section" id={id}>
      <header className="page-section-head">
        <h2>{title}</h2>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </section>
  )
}

/** Buttons in a row that wraps. */
export const Actions = ({ children }: { children: ReactNode }) => <div className="actions">{children}</div>
