import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { periodLabel } from '#app/model/period.ts'
import type { RestatedLine } from '#server/use/reports/earlier.ts'
import { requirePledge } from '../http/actor.server.ts'
import { editAnswer, edited } from '../http/edit.server.ts'
import { formOf } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { EditForm } from '../ui/editor/edit-form.tsx'
import { exactly, inScale } from '../ui/exact.ts'
import { TextArea } from '../ui/field.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { EndedLines } from '../ui/series/ended-lines.tsx'
import { SameLine } from '../ui/series/same-line.tsx'
import { titled } from '../ui/title.ts'
import { words } from '../ui/words.ts'

const text = words.overTime.earlier

export { afterConflict as shouldRevalidate } from '../ui/editor/revalidate.ts'

export const meta = titled(text.title)

/** A draft beside earlier reports: which lines go on, and which figures are restated. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { page } = given(await args.context.use.reports.earlier(actor, args.params.id ?? ''))
  return page
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use } = args.context
  const form = await formOf(args, { maxBytes: 1_048_576 })
  const name = String(form.get('form') ?? '')
  const reportId = args.params.id ?? ''
  const version = Number(form.get('version'))
  if (name === 'lines') {
    const choices = fieldsUnder(form, 'line').filter(({ value }) => value !== '')
    const outcome = await use.reports.decideLines(actor, {
      reportId,
      version,
      choices: choices.map(({ key, value }) => ({ lineItemId: key, series: value })),
    })
    return editAnswer(args, outcome, form)
  }
  if (name === 'ended') {
    const choices = fieldsUnder(form, 'ended').filter(({ value }) => value !== '')
    const outcome = await use.reports.decideLines(actor, {
      reportId,
      version,
      choices: choices.map(({ key, value }) => ({ lineItemId: value, series: key })),
    })
    return editAnswer(args, outcome, form)
  }
  // One form a section: its name is `why <section id>`.
  const sectionId = name.replace(/^why /, '')
  const all = String(form.get('whyAll') ?? '').trim()
  const whys = fieldsUnder(form, 'why').map(({ key, value }) => {
    const [lineItemId = '', columnId = ''] = key.split(' ')
    return { lineItemId, columnId, why: value.trim() === '' ? all : value }
  })
  return edited(args, { kind: 'explain restatements', sectionId, whys }, form)
}

/** Fields called `<prefix>.<key>`. */
const fieldsUnder = (form: FormData, prefix: string): { key: string; value: string }[] =>
  [...form].flatMap(([name, value]) =>
    name.startsWith(`${prefix}.`) && typeof value === 'string' ? [{ key: name.slice(prefix.length + 1), value }] : [],
  )

export default function Earlier() {
  const { report, lines, ended, restated } = useLoaderData<typeof loader>()
  const sections = [...new Map(restated.map(({ sectionId, section }) => [sectionId, section]))]
  return (
    <Page
      title={text.title}
      over={report.title}
      lead={text.lead}
      back={{ to: `/reports/${report.id}/edit`, label: words.editor.backToEditor }}
      width="text"
    >
      <PageSection title={words.overTime.lines.title}>
        {lines.length === 0 ? (
          <p className="quiet">{words.overTime.lines.none}</p>
        ) : (
          <EditForm name="lines" version={report.version} save={words.overTime.lines.keep}>
            <p className="quiet">{words.overTime.lines.lead}</p>
            {lines.map(line => (
              <SameLine key={line.lineItemId} name={`line.${line.lineItemId}`} line={line} />
            ))}
          </EditForm>
        )}
      </PageSection>
      {ended.length > 0 && (
        <PageSection title={words.overTime.ended.title}>
          <EndedLines ended={ended} version={report.version} />
        </PageSection>
      )}
      <PageSection title={text.restated}>
        {restated.length === 0 ? <p className="quiet">{text.none}</p> : <p className="quiet">{text.restatedLead}</p>}
        {sections.map(([id, title]) => {
          const own = restated.filter(({ sectionId }) => sectionId === id)
          return (
            <section key={id} aria-label={title}>
              <h3>{title}</h3>
              <EditForm name={`why ${id}`} version={report.version} save={text.keep}>
                {own.filter(({ why }) => why === '').length > 1 && (
                  <TextArea label={text.whyAll} hint={text.whyAllHint} name="whyAll" rows={2} maxLength={1_000} />
                )}
                {own.map(line => (
                  <Why key={`${line.lineItemId} ${line.columnId} ${line.why}`} line={line} />
                ))}
              </EditForm>
            </section>
          )
        })}
      </PageSection>
    </Page>
  )
}

function Why({ line }: { line: RestatedLine }) {
  const { label, column, was, is, scale, unit, whole, reportId, reportPeriod, why } = line
  const write = exactly([was, is], { unit, ...(whole && { whole }) }, useFormats())
  return (
    <TextArea
      label={text.why(label, column)}
      hint={
        <>
          {write(is)};{' '}
          <Link to={`/reports/${reportId}`}>
            {words.overTime.restated.was(`${write(was)}${unit === 'currency' ? inScale(scale) : ''}`, periodLabel(reportPeriod))}
          </Link>
        </>
      }
      name={`why.${line.lineItemId} ${line.columnId}`}
      rows={2}
      maxLength={1_000}
      defaultValue={why}
    />
  )
}
