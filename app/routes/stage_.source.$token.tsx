import type { LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, useLoaderData, useRouteError } from '@remix-run/react'
import { linkedScreen } from '../http/stage.server.ts'
import { lookOf } from '../ui/meeting/stage-look.ts'
import { StageEnded, StageScreen } from '../ui/meeting/stage-screen.tsx'
import { StageTrouble } from '../ui/meeting/stage-trouble.tsx'
import { titled } from '../ui/title.ts'
import { meeting as words } from '../ui/words/meeting.ts'

export const handle = { bare: true }
export const meta = titled(words.stage.title)

/** The stage as a browser source of OBS or Teams. What it may see, its link says alone: docs/decisions/0035-browser-sources.md. */
export async function loader(args: LoaderFunctionArgs) {
  const { params, request, context } = args
  const link = params.token ?? ''
  const screen = await linkedScreen(args, link)
  if (screen.kind === 'unknown') throw new Response(null, { status: 404 })
  return { company: context.company?.name ?? 'Candor', link, look: lookOf(request.url), screen }
}

export default function Source() {
  const { company, link, look, screen } = useLoaderData<typeof loader>()
  return <StageScreen company={company} look={{ ...look, source: true }} initial={screen} link={link} />
}

export function ErrorBoundary() {
  const error = useRouteError()
  return isRouteErrorResponse(error) && error.status === 404 ? <StageEnded /> : <StageTrouble />
}
