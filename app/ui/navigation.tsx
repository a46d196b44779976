import type { Role } from '#app/model/people/roles.ts'
import { NavLink } from './framework.ts'
import { Menu } from './menu.tsx'
import { words } from './words.ts'

interface Place {
  to: string
  label: string
  /** Whose it is; left out: everyone's. What may be done there is decided by may.ts, not here. */
  roles?: readonly Role[]
}

const PLACES: readonly Place[] = [
  { to: '/reports', label: words.page.reports },
  { to: '/meetings', label: words.page.meetings },
  { to: '/rounds', label: words.page.questions },
  { to: '/people', label: words.page.people, roles: ['administrator'] },
  { to: '/company', label: words.page.company, roles: ['administrator', 'leader'] },
]

export const placesFor = (roles: readonly Role[]): readonly Place[] =>
  PLACES.filter(place => !place.roles || place.roles.some(role => roles.includes(role)))

/** Where a person may go. On a phone behind one word. */
export function Navigation({ roles, name }: { roles: readonly Role[]; name: string | null }) {
  const links = placesFor(roles).map(place => (
    <NavLink key={place.to} to={place.to} className="nav-link" prefetch="intent">
      {place.label}
    </NavLink>
  ))
  const own = (
    <>
      <NavLink to="/me" className="nav-link">
        {words.page.profile}
      </NavLink>
      <form method="post" action="/sign-out">
        <button type="submit" className="nav-link">
          {words.page.signOut}
        </button>
      </form>
    </>
  )
  return (
    <nav className="nav" aria-label={words.page.main}>
      <div className="nav-wide">{links}</div>
      <Menu label={<span className="nav-name">{name ?? words.page.profile}</span>} className="nav-own">
        <div className="nav-narrow">{links}</div>
        {own}
      </Menu>
    </nav>
  )
}
