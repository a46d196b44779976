import type { LoaderFunctionArgs } from '@remix-run/node'
import type { StagePage } from '#server/use/meetings/stages.ts'
import type { Screen } from '../ui/meeting/use-screen.ts'

/** What the link of a browser source stands for. */
export async function linkedScreen({ context }: Pick<LoaderFunctionArgs, 'context'>, link: string): Promise<Screen> {
  const standing = await context.use.meetings.standing(link, 'link')
  return standing.kind === 'paired' ? paired(context, standing.page) : { kind: 'unknown' }
}

/** What the screen with this request's cookie is; undefined where it needs a new code. */
export async function pairedScreen({ context }: Pick<LoaderFunctionArgs, 'context'>): Promise<Screen | undefined> {
  if (context.stage === undefined) return undefined
  const standing = await context.use.meetings.standing(context.stage)
  if (standing.kind === 'paired') return paired(context, standing.page)
  return standing.kind === 'waiting' ? { kind: 'waiting', code: standing.code } : undefined
}

function paired({ company, now }: LoaderFunctionArgs['context'], page: StagePage): Screen {
  if (!company) return { kind: 'unknown' }
  const { locale, negatives, fiscalYearStart, timeZone } = company
  return {
    kind: 'paired',
    page,
    formats: { locale, negatives, fiscalYearStart, timeZone },
    today: new Date(now).toISOString().slice(0, 10),
  }
}
