import { describe, expect, test } from 'vitest'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const columns = (...rows: Given[][]): string[] =>
  (understand(typed(grid('Fluxo', rows)), { year: 2026 }).statements[0]?.columns ?? []).map(({ label, period }) => `${label} ${period}`)
const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)

describe('months', () => {
  test.each([
    ['Italian', 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'],
    ['Portuguese', 'Janeiro Fevereiro Março Abril Maio Junho Julho Agosto Setembro Outubro Novembro Dezembro'],
    ['Dutch', 'januari februari maart april mei juni juli augustus september oktober november december'],
    ['Swedish', 'januari februari mars april maj juni juli augusti september oktober november december'],
    ['Finnish', 'tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu'],
    ['Polish', 'Styczeń Luty Marzec Kwiecień Maj Czerwiec Lipiec Sierpień Wrzesień Październik Listopad Grudzień'],
    ['Polish, cut', 'sty lut mar kwi maj cze lip sie wrz paź lis gru'],
    ['Italian, cut', 'Gen Feb Mar Apr Mag Giu Lug Ago Set Ott Nov Dic'],
    ['Turkish', 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık'],
    ['Turkish, in capitals', 'OCAK SUBAT MART NISAN MAYIS HAZIRAN TEMMUZ AGUSTOS EYLUL EKIM KASIM ARALIK'],
  ])('%s', (_, names) => {
    expect(names.split(' ').map(name => readHeader(name, null).month)).toEqual(MONTHS)
    expect(names.split(' ').map(name => readHeader(`${name} 2026`, null).end?.slice(0, 7))).toEqual(
      MONTHS.map(month => `2026-${String(month).padStart(2, '0')}`),
    )
  })

  test('short names among other words are none', () => {
    expect(readHeader('Sie haben 2026', null).end).toBeNull()
    expect(readHeader('Data mart', null).month).toBeNull()
  })

  test('of a Brazilian year are twelve, October too; what goes in and out is none', () => {
    const months = 'Jan Fev Mar Abr Mai Jun Jul Ago Set Out Nov Dez'.split(' ')
    const read = columns(['', ...months], ['Receitas', ...MONTHS], ['Despesas', ...MONTHS])
    expect(read).toEqual(months.map((name, at) => `${name} 2026-${String(at + 1).padStart(2, '0')}`))
    expect(columns(['', 'In', 'Out'], ['Loans', 1, 2], ['Rent', 3, 4])).toEqual(['In null', 'Out null'])
  })
})

test('letters over years are history and projection; a year over nothing is no title', () => {
  const { statements } = understand(
    typed(
      grid('Balance sheet', [
        ['', 'H', 'H', 'P', 'P'],
        ['Balance sheet', 2024, 2025, 2026, 2027],
        ['Cash', '', 10, 20, 30],
        ['Receivables', '', 5, 6, 7],
      ]),
    ),
    { today: '2026-11-28' },
  )
  expect(statements[0]?.title).toBe('Balance sheet')
  expect(statements[0]?.columns.map(({ scenario }) => scenario)).toEqual(['actual', 'forecast', 'forecast'])
})

test('an x in front of lines of money is a mark, and no multiple', () => {
  const { statements } = understand(
    typed(
      grid('Income statement', [
        ['', 'Figures in EUR', 2025, 2026],
        ['x', 'Revenue', 900, 1_000],
        ['', 'Growth %', 0.1, 0.11],
        ['x', 'Interest expenses', 3, 4],
        ['x', 'Net income', 90, 100],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'percent', 'currency', 'currency'])
})
