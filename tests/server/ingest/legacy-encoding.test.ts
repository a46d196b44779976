import { expect, test } from 'vitest'
import { readCsv } from '#server/ingest/csv.ts'
import { legacyOf } from '#server/ingest/legacy-encoding.ts'
import { windows1252 } from '#server/ingest/encoding.ts'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'

/** Bytes of a text in an encoding that TextDecoder knows: looked up backwards. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const bytesOf = new Map<string, number[]>()
  for (let first = 0x80; first < 256; first++) {
    bytesOf.set(decoder.decode(Uint8Array.of(first)), [first])
    for (let second = 0x40; second < 255; second++) {
      const pair = decoder.decode(Uint8Array.of(first, second))
      if ([...pair].length === 1 && !bytesOf.has(pair)) bytesOf.set(pair, [first, second])
    }
  }
  return Uint8Array.from(
    [...text].flatMap(character => (character < '\x80' ? [character.charCodeAt(0)] : (bytesOf.get(character) ?? [0x3f]))),
  )
}

const JAPANESE = '科目,2025年3月期,2026年3月期\n売上高,12345,13456\n売上原価,8000,9000\n営業利益,4345,4456\n'

test.each([
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['gb18030', '项目,2024年,2025年\n营业收入,1000,1200\n营业成本,600,700\n净利润,400,500\n'],
  ['big5', '項目,2024年,2025年\n營業收入,1000,1200\n營業成本,600,700\n淨利,400,500\n'],
  ['euc-kr', '항목,2024년,2025년\n매출액,1000,1200\n매출원가,600,700\n당기순이익,400,500\n'],
  ['shift_jis', 'タスク名,開始日,終了日,担当者,進捗率\n設計,2026/01/05,2026/01/09,田中,100%\n'],
  ['gb18030', '任务名称,开始时间,结束时间,负责人,进度\n设计,2026-01-05,2026-01-09,张三,100%\n'],
  ['euc-kr', '작업명,시작일,종료일,담당자,진행률\n설계,2026-01-05,2026-01-09,김,100%\n'],
  ['big5', '公司名稱,城市,國家\n台灣積體,新竹,台灣\n鴻海精密,新北,台灣\n'],
  ['big5', '日期,摘要,借方,貸方,餘額\n2026/01/05,現銷貨物,1000,0,1000\n'],
  ['gb18030', '日期,摘要,借方,贷方,余额\n2026/01/05,现销货物,1000,0,1000\n'],
  ['shift_jis', '日付,摘要,借方,貸方,残高\n2026/01/05,現金売上,1000,0,1000\n'],
  ['windows-1254', 'Görev,Başlangıç,Bitiş,Sorumlu\nTasarım,05.01.2026,09.01.2026,Işık\n'],
  ['windows-1251', 'Статья,2024,2025\nВыручка,1000,1200\nСебестоимость,600,700\n'],
  ['koi8-r', 'Статья,2024,2025\nВыручка,1000,1200\nСебестоимость,600,700\n'],
  ['windows-1250', 'Pozycja,2024,2025\nPrzychody ze sprzedaży,1000,1200\nKoszty własne,600,700\n'],
  ['macintosh', 'Zeile,2024,2025\nUmsätze,1000,1200\nErgebnis für Aktionäre,400,500\n'],
  ['iso-8859-15', 'Ligne,2024 €,2025 €\nRésultat,1000,1200\n'],
])('a table in %s is read as it is, and that is said', (encoding, text) => {
  const { grids, problems } = readCsv(encode(text, encoding), 'table.csv', DEFAULT_LIMITS)
  const read = grids[0]?.rows.map(cells => cells.map(cell => (cell?.kind === 'text' ? cell.value : '')).join(',')).join('\n')
  expect(`${read}\n`).toBe(text)
  expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['warning old-encoding'])
})

test('Western texts stay Windows-1252, whatever accents, signs and quotation marks they have', () => {
  for (const text of [
    'Umsätze – gesamt,1,2\nErgebnis für Aktionäre,3,4',
    'Umsatz¹,1,2\nFläche m²,3,4\nHälfte ½,5,6',
    'Preis €,£5,¥6\nRésultat d’exploitation,1,2',
    'Ärger,1\nÖl,2\nÜbung,3\nŠkoda,4',
    'MÄÄRÄ;PÄÄOMA;VÄLIAIKA\nJÄRVENPÄÄ;ÄHTÄRI;SÄÄSTÖT;YHTEENSÄ',
    'NÃO;SÃO PAULO;PÃES\nIRMÃOS;MÃES;CIDADÃO;ÁREA;ÂMBITO',
    'Évènements à côté,1\nGoût,2\nDéjà reçu,3',
  ]) {
    const bytes = encode(text, 'windows-1252')
    expect([text, legacyOf(bytes, windows1252(bytes)).name]).toEqual([text, 'Windows-1252'])
  }
})

test('words of which no known encoding makes any are told as an error', () => {
  const bytes = Uint8Array.from([...'a,b\n'].map(one => one.charCodeAt(0)).concat([0xff, 0xfe, 0xfd, 0xfc, 0xfb, 0xfa, 44, 49]))
  expect(readCsv(bytes, 'table.csv', DEFAULT_LIMITS).problems.map(({ severity, code }) => `${severity} ${code}`)).toContain(
    'error unknown-encoding',
  )
})
