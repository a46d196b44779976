import type { ReactNode } from 'react'
import { Link } from './framework.ts'
import { type Theme, ThemeSwitch } from './theme.tsx'
import { words } from './words.ts'

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
        {words.page.skip}
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
        <span>{words.page.product}</span>
        <ThemeSwitch chosen={theme} />
      </footer>
    </div>
  )
}
