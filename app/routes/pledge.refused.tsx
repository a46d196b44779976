import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '../http/actor.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Actions, Page } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { people as words } from '../ui/words/people.ts'

const said = words.refused
export const meta = titled(said.title)

export function loader(args: LoaderFunctionArgs) {
  requireActor(args)
  return null
}

export default function Refused() {
  return (
    <Page width="text" title={said.title} lead={said.lead}>
      <ul className="points">
        {said.points.map(point => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <Actions>
        <LinkButton to="/pledge">{said.back}</LinkButton>
        <LinkButton kind="quiet" to="/me">
          {said.you}
        </LinkButton>
      </Actions>
    </Page>
  )
}
