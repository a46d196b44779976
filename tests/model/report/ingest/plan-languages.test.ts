import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { statusOfWords } from '#app/model/report/plan-status.ts'
import { formatShows } from '#server/ingest/styles.ts'
import { planOf, problem, sheet, table } from './plans.ts'

const day = (value: string): Cell => ({ kind: 'date', value, raw: '' })

describe('plans in the languages of those who make them', () => {
  const kickOff = { what: 'Kick-off', from: '2026-01-05', to: '2026-01-07' }
  test.each([
    ['Polish', ['Lp', 'Zadanie', 'Początek', 'Zakończenie', 'Odpowiedzialny', 'Postęp %']],
    ['Polish, planned', ['Lp.', 'Nazwa zadania', 'Data rozpoczęcia', 'Data zakończenia', 'Wykonawca', '% ukończenia']],
    ['Turkish', ['Sıra No', 'Görev Adı', 'Başlangıç Tarihi', 'Bitiş Tarihi', 'Sorumlu', 'Tamamlanma %']],
    ['French', ['N°', 'Tâche', 'Début prévu', 'Fin prévue', 'Pilote', 'Avancement %']],
    ['Spanish', ['Nro', 'Actividad', 'Inicio previsto', 'Fin previsto', 'Encargado', '% de avance']],
    ['Portuguese', ['ID WBS', 'Entregável / Pacote de Trabalho', 'Início', 'Fim', 'Responsável', '% conclusão']],
    ['Italian', ['ID', 'Attività', 'Inizio previsto', 'Fine prevista', 'Incaricato', 'Percentuale di completamento']],
    ['Dutch', ['Nr', 'Activiteit', 'Begindatum', 'Einddatum', 'Uitvoerder', '% gereed']],
    ['Japanese', ['No', '作業内容', '開始予定日', '終了予定日', '担当者', '進捗率']],
    ['Japanese, numbered', ['作業番号', '作業名', '開始日', '終了日', '担当者', '進捗率']],
    ['Swedish', ['Nr', 'Uppgift', 'Startdatum', 'Slutdatum', 'Ansvarig', '% klart']],
    ['Danish', ['Nr', 'Opgave', 'Startdato', 'Slutdato', 'Ansvarlig', '% færdig']],
    ['Norwegian', ['Nr', 'Oppgave', 'Startdato', 'Frist', 'Ansvarlig', 'Fremdrift']],
    ['Russian', ['№ п/п', 'Наименование работ', 'Дата начала', 'Дата окончания', 'Ответственный', '% выполнения']],
    ['Russian, due', ['№', 'Задача', 'Начало', 'Срок исполнения', 'Исполнитель', 'Готовность, %']],
    ['Chinese', ['序号', '任务名称', '开始时间', '结束时间', '负责人', '完成百分比']],
    ['Chinese, planned', ['编号', '工作内容', '计划开始时间', '计划完成时间', '责任人', '进度']],
    ['Chinese, traditional', ['編號', '任務名稱', '開始日期', '結束日期', '負責人', '進度']],
    ['Korean', ['번호', '작업명', '시작일', '종료일', '담당자', '진행률']],
    ['Vietnamese', ['STT', 'Công việc', 'Ngày bắt đầu', 'Ngày kết thúc', 'Người thực hiện', 'Tiến độ']],
    ['Korean, done by', ['번호', '태스크', '시작일', '종료일', '작업자', '진척도']],
    ['French without accents', ['ID', 'Tache', 'Date Debut', 'Date Fin', 'Responsable', 'Avancement']],
    ['Portuguese, by GanttProject', ['ID', 'Nome', 'Data de início', 'Data de fim', 'Coordenador', 'Conclusão']],
    ['Polish without accents', ['Lp', 'Zadanie', 'Poczatek', 'Zakonczenie', 'Odpowiedzialny', 'Postep %']],
    ['German, done on', ['Nr.', 'Vorgang', 'Beginn', 'Fertigstellung', 'Bearbeiter', 'Fertigstellungsgrad']],
    ['French, by reference', ['Réf', 'Tâche', 'Début', 'Échéance', 'Pilote', 'Avancement']],
    ['Spanish, progress', ['N.º', 'Tarea', 'Comienzo', 'Fin', 'Responsable', 'Progreso']],
    ['Portuguese, progress', ['Nº', 'Tarefa', 'Início', 'Prazo', 'Responsável', 'Avanço']],
    ['English, who', ['No.', 'Task', 'Start', 'End', 'Who', 'Progress']],
    ['Danish, by MS Project', ['ID', 'Opgavenavn', 'Startdato', 'Slutdato', 'Ressourcenavne', '% fuldført']],
    ['Norwegian, by MS Project', ['ID', 'Aktivitetsnavn', 'Start', 'Slutt', 'Ressursnavn', '% fullført']],
    ['Finnish', ['ID', 'Tehtävän nimi', 'Alkaa', 'Päättyy', 'Resurssien nimet', '% valmiina']],
    ['Czech', ['ID', 'Název úkolu', 'Zahájení', 'Dokončení', 'Názvy zdrojů', '% dokončeno']],
    ['Hungarian', ['ID', 'Tevékenység neve', 'Kezdés', 'Befejezés', 'Felelős', 'Készültség']],
    ['Romanian', ['Nr.', 'Activitate', 'Data de început', 'Data de sfârșit', 'Responsabil', '% finalizat']],
    ['Ukrainian', ['№', 'Назва завдання', 'Початок', 'Завершення', 'Відповідальний', '% завершення']],
    ['Russian, by MS Project', ['СДР', 'Название задачи', 'Начало', 'Окончание', 'Названия ресурсов', '% завершения']],
    ['Chinese, by MS Project', ['序号', '任务名称', '开始时间', '完成时间', '资源名称', '完成百分比']],
    ['Korean, by MS Project', ['번호', '작업 이름', '시작 날짜', '완료 날짜', '리소스 이름', '완료율']],
    ['Turkish in capitals', ['NO', 'GÖREV ADI', 'BAŞLANGIÇ TARİHİ', 'BİTİŞ TARİHİ', 'SORUMLU KİŞİ', 'İLERLEME']],
    ['German, done in percent', ['Nr.', 'Aufgabe', 'Start', 'Ende', 'Wer', 'Fertig in %']],
    ['German', ['Nr', 'Liefergegenstand', 'Soll-Beginn', 'Soll-Ende', 'Bearbeitet von', 'Fortschritt in %']],
  ])('%s', (_, head) => {
    const read = table([
      head,
      ['1', 'Kick-off', '2026-01-05', '2026-01-07', 'Ada', '100%'],
      ['2', 'Build', '2026-01-08', '2026-03-31', 'Bo', '40%'],
    ])
    expect(planOf(read).items[0]).toMatchObject({ ...kickOff, ref: '1', squad: 'Ada', progress: '100' })
    expect(planOf(read).items.flatMap(({ more }) => more)).toEqual([])
  })

  test('an outline beside ids tells what is a part of what', () => {
    const read = table([
      ['Nº', 'EAP', 'Tarefa', 'Início', 'Término', 'Status'],
      ['A10', '1', 'Obra', '2026-01-05', '2026-03-31', 'Em curso'],
      ['A20', '1.1', 'Laje', '2026-01-05', '2026-01-16', 'Concluída'],
      ['A30', '1.2', 'Cabos', '2026-01-19', '2026-02-20', 'Em curso'],
    ])
    expect(planOf(read).items.map(({ parent }) => parent)).toEqual([null, 0, 0])
    expect(problem(read, 'unknown-status')).toEqual([])
  })

  test('Fertigstellung over percents is how far a task is, over days or quarters when it ends', () => {
    const ofPercents = table([
      ['Nr.', 'Vorgang', 'Beginn', 'Fertigstellung', 'Ende'],
      ['1', 'Laje', '2026-01-05', '40 %', '2026-01-16'],
    ])
    expect(planOf(ofPercents).items[0]).toMatchObject({ to: '2026-01-16', progress: '40' })
    const ofQuarters = table([
      ['Nr.', 'Vorgang', 'Beginn', 'Fertigstellung', 'Fortschritt'],
      ['1', 'Fundament', '2026-01-05', 'Q2 2026', '40 %'],
    ])
    expect(planOf(ofQuarters).items[0]).toMatchObject({ to: '2026-06-30', progress: '40' })
  })

  test('planned days count before actual ones, in one row of names or two', () => {
    const one = table([
      ['ID', 'Tâche', 'Début réel', 'Fin réelle', 'Début prévu', 'Fin prévue', 'Statut'],
      ['1', 'Kick-off', '2026-01-06', '2026-01-09', '2026-01-05', '2026-01-07', 'Terminé'],
      ['2', 'Build', '', '', '2026-01-08', '2026-03-31', 'En cours'],
    ])
    expect(planOf(one).items[0]).toMatchObject(kickOff)
    const two = table([
      ['#', '大項目', '中項目', '予定', '', '実績', '', '状況'],
      ['', '', '', '開始日', '終了日', '開始日', '終了日', ''],
      ['1', 'Start', 'Kick-off', '2026-01-05', '2026-01-07', '2026-01-06', '2026-01-09', '完了'],
      ['2', 'Start', 'Build', '2026-01-08', '2026-03-31', '', '', '対応中'],
    ])
    expect(planOf(two).items[0]).toMatchObject({ ...kickOff, status: '完了' })
    expect(planOf(two).items[0]?.more.map(({ label }) => label)).toContain('実績 開始日')
    expect(problem(two, 'unknown-status')).toEqual([])
  })

  test('the end of a task is when it is due, not when others were completed', () => {
    const read = table([
      ['Task', 'Assigned to', 'Assigned date', 'Due date', 'Status', 'Completion date'],
      ['Kick-off', 'Ada', '2026-01-02', '2026-01-07', 'Completed', '2026-01-09'],
      ['Build', 'Bo', '2026-01-08', '2026-03-31', 'In progress', ''],
    ])
    expect(planOf(read).items.map(({ to }) => to)).toEqual(['2026-01-07', '2026-03-31'])
    expect(planOf(read).items[0]?.more.map(({ label }) => label)).toContain('Completion date')
    const alone = table([
      ['Task', 'Assigned to', 'Status', 'Completion date'],
      ['Kick-off', 'Ada', 'Completed', '2026-01-09'],
    ])
    expect(planOf(alone).items[0]?.to).toBe('2026-01-09')
  })

  test('days that only tasks have which have begun are what happened: the planned ones count', () => {
    const read = table([
      ['作業名', '開始予定', '終了予定', '開始日', '終了日', '状態'],
      ['Kick-off', '2026-01-05', '2026-01-07', '2026-01-06', '2026-01-09', '完了'],
      ['Build', '2026-01-08', '2026-03-31', '', '', '未着手'],
    ])
    expect(planOf(read).items).toMatchObject([kickOff, { from: '2026-01-08', to: '2026-03-31' }])
    const both = table([
      ['Task', 'Owner', 'Planned start', 'Planned end', 'Start', 'End'],
      ['Kick-off', 'Ada', '2026-01-01', '2026-01-02', '2026-01-05', '2026-01-07'],
      ['Build', 'Bo', '2026-01-03', '2026-01-04', '2026-01-08', '2026-03-31'],
    ])
    expect(planOf(both).items[0]).toMatchObject(kickOff)
  })

  test('three names before a calendar of real days are a plan: what, from, to', () => {
    const read = sheet([
      ['Aufgabe', 'Anfang', 'Ende', day('2026-01-05'), day('2026-01-06'), day('2026-01-07'), day('2026-01-08')],
      ['Kick-off', day('2026-01-05'), day('2026-01-07')],
      ['Build', day('2026-01-08'), day('2026-01-08')],
    ])
    expect(planOf(read).items).toMatchObject([kickOff, { what: 'Build' }])
  })

  test('words for a status', () => {
    const said = (words: string) => words.split(',').map(word => statusOfWords(word.trim()))
    expect(new Set(said('Klart, Завершено, 已完成, 완료, Đã hoàn thành'))).toEqual(new Set(['done']))
    expect(new Set(said('Pågår, В работе, 进行中, 진행 중, Đang thực hiện'))).toEqual(new Set(['on track']))
    expect(new Set(said('Att göra, Не начато, 未开始, 대기, Chưa bắt đầu'))).toEqual(new Set(['not started']))
    expect(new Set(said('Inte klart, Не готово, 未完成, Chưa hoàn thành'))).toEqual(new Set([null]))
    expect(new Set(said('Ukończone, zakończone, tamamlandı, 完了, completato, afgerond, réalisé, concluído'))).toEqual(new Set(['done']))
    expect(new Set(said('w toku, devam ediyor, 対応中, in corso, bezig, em andamento, en proceso'))).toEqual(new Set(['on track']))
    expect(new Set(said('do zrobienia, başlamadı, 未着手, da fare, te doen, planejado, nie rozpoczęte'))).toEqual(new Set(['not started']))
    expect(new Set(said('opóźnione, gecikti, 遅延, in ritardo, te laat, atrasado'))).toEqual(new Set(['late']))
    expect(new Set(said('wstrzymane, iptal, 中止, annullato, gepauzeerd, suspendu'))).toEqual(new Set(['stopped']))
    expect(new Set(said('geblokkeerd, bloqué, zablokowane, bloccato, engellendi, 受阻'))).toEqual(new Set([null]))
    expect(new Set(said('prawie gotowe, częściowo wykonane, bijna klaar, quasi finito'))).toEqual(new Set([null]))
  })

  test('names and states that lost their accents are known, and a dash says nothing', () => {
    const read = table([
      ['ID', 'Tache', 'Date Debut', 'Date Fin', 'Dependance', 'Statut', 'Responsable'],
      ['J1', 'Plans', '23/02/2026', '24/02/2026', '', 'Termine', 'Ada'],
      ['J2', 'Site', '24/02/2026', '27/02/2026', 'J1', 'A faire', '-'],
      ['J3', 'Toit', '27/02/2026', '28/02/2026', 'J2', '-', 'Bo'],
    ])
    expect(planOf(read).items).toMatchObject([
      { ref: 'J1', what: 'Plans', from: '2026-02-23', to: '2026-02-24', squad: 'Ada' },
      { ref: 'J2', what: 'Site', dependsOn: ['J1'], waitsFor: [0], squad: '' },
      { ref: 'J3', what: 'Toit', waitsFor: [1] },
    ])
    expect(problem(read, 'unknown-status')).toEqual([])
    expect(['Termine', 'A faire', 'a fazer', 'lauft', 'verzogert'].map(text => statusOfWords(text))).toEqual([
      'done',
      'not started',
      'not started',
      'on track',
      'late',
    ])
  })

  test('a month or a day of the week by its format alone is a date, and no time of day', () => {
    expect(['m', 'mm', 'm"月"', 'aaa', '(aaaa)', 'd'].map(formatShows)).toEqual(['date', 'date', 'date', 'date', 'date', 'date'])
    expect(['mm:ss', 'h:mm', '[m]', '0.0', '#,##0 "a"'].map(formatShows)).toEqual(['duration', 'duration', 'duration', 'number', 'number'])
  })
})

test('a title that is merged over all columns names none of them', () => {
  const title = 'Cards of the board'
  const read = sheet(
    [[title, title, title, title], [], ['Column', 'Card', 'Label', 'Effort'], ['Done', 'Team', 'Plan', 2], ['Open', 'Tests', 'Code', 8]],
    ({ merges }) => void merges.push({ top: 0, bottom: 0, left: 0, right: 3 }),
  )
  expect(read.tables[0]?.columns.map(({ label }) => label)).toEqual(['Column', 'Card', 'Label', 'Effort'])
  expect(read.tables[0]?.rows).toHaveLength(2)
})
