import type { LoaderFunctionArgs } from '@remix-run/node'
import { mayChangeCompany } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { Page } from '../ui/page.tsx'
import { ProxyTest } from '../ui/people/proxy-test.tsx'
import { titled } from '../ui/title.ts'
import { proxy as said } from '../ui/words/proxy.ts'

export const meta = titled(said.title)

export function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayChangeCompany(actor))
  return null
}

export default function Proxy() {
  return (
    <Page width="text" title={said.title} over={said.over} lead={said.lead} back={{ to: '/company', label: said.back }}>
      <ProxyTest />
    </Page>
  )
}
