import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type Theme, ThemeSwitch } from './theme.tsx'

/** What surrounds an ordinary page: the company's name first, Candor's in the footer. Stage, presenter and follow pages do without. */
export function Frame({
  company,
  theme,
  navigation,
  children,
}: {
  company: string
  theme: Theme
  navigation?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="frame">
      <a className="skip" href="#main">
        Go to the content
      </a>
      <header className="frame-head">
        <Link to="/" className="frame-company">
          {company}
        </Link>
        {navigation}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="frame-foot">
        <span>Candor</span>
        <ThemeSwitch chosen={theme} />
      </footer>
    </div>
  )
}
