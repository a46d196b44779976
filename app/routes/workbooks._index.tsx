import type { LoaderFunctionArgs } from '@remix-run/node'
import { mayPrepareReports } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { page as pageWords } from '../ui/words/page.ts'
import { workbooks as text } from '../ui/words/workbooks.ts'

export const meta = titled(text.title)

/** How workbooks are read, for those who prepare reports. */
export function loader(args: LoaderFunctionArgs) {
  orNotFound(mayPrepareReports(requirePledge(args).actor))
  return null
}

export default function Workbooks() {
  const { head, rows } = text.table
  return (
    <Page
      title={text.title}
      lead={text.lead}
      width="text"
      back={{ to: '/reports', label: pageWords.reports }}
      actions={
        <LinkButton to="/workbooks/starter" reloadDocument>
          {text.starter}
        </LinkButton>
      }
    >
      <p className="aside">{text.starterHint}</p>
      <PageSection title={text.example.title}>
        <table className="example-sheet">
          <caption className="sr-only">{text.example.caption}</caption>
          <thead>
            <tr>{head.map(label => (label ? <th key={label}>{label}</th> : <td key="corner" />))}</tr>
          </thead>
          <tbody>
            {rows.map(([label, ...figures], at) => (
              <tr key={label}>
                <th scope="row" data-sum={at === rows.length - 1 ? '' : undefined}>
                  {label}
                </th>
                {figures.map(figure => (
                  <td key={figure}>{figure}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="aside">{text.example.note}</p>
      </PageSection>
      {text.parts.map(({ title, lines }) => (
        <PageSection key={title} title={title}>
          <ul className="points">
            {lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </PageSection>
      ))}
    </Page>
  )
}
