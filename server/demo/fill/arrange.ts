import type { Plan } from '#app/model/report/section.ts'
import { daysAfter, inWords, type Quarter } from '../calendar.ts'
import { lineId, type Sheet } from '../finance/sheets.ts'
import type { PlanSheet } from '../finance/workbook.ts'
import { cabinetDrawing } from '../pictures/cabinet.ts'
import { hallPlan } from '../pictures/hall.ts'
import { recallChart } from '../pictures/recall.ts'
import { png } from '../pictures/sheet.ts'
import type { ReportTexts } from '../texts/types.ts'
import type { Editor } from './sections.ts'

interface Material {
  index: number
  quarter: Quarter
  texts: ReportTexts
  sheets: Sheet[]
  plan: PlanSheet
}

/** Minutes that a section is given in a meeting. */
const MINUTES: Record<string, number> = {
  'Income statement': 6,
  'Six quarters': 2,
  'Cabinets in the field': 4,
  'Balance sheet': 4,
  'Cash flow statement': 3,
  'Production plan': 4,
}

/** Adds what is not in the workbook, in the order in which it is presented, and brings everything into that order. */
export async function arrange(editor: Editor, material: Material): Promise<void> {
  const { texts, quarter, index } = material
  await editor.edit({ kind: 'write sentences', sentences: texts.sentences })
  const plan = await finishPlan(editor, material)
  const part = (sheet: string) => editor.statement(sheet).id
  const order: string[] = []
  const then = (...ids: string[]) => void order.push(...ids)

  then(await editor.add(texts.letter.title, { kind: 'narrative', markdown: texts.letter.markdown }))
  then(await keyFigures(editor, material))
  for (const story of texts.stories) then(await editor.add(story.title, { kind: 'narrative', markdown: story.markdown }))
  then(part('Income statement'), part('Bridge'), await bridgeChart(editor, material))
  then(part('Growth'), await growthChart(editor, material), await watchChart(editor, material))
  then(part('Field'))
  for (const picture of await pictures(editor, index, quarter)) then(picture)
  then(part('KPIs'), part('Balance sheet'), part('Cash flow'), part('Headcount'), plan)
  if (texts.withheld) {
    const { title, reason, weeks } = texts.withheld
    then(await editor.add(title, { kind: 'withheld', reason, lookAgainOn: daysAfter(quarter.to, 40 + weeks * 7) }))
  }
  then(await editor.add(texts.next.title, { kind: 'narrative', markdown: texts.next.markdown }))

  await bringIntoOrder(editor, order)
  for (const { id: sectionId, title } of await editor.look())
    if (texts.notes[title] || MINUTES[title])
      await editor.edit({ kind: 'write notes', sectionId, notes: texts.notes[title] ?? '', minutes: MINUTES[title] ?? 2 })
}

/** Moves what does not stand where it should, from the front. */
async function bringIntoOrder(editor: Editor, order: string[]): Promise<void> {
  const now = (await editor.look()).map(({ id }) => id)
  for (const [to, sectionId] of order.entries()) {
    if (now[to] === sectionId) continue
    await editor.edit({ kind: 'move section', sectionId, to })
    now.splice(now.indexOf(sectionId), 1)
    now.splice(to, 0, sectionId)
  }
}

/** The plan as the workbook has it, with what its columns could not say: confidence, remarks, and the volumes. */
async function finishPlan(editor: Editor, { plan }: Material): Promise<string> {
  const found = (await editor.look()).find(({ body }) => body.kind === 'plan')
  if (found?.body.kind !== 'plan') throw new RangeError('the workbook brought no production plan')
  const items: Plan['items'] = found.body.items.map(item => {
    const known = plan.items.find(({ number }) => number === item.number)
    return { ...item, confidence: known?.confidence ?? null, note: known?.note ?? '' }
  })
  const volumes: Plan['volumes'] = plan.volumes.map(({ what, unit, key, planned, actual }, at) => ({
    ...{ id: `volume-${at + 1}`, label: what, unit, period: key, planned, actual },
  }))
  await editor.edit({ kind: 'name section', sectionId: found.id, title: 'Production plan' })
  return editor.edit({ kind: 'write section', sectionId: found.id, body: { kind: 'plan', items, volumes } })
}

const FIGURES = [
  ['Revenue', 'Income statement', 'revenue'],
  ['Operating profit', 'Income statement', 'operatingProfit'],
  ['Cash', 'Balance sheet', 'cash'],
  ['Cabinets under Watch', 'Field', 'watched'],
  ['Failures per 1,000 cabinets', 'Field', 'failures'],
] as const

/** At most five, each against the budget. */
function keyFigures(editor: Editor, { sheets }: Material): Promise<string> {
  const figures = FIGURES.map(([label, name, row], at) => {
    const { id, body } = editor.statement(name)
    const [actual, budget] = body.columns
    return {
      ...{ id: `figure-${at + 1}`, label, statementId: id, lineItemId: line(editor, sheets, name, row) },
      ...{ columnId: actual?.id ?? '', against: budget?.id ?? null },
    }
  })
  return editor.add('Key figures', { kind: 'figures', figures })
}

function bridgeChart(editor: Editor, { texts }: Material): Promise<string> {
  const { id, body } = editor.statement('Bridge')
  const lineItemIds = body.lineItems.map(item => item.id)
  const columnIds = body.columns.map(column => column.id)
  return editor.add('The bridge in a picture', {
    ...{ kind: 'chart', form: 'waterfall', statementId: id, lineItemIds, columnIds, caption: texts.captions.bridge },
  })
}

function growthChart(editor: Editor, { sheets, texts }: Material): Promise<string> {
  const { id, body } = editor.statement('Growth')
  const lineItemIds = ['hardware', 'watchRevenue', 'service'].map(row => line(editor, sheets, 'Growth', row))
  const columnIds = body.columns.map(column => column.id)
  return editor.add('Revenue over six quarters', {
    ...{ kind: 'chart', form: 'column', statementId: id, lineItemIds, columnIds, caption: texts.captions.growth },
  })
}

function watchChart(editor: Editor, { sheets, texts }: Material): Promise<string> {
  const { id, body } = editor.statement('Growth')
  const lineItemIds = [line(editor, sheets, 'Growth', 'watched')]
  const columnIds = body.columns.map(column => column.id)
  return editor.add('Watch keeps growing', {
    ...{ kind: 'chart', form: 'line', statementId: id, lineItemIds, columnIds, caption: texts.captions.watch },
  })
}

function line(editor: Editor, sheets: Sheet[], name: string, row: string): string {
  const sheet = sheets.find(candidate => candidate.name === name)
  const found = sheet && lineId(sheet, row, editor.statement(name).body)
  if (!found) throw new RangeError(`${name} has no line ${row}`)
  return found
}

/** What was drawn for this report. */
async function pictures(editor: Editor, index: number, quarter: Quarter): Promise<string[]> {
  const hall = async (hallTwo: 'planned' | 'shell' | 'first step', number: string, caption: string) =>
    editor.picture('The plant', 'plant.png', await png(hallPlan({ hallTwo, number })), HALL_ALT[hallTwo], caption)
  switch (index) {
    case 0: {
      const drawing = await png(cabinetDrawing('T-400-11'))
      return [
        await editor.picture(
          'What we build: the Tarn 400',
          'tarn-400.png',
          drawing,
          CABINET_ALT,
          'Front and section of the hospital cabinet.',
        ),
      ]
    }
    case 1:
      return [await hall('planned', 'T-H-028', 'Hall 2 as it is planned, drawn in dashes.')]
    case 3:
    case 4: {
      const repaired = index === 3 ? 96 : 412
      const asOf = inWords(quarter.to)
      const chart = await png(recallChart({ repaired, lost: 21, asOf, number: `T-Q-0${index + 4}` }))
      const alt = `412 signs, one for each cabinet of batch 0412. ${repaired} are filled: repaired by ${asOf}. 21 are marked: medicine was lost there.`
      return [await editor.picture('The recall, cabinet by cabinet', 'recall.png', chart, alt, `${repaired} of 412 cabinets repaired.`)]
    }
    case 5:
      return [await hall('shell', 'T-H-033', 'Hall 2 stands. Line B, in dashes, comes in two steps.')]
    default:
      return []
  }
}

const CABINET_ALT =
  'Technical drawing of the Tarn 400: 720 wide, 650 deep, 1,960 millimetres high. Six parts are numbered: two sensors, vacuum panels, cold store for nine hours without power, compressor, Watch unit with its own battery, and the lock.'
const HALL_ALT = {
  planned:
    'Floor plan of the plant: Hall 1 with six stations of Line A from body to packing, stores with four docks, and the planned Hall 2 in dashes.',
  shell:
    'Floor plan of the plant: Hall 1 with six stations of Line A, stores with four docks, and Hall 2, which stands; the four stations of Line B are drawn in dashes.',
  'first step': 'Floor plan of the plant: Hall 1 with Line A, and Hall 2 with the first step of Line B.',
}
