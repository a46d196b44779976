import { describe, expect, test } from 'vitest'
import { unitOfTitles } from '#app/model/report/ingest/units/unit.ts'

const moneyOf = (text: string): string => {
  const { currency, scale } = unitOfTitles([text])
  return `${currency} ${scale}`
}

describe('the money of one country', () => {
  test.each([
    ['in thousands of Canadian dollars', 'CAD 3'],
    ['Cdn $ millions', 'CAD 6'],
    ['CDN$ 000', 'CAD 3'],
    ['En milliers de dollars canadiens', 'CAD 3'],
    ['(M$ CA)', 'CAD 6'],
    ['$CAD', 'CAD 0'],
    ['(in C$ unless stated)', 'CAD 0'],
    ['Expressed in Australian dollars', 'AUD 0'],
    ['$A million', 'AUD 6'],
    ['($A000)', 'AUD 3'],
    ['Amounts in thousands of New Zealand dollars', 'NZD 3'],
    ['in $NZ thousands', 'NZD 3'],
    ['in millions of Hong Kong dollars', 'HKD 6'],
    ['Singapore dollars', 'SGD 0'],
    ['J$ million', 'JMD 6'],
    ['TT$000', 'TTD 3'],
    ['Millones de pesos chilenos', 'CLP 6'],
    ['Miles de pesos M.N.', 'MXN 3'],
    ['(MDP)', 'MXN 6'],
    ['MDD', 'USD 6'],
    ['U$D millones', 'USD 6'],
    ['Bs. millones', 'null 6'],
    ['₡ millones', 'null 6'],
    ['S/ miles', 'PEN 3'],
    ['E£ thousands', 'EGP 3'],
    ['(in thousands of U.S. dollars)', 'USD 3'],
    ["$'000", 'USD 3'],
    ['en millions de dollars', 'USD 6'],
  ])('“%s” is %s', (text, money) => {
    expect(moneyOf(text)).toBe(money)
  })
})

describe('powers of ten beside euros, francs and pounds', () => {
  test.each([
    ['Mill. €', 'EUR 6'],
    ['in Mill.', 'null 6'],
    ['M EUR', 'EUR 6'],
    ['MioEUR', 'EUR 6'],
    ['mld EUR', 'EUR 9'],
    ['€ mrd', 'EUR 9'],
    ['k EUR', 'EUR 3'],
    ['T Euro', 'EUR 3'],
    ['Tausend Euro', 'EUR 3'],
    ['EUR milliers', 'EUR 3'],
    ['EUR milhões', 'EUR 6'],
    ['€’m', 'EUR 6'],
    ['T CHF', 'CHF 3'],
    ['Mio. Fr.', 'CHF 6'],
    ['Fr. 000', 'CHF 3'],
    ['£ mil', 'GBP 6'],
    ['USD millones', 'USD 6'],
    ['Miles USD', 'USD 3'],
  ])('“%s” is %s', (text, money) => {
    expect(moneyOf(text)).toBe(money)
  })

  test('a letter that names a fund or a series is no power of ten', () => {
    expect(['Fund M EUR', 'Term loan B EUR', 'Series T EUR Notes', 'Other Mfr. expenses'].map(text => unitOfTitles([text]).scale)).toEqual([
      0, 0, 0, 0,
    ])
  })
})

describe('the units of East Asia', () => {
  test.each([
    ['单位：万元', 'CNY 4'],
    ['人民币百万元', 'CNY 6'],
    ['RMB 万元', 'CNY 4'],
    ['千人民币', 'CNY 3'],
    ['单位：千元 币种：美元', 'USD 3'],
    ['单位：百万', 'null 6'],
    ['Unit: RMB 10k', 'CNY 4'],
    ["RMB'mil", 'CNY 6'],
    ['¥mm', 'JPY 6'],
    ['新台幣仟元', 'TWD 3'],
    ['單位：新台幣千元', 'TWD 3'],
    ['單位：仟元', 'null 3'],
    ['百萬港元', 'HKD 6'],
    ['万美元', 'USD 4'],
    ['（単位：百万円、％）', 'JPY 6'],
    ['(百万円、%)', 'JPY 6'],
    ['連結損益計算書 百万円', 'JPY 6'],
    ['十億円', 'JPY 9'],
    ['兆円', 'JPY 12'],
    ['단위: 십억원', 'KRW 9'],
    ['단위 : 백만 원', 'KRW 6'],
    ['bn won', 'KRW 9'],
  ])('“%s” is %s', (text, money) => {
    expect(moneyOf(text)).toBe(money)
  })

  test('people, machines and prices of a share are no money of a statement', () => {
    expect(['单位：万人', '单位：万台', '每股收益(元/股)'].map(moneyOf)).toEqual(['null 0', 'null 0', 'null 0'])
  })
})
