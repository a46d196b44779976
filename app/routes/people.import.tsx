import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useNavigation } from '@remix-run/react'
import { mayManagePeople } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { answerFault, formOf, intentOf } from '../http/form.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Button } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Actions, Page, PageSection } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { people } from '../ui/words/people.ts'

const said = people.import
export const meta = titled(said.title)

/** 50,000 people; a form of two fields around it. */
const MOST_BYTES = 4 * 1_024 * 1_024
const ROWS_SHOWN = 10
const FAULTS_SHOWN = 100

export function loader(args: LoaderFunctionArgs) {
  orNotFound(mayManagePeople(requirePledge(args).actor))
  return null
}

/** The list as text: from the file, if one was chosen, else from the field. Spreadsheets still write Windows-1252 in places. */
async function listOf(form: FormData): Promise<string> {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return String(form.get('text') ?? '')
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayManagePeople(actor))
  const { use } = args.context
  const form = await formOf(args, { maxBytes: MOST_BYTES * 2 })
  const text = await listOf(form)
  if (text.length > MOST_BYTES) throw new Response(said.tooLong, { status: 413 })
  if (intentOf(form) === 'import') {
    const outcome = await use.people.importList(actor, { text })
    if (outcome.ok) return redirectTo(`/people/invitations?added=${outcome.added}&known=${outcome.known}`)
    if (outcome.fault.kind !== 'invalid') return answerFault(outcome.fault)
  }
  const preview = await use.people.previewList(actor, { text })
  if (!preview.ok) return answerFault(preview.fault)
  const { fresh, known, faults } = preview
  const rows = fresh.slice(0, ROWS_SHOWN).map(({ line, name, email, staffNumber, roles }) => ({
    line,
    name,
    login: [email, staffNumber].filter(Boolean).join(', '),
    roles: roles.map(role => people.roles[role]).join(', '),
  }))
  return data(
    {
      kind: 'preview' as const,
      text,
      rows,
      fresh: fresh.length,
      known,
      faults: faults.slice(0, FAULTS_SHOWN).map(({ line, message }) => ({ line, message })),
      moreFaults: Math.max(0, faults.length - FAULTS_SHOWN),
    },
    { status: faults.length ? 422 : 200 },
  )
}

export default function ImportPeople() {
  const answer = useActionData<typeof action>()
  const preview = answer && 'kind' in answer && answer.kind === 'preview' ? answer : undefined
  const busy = useNavigation().state !== 'idle'
  const text = preview?.text ?? ''
  return (
    <Page width="text" title={said.title} lead={said.lead} back={{ to: '/people', label: people.list.title }}>
      {preview && preview.faults.length > 0 && (
        <Notice tone="bad" live title={said.faults(preview.faults.length + preview.moreFaults)}>
          <ul className="points">
            {preview.faults.map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                <strong>{said.line(line)}:</strong> {message}
              </li>
            ))}
            {preview.moreFaults > 0 && <li>{said.moreFaults(preview.moreFaults)}</li>}
          </ul>
        </Notice>
      )}
      {preview && preview.faults.length === 0 && (
        <PageSection title={preview.fresh ? said.fresh(preview.fresh) : said.nothing}>
          {preview.known > 0 && <p>{said.known(preview.known)}</p>}
          {preview.rows.length > 0 && <Rows rows={preview.rows} total={preview.fresh} />}
          {preview.fresh > 0 && (
            <Form method="post">
              <input type="hidden" name="text" value={text} />
              <Button kind="primary" name="intent" value="import" busy={busy}>
                {said.confirm(preview.fresh)}
              </Button>
            </Form>
          )}
        </PageSection>
      )}
      <PageSection title={said.preview}>
        <Form method="post" encType="multipart/form-data" key={text}>
          <Field label={said.file} name="file" type="file" accept=".csv,.txt,.tsv,text/csv" hint={said.fileHint} />
          <TextArea label={said.text} name="text" rows={8} defaultValue={text} placeholder={said.example} spellCheck={false} />
          <Actions>
            <Button kind={preview && preview.faults.length === 0 ? 'plain' : 'primary'} name="intent" value="preview" busy={busy}>
              {said.preview}
            </Button>
          </Actions>
        </Form>
      </PageSection>
    </Page>
  )
}

interface Row {
  line: number
  name: string
  login: string
  roles: string
}

function Rows({ rows, total }: { rows: Row[]; total: number }) {
  return (
    <table className="people">
      {total > rows.length && <caption>{said.firstRows(rows.length)}</caption>}
      <thead>
        <tr>
          <th scope="col">{people.list.name}</th>
          <th scope="col">{people.list.login}</th>
          <th scope="col">{people.list.roles}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, name, login, roles }) => (
          <tr key={line}>
            <th scope="row">{name}</th>
            <td>{login}</td>
            <td>{roles}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
