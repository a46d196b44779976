import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { planOf, problem, sheet, table } from './plans.ts'

const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })

describe('which column of a plan says what', () => {
  test('who has the issue owns it, not who leads the project, also where nobody has it', () => {
    const read = table([
      ['Summary', 'Issue key', 'Status', 'Project key', 'Project lead', 'Assignee'],
      ['Portal', 'AP-1', 'To Do', 'AP', 'Lea', 'Ann'],
      ['Login', 'AP-2', 'To Do', 'AP', 'Lea', ''],
    ])
    expect(planOf(read).items.map(({ squad }) => squad)).toEqual(['Ann', ''])
    const nobody = table([
      ['Summary', 'Issue key', 'Status', 'Project key', 'Project lead', 'Assignee'],
      ['Portal', 'AP-1', 'To Do', 'AP', 'Lea', ''],
    ])
    expect(planOf(nobody).items.map(({ squad, more }) => [squad, more.map(({ text }) => text)])).toEqual([['', ['AP', 'Lea']]])
  })

  test('progress in words is the status, and does not hide the one in percent', () => {
    const read = sheet([
      ['Nr.', 'Vorgang', 'Start', 'Ende', 'Fortschritt', '% Abgeschlossen'],
      ['1', 'Entwurf', day('2026-01-05'), day('2026-02-05'), 'läuft', 50],
      ['2', 'Bau', day('2026-02-05'), day('2026-03-05'), 'fertig', 100],
    ])
    expect(planOf(read).items).toMatchObject([
      { progress: '50', status: 'läuft' },
      { progress: '100', status: 'fertig' },
    ])
  })

  test('what is planned stands before what was, in two rows of names, too', () => {
    const read = sheet([
      ['Aufgabe', 'Plan', '', 'Ist', '', 'Fortschritt'],
      ['', 'Beginn', 'Ende', 'Beginn', 'Ende', ''],
      ['Entwurf', day('2026-01-05'), day('2026-02-05'), day('2026-01-12'), day('2026-02-19'), 0.5],
      ['Bau', day('2026-02-05'), day('2026-03-05'), day('2026-02-19'), day('2026-03-26'), 1],
    ])
    expect(planOf(read).items).toMatchObject([
      { from: '2026-01-05', to: '2026-02-05' },
      { from: '2026-02-05', to: '2026-03-05' },
    ])
  })

  test('an issue is called by its title, not by the milestone that it belongs to or by yes and no', () => {
    const issues = table([
      ['Title', 'State', 'Assignee', 'Due Date', 'Milestone'],
      ['Design', 'Closed', 'Ann', '2026-01-16', 'v1'],
      ['Order', 'Open', '', '2026-02-11', 'v1'],
    ])
    expect(planOf(issues).items.map(({ what }) => what)).toEqual(['Design', 'Order'])
    const tasks = table([
      ['Outline number', 'Name', 'Start', 'Finish', 'Milestone', '% complete'],
      ['1', 'Design', '2026-01-05', '2026-01-16', 'No', '10 %'],
      ['2', 'Go live', '2026-03-27', '2026-03-27', 'Yes', '0 %'],
    ])
    expect(planOf(tasks).items.map(({ what }) => what)).toEqual(['Design', 'Go live'])
    const grouped = table([
      ['Milestone', 'Name', 'Owner', 'Start', 'End'],
      ['Alpha', 'Design', 'Ann', '2026-01-05', '2026-01-16'],
      ['Alpha', 'Order', 'Ann', '2026-01-19', '2026-02-11'],
      ['Alpha', 'Install', 'Ann', '2026-02-16', '2026-02-20'],
    ])
    expect(planOf(grouped).items.map(({ what }) => what)).toEqual(['Design', 'Order', 'Install'])
  })

  test('completion is progress where it is a figure, an end where it is a day', () => {
    const figures = table([
      ['ID', 'Name', 'Begin date', 'End date', 'Completion', 'Predecessors'],
      ['0', 'Design', '2026-01-05', '2026-01-16', '25', ''],
      ['1', 'Order', '2026-01-19', '2026-02-11', '0', '0'],
    ])
    expect(planOf(figures).items.map(({ to, progress }) => [to, progress])).toEqual([
      ['2026-01-16', '25'],
      ['2026-02-11', '0'],
    ])
    const days = table([
      ['Task', 'Owner', 'Completed', 'Status'],
      ['Design', 'Ann', '2026-01-16', 'Done'],
      ['Order', 'Bo', '', 'Open'],
    ])
    expect(planOf(days).items.map(({ to, progress }) => [to, progress])).toEqual([
      ['2026-01-16', null],
      [null, null],
    ])
  })

  test('days are taken from the column that holds some, not from counters beside it', () => {
    const read = table([
      ['Task Name', 'Status', 'Due Date', 'Due Date Text', 'Assignees'],
      ['Design', 'open', '1768521600000', 'Jan 16, 2026', 'Ann'],
    ])
    expect(planOf(read).items).toMatchObject([{ to: '2026-01-16' }])
  })

  test('names that programs run together or write in other languages', () => {
    const project = table([
      ['ID', 'TaskName', 'OutlineLevel', 'Start', 'Finish', 'PercentComplete', 'ResourceNames'],
      ['1', 'Factory', '1', '2026-01-05', '2026-03-27', '25', ''],
      ['2', 'Design', '2', '2026-01-05', '2026-01-16', '100', 'Ann'],
    ])
    expect(planOf(project).items.map(({ what, level, progress, squad }) => [what, level, progress, squad])).toEqual([
      ['Factory', 0, '25', ''],
      ['Design', 1, '100', 'Ann'],
    ])
    const french = table([
      ['N°', 'Nom de la tâche', 'Début', 'Fin', 'Noms ressources', 'Niveau hiérarchique'],
      ['1', 'Usine', 'Lun 05/01/26', 'Ven 27/03/26', '', '1'],
      ['2', 'Étude', 'Lun 05/01/26', 'Ven 16/01/26', 'Anne', '2'],
    ])
    expect(planOf(french).items.map(({ what, level, squad }) => [what, level, squad])).toEqual([
      ['Usine', 0, ''],
      ['Étude', 1, 'Anne'],
    ])
    const issues = table([
      ['Zusammenfassung', 'Vorgangsschlüssel', 'Vorgangs-ID', 'Übergeordnete ID', 'Status', 'Zugewiesene Person', 'Fälligkeitsdatum'],
      ['Portal', 'AP-1', '10001', '', 'In Arbeit', 'Ann', '30.06.2026'],
      ['Anmeldung', 'AP-2', '10002', '10001', 'Zu erledigen', 'Bo', '15.04.2026'],
    ])
    expect(planOf(issues).items.map(({ what, parent, squad, to }) => [what, parent, squad, to])).toEqual([
      ['Portal', null, 'Ann', '2026-06-30'],
      ['Anmeldung', 0, 'Bo', '2026-04-15'],
    ])
    expect(issues.problems).toEqual([])
  })

  test('days that are anticipated come before those that were', () => {
    const read = sheet([
      ['Task', 'Owner', 'Anticipated Start Date', 'Actual Start Date', 'Phase, Story/Task'],
      ['Design', 'Ann', day('2026-01-05'), day('2026-01-07'), 'a'],
    ])
    expect(planOf(read).items).toMatchObject([{ from: '2026-01-05' }])
  })

  test('one name of several for what is to do', () => {
    const read = table([
      ['Ref', 'Phase, Story/Task', 'Owner', 'Start', 'End'],
      ['S1', 'Welcome page', 'Ann', '2026-01-05', '2026-01-09'],
    ])
    expect(planOf(read).items.map(({ what }) => what)).toEqual(['Welcome page'])
  })

  test('a name before most names of columns is none of them', () => {
    const read = table([
      [
        'Feature reference #',
        'Feature name',
        'Feature status',
        'Feature assigned to',
        'Feature start date',
        'Feature due date',
        'Release name',
      ],
      ['F-1', 'Design', 'In progress', 'Ann', '2026-01-05', '2026-01-16', 'R1'],
      ['F-2', 'Order', 'Not started', 'Bo', '2026-01-19', '2026-02-11', 'R1'],
    ])
    expect(planOf(read).items.map(({ ref, what, squad, from, to }) => [ref, what, squad, from, to])).toEqual([
      ['F-1', 'Design', 'Ann', '2026-01-05', '2026-01-16'],
      ['F-2', 'Order', 'Bo', '2026-01-19', '2026-02-11'],
    ])
  })

  test('a milestone is expected on the day that is forecast, before the one that was planned', () => {
    const read = sheet([
      ['#', 'Milestone', 'Baseline', 'Forecast', 'Actual', 'RAG'],
      [1, 'Design freeze', day('2026-01-16'), day('2026-01-20'), day('2026-01-20'), 'G'],
      [2, 'Go live', day('2026-03-27'), day('2026-04-10'), null, 'R'],
    ])
    expect(planOf(read).items.map(({ to, more }) => [to, more.map(({ label }) => label)])).toEqual([
      ['2026-01-20', ['Baseline', 'Actual']],
      ['2026-04-10', ['Baseline']],
    ])
  })

  test('tasks with owners and a status are a plan without days, under a title that names some', () => {
    const read = sheet([
      ['Sprint 12', '05.01.2026 - 16.01.2026'],
      [],
      ['Story', 'Points', 'Owner', 'Status'],
      ['Login', 5, 'Ann', 'Done'],
      ['Store', 3, 'Bo', '🟡'],
    ])
    expect(planOf(read).items.map(({ what, squad, status }) => [what, squad, status])).toEqual([
      ['Login', 'Ann', 'Done'],
      ['Store', 'Bo', '🟡'],
    ])
    expect(read.problems.filter(({ severity }) => severity !== 'info')).toEqual([])
    const figures = sheet([
      ['Item', 'Owner', 'Status', 'Q1 2026', 'Q2 2026'],
      ['Customers', 'Ann', 'Done', 10, 20],
      ['Sites', 'Bo', 'Open', 5, 6],
    ])
    expect(figures.plans).toEqual([])
  })

  test('days that a text file kept as numbers are read as in a spreadsheet, and asked once', () => {
    const rows = ['46027', '46028', '46029', '46030'].map((from, at) => [`${at + 1}`, `Task ${at}`, 'Ann', from])
    const read = table([['ID', 'Task', 'Owner', 'Start'], ...rows])
    expect(planOf(read).items.map(({ from }) => from)).toEqual(['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08'])
    expect(read.problems).toMatchObject([{ code: 'date-number', cell: 'D2', cells: ['D2', 'D3', 'D4', 'D5'] }])
  })
})

test('serial numbers by their short names are what dependencies mean', () => {
  for (const name of ['Sno', 'S.No.', 'Sl. No', 'Sr No']) {
    const understood = table([
      [name, 'Task', 'Dependency', 'Start date', 'End date'],
      ['1', 'Plan', '', '2026-03-02', '2026-03-06'],
      ['1.1', 'Requirements', '', '2026-03-02', '2026-03-04'],
      ['1.2', 'Documents', '1.1', '2026-03-04', '2026-03-06'],
    ])
    expect(planOf(understood).items.map(({ ref }) => ref)).toEqual(['1', '1.1', '1.2'])
    expect(problem(understood, 'unknown-dependency')).toEqual([])
  }
})
