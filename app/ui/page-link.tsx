import { type ComponentProps, type ComponentType, createContext, useContext } from 'react'

export interface PageLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'ref'> {
  to: string
  /** Whether the browser loads the page, also where a router could change to it. */
  reloadDocument?: boolean
  /** What the router hands on to the next page; lost where there is none. */
  state?: unknown
}

const Plain = ({ to, reloadDocument: _, state: __, ...rest }: PageLinkProps) => <a {...rest} href={to} />

const Router = createContext<ComponentType<PageLinkProps>>(Plain)

/** Gives the pages inside the links of their router. */
export const RouterLinks = Router.Provider

/** A link to a page of ours: by the router where there is one, and the browser's own on pages that do without. */
export function PageLink(props: PageLinkProps) {
  const Link = useContext(Router)
  return <Link {...props} />
}
