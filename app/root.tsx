import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Link,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatDay } from '#app/model/format.ts'
import { isFollowPage, isPresenterPage } from '#app/model/meeting/surroundings.ts'
import { dayIn } from '#app/model/local-time.ts'
import { themeOf } from './http/theme.server.ts'
import { useDeliveries } from './live/questions/use-deliveries.ts'
import { useTokens } from './live/questions/use-tokens.ts'
import stylesheet from './styles/app.css?url'
import { FocusOnTitle } from './ui/focus-on-title.tsx'
import { FormatsProvider } from './ui/formats.tsx'
import { Frame } from './ui/frame.tsx'
import { Navigation } from './ui/navigation.tsx'
import { useNonce } from './ui/nonce.tsx'
import { useSentOnce } from './ui/once.ts'
import { type PageLinkProps, RouterLinks } from './ui/page-link.tsx'
import { printMark, usePrintMark } from './ui/print-mark.ts'
import { useRestOfAsking } from './ui/questions/use-rest-of-asking.ts'
import { StayForUnsaved } from './ui/stay-for-unsaved.tsx'
import { StayWhileOffline } from './ui/stay-while-offline.tsx'
import { watermarkOf } from './ui/watermark.ts'
import { Trouble } from './ui/trouble.tsx'

/** A route that is a screen of its own (stage, presenter) says `export const handle = { bare: true }`. */
interface Handle {
  bare?: boolean
  /** Somebody asks or moderates there: the page bears no reader's name, neither on screen nor on paper. */
  asking?: boolean
  /** Confidential figures: the page bears its reader's name and the day, faintly. */
  marked?: boolean
}

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.company.name ?? 'Candor' }]

export async function loader({ request, context: { actor, name, company, use, mark, now } }: LoaderFunctionArgs) {
  return {
    theme: themeOf(request),
    mark,
    today: company && dayIn(now, company.timeZone),
    // The sign-in page shows it to strangers: name and accent, nothing else.
    company: { name: company?.name ?? 'Candor', accent: company?.accent ?? null },
    person: actor.kind === 'person' ? { id: actor.personId, name, roles: [...actor.roles] } : null,
    // The same for everybody; whose tokens they are, only the browser knows.
    rounds: await use.rounds.open(actor),
    formats:
      company && actor.kind !== 'nobody'
        ? {
            locale: company.locale,
            negatives: company.negatives,
            fiscalYearStart: company.fiscalYearStart,
            timeZone: company.timeZone,
          }
        : null,
  }
}

/**
 * As without it: after everything but what was refused. A presenter's page that loads its own data anew does not ask for this again: what is
 * in it hardly changes, and a load of it that fails would take the whole page away.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, actionStatus = 200, defaultShouldRevalidate }) =>
  actionStatus >= 400 ? defaultShouldRevalidate : !(currentUrl.pathname === nextUrl.pathname && isPresenterPage(nextUrl.pathname))

/** Whose copy a printed page is, and of which day. */
const copyOf = ({ person, today, formats }: Awaited<ReturnType<typeof loader>>) =>
  person && today && formats ? { name: person.name ?? '', when: formatDay(today, formats) } : undefined

/** What the routes of this page say of themselves. */
function useHandles(): Handle {
  return Object.assign({}, ...useMatches().map(({ handle }) => handle as Handle | undefined)) as Handle
}

const useRoot = () => useRouteLoaderData<typeof loader>('root')

/** The follow page is a document of its own, which the router cannot change to. */
const RouterLink = (props: PageLinkProps) => <Link reloadDocument={isFollowPage(props.to)} {...props} />

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const root = useRoot()
  const accent = root?.company.accent
  const { asking, marked } = useHandles()
  const copy = root && !asking ? copyOf(root) : undefined
  return (
    <html
      lang="en"
      data-theme={root?.theme ?? 'system'}
      data-watermark={(marked && copy && true) || undefined}
      style={{
        ...(accent && { ['--accent' as string]: accent }),
        ...(root?.person && printMark(root.company.name, root.mark, copy)),
        ...(marked && copy && { ['--watermark' as string]: watermarkOf(copy.name, copy.when) }),
      }}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <Meta />
        <Links />
      </head>
      <body>
        {root?.mark && <aside className="demo-mark">{root.mark}</aside>}
        <RouterLinks value={RouterLink}>{children}</RouterLinks>
        <FocusOnTitle />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  const root = useRoot()
  const holder = root?.person?.id ?? null
  useTokens(holder, root?.rounds ?? [])
  useDeliveries(holder)
  useRestOfAsking(holder)
  useSentOnce()
  const { bare, asking } = useHandles()
  usePrintMark(root?.company.name ?? '', root?.mark ?? null, asking ? undefined : (root?.person?.name ?? undefined), root?.formats)
  const page = (
    <FormatsProvider value={root?.formats}>
      <Outlet />
    </FormatsProvider>
  )
  if (bare || !root) return page
  return (
    <Frame
      company={root.company.name}
      theme={root.theme}
      navigation={root.person && <Navigation roles={root.person.roles} name={root.person.name} />}
    >
      <StayWhileOffline />
      <StayForUnsaved />
      {page}
    </Frame>
  )
}

export function ErrorBoundary() {
  const root = useRoot()
  const error = useRouteError()
  return (
    <Frame company={root?.company.name ?? 'Candor'} theme={root?.theme ?? 'system'}>
      <Trouble error={error} />
    </Frame>
  )
}
