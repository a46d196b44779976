import type { PersonActor } from '#app/model/people/roles.ts'
import { REPORTED, type Quarter } from '../calendar.ts'
import type { Row } from '../finance/rows.ts'
import { lineId, type Sheet, sheetsOf } from '../finance/sheets.ts'
import { volumesOf } from '../finance/volumes.ts'
import { workbookOf } from '../finance/workbook.ts'
import { planOf } from '../plan.ts'
import { EXPLANATIONS } from '../texts/lines.ts'
import { TEXTS } from '../texts/index.ts'
import type { ReportTexts } from '../texts/types.ts'
import { voiceOf } from '../texts/voice.ts'
import { expect, type Office } from './office.ts'
import { arrange } from './arrange.ts'
import { Editor } from './sections.ts'

/** What the later steps need to know of a report. */
export interface FilledReport {
  index: number
  reportId: string
  version: number
  title: string
}

export const quarterAt = ({ quarters }: Pick<Office, 'quarters'>, index: number): Quarter =>
  quarters[index + quarters.length - REPORTED] as Quarter

/** The texts, sheets and plan of one quarter. */
export function materialOf({ quarters, finances }: Pick<Office, 'quarters' | 'finances'>, index: number) {
  const write = TEXTS[index]
  if (!write) throw new RangeError(`nothing was written for quarter ${index}`)
  const volumes = volumesOf(index, quarters, finances)
  return {
    texts: write(voiceOf(index, quarters, finances)),
    sheets: sheetsOf(index, quarters, finances),
    plan: planOf(index, quarters, volumes),
  }
}

/** Brings a quarter's workbook in and makes the report of it, as finance does: upload, look, confirm, correct, describe, arrange. */
export async function prepareReport(office: Office, finance: PersonActor, index: number): Promise<FilledReport> {
  const quarter = quarterAt(office, index)
  const { texts, sheets, plan } = materialOf(office, index)
  const name = `Board report ${quarter.label}.xlsx`
  const received = await office.use.uploads.receive(finance, { name, source: { bytes: workbookOf(sheets, plan) } })
  const { page } = expect(await office.use.uploads.show(finance, expect(received, 'upload').uploadId), 'preview')
  const { statements, plans } = page.understood
  const wanted = statements.flatMap(({ sheet }, at) => (sheets.some(own => own.name === sheet) ? [at] : []))
  const title = `Board report ${quarter.label}`
  const { reportId } = expect(
    await office.use.uploads.confirm(finance, {
      uploadId: page.id,
      version: page.version,
      into: { title, period: quarter.key },
      statements: wanted,
      // The volumes are written with the plan: what is remarked about both stands in one section.
      plans: plans.flatMap(({ items }, at) => (items.length > 0 ? [at] : [])),
    }),
    'confirming',
  )
  const editor = await Editor.open(office, finance, reportId)
  for (const sheet of sheets) await describe(office, editor, sheet, texts)
  await arrange(editor, { index, quarter, texts, sheets, plan })
  return { index, reportId, version: editor.version, title }
}

/** Corrects what the reader of the workbook could not know, and writes what only people know: notes, owners, what direction is good. */
async function describe({ squadIds }: Office, editor: Editor, sheet: Sheet, { remarks }: ReportTexts): Promise<void> {
  const { id: sectionId, title, body } = editor.statement(sheet.name)
  if (title !== sheet.title) await editor.edit({ kind: 'name section', sectionId, title: sheet.title })
  const reveal = sheet.name === 'Income statement' ? 'by level' : 'whole'
  if (body.statement !== sheet.statement || body.reveal !== reveal)
    await editor.edit({ kind: 'set statement', sectionId, statement: sheet.statement, reveal })
  const noteOf = ({ id }: Row) => [EXPLANATIONS[`${sheet.name}/${id}`], remarks[`${sheet.name}/${id}`]].filter(Boolean).join(' ')
  const alike = new Map<string, { rows: string[]; note: string; squadId: string | null; good: 'up' | 'down' | null }>()
  for (const row of sheet.rows) {
    const line = lineId(sheet, row.id, body)
    const had = body.lineItems.find(item => item.id === line)
    const wanted = { note: noteOf(row), squadId: (row.owner && squadIds.get(row.owner)) ?? null, good: row.good ?? null }
    if (!line || !had || (had.note === wanted.note && had.squadId === wanted.squadId && had.good === wanted.good)) continue
    const key = JSON.stringify(wanted)
    const group = alike.get(key) ?? { ...wanted, rows: [] }
    group.rows.push(line)
    alike.set(key, group)
  }
  for (const { rows, ...wanted } of alike.values()) await editor.edit({ kind: 'describe lines', sectionId, lineItemIds: rows, ...wanted })
}
