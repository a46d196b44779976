import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { Page, PageSection } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { kept } from '../ui/words/kept.ts'

const text = kept.inventory
export const meta = titled(text.title)

/** For the data protection officer and the works council: what is stored, why and how long. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  return given(await args.context.use.inventory.show(actor))
}

export default function Inventory() {
  const { tables } = useLoaderData<typeof loader>()
  return (
    <Page title={text.title} lead={text.lead}>
      {tables.map(({ table, purpose, retention, about, columns }) => (
        <PageSection key={table} title={table}>
          <p>{purpose}</p>
          <p className="quiet">
            {text.kept}: {retention} {text.about[about]}
          </p>
          <table className="inventory">
            <thead>
              <tr>
                <th scope="col">{text.column}</th>
                <th scope="col">{text.holds}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ column, says }) => (
                <tr key={column}>
                  <th scope="row">{column}</th>
                  <td>{says}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </PageSection>
      ))}
    </Page>
  )
}
