// Money in Chinese, Japanese and Korean: `单位：万元`, `新台幣仟元`, `（百万円、％）`, `백만 원`.

const POWERS: Record<string, number> = {
  ...{ 十: 1, 십: 1, 百: 2, 백: 2, 千: 3, 仟: 3, 천: 3 },
  ...{ 万: 4, 萬: 4, 만: 4, 億: 8, 亿: 8, 억: 8, 兆: 12, 조: 12 },
}

/** Names of moneys, before or behind the power of ten; `元` alone says which by what stands with it. */
const NAMES: readonly (readonly [string, string])[] = [
  ['人民[币幣]|RMB|CNY', 'CNY'],
  ['新?[台臺][币幣]|NT\\$|NTD|TWD', 'TWD'],
  ['港[币幣元圓]|HK\\$|HKD', 'HKD'],
  ['美[元金圆圓]|米?ドル|달러|US\\$|USD', 'USD'],
  ['[欧歐]元|ユーロ|유로|EUR', 'EUR'],
  ['日[元圆圓]|円|JPY', 'JPY'],
  ['원|韩元|韓元|KRW', 'KRW'],
]
const NAME = NAMES.map(([name]) => name).join('|')
const POWER = `[${Object.keys(POWERS).join('')}]`
const LEAD = '(?:单位|單位|単位|단위|金额单位|金額單位)\\s*[:：;；]?\\s*'
const AMOUNT = `(?<name>${NAME})?\\s*(?<power>(?:${POWER}\\s*)*)(?<money>元|圆|圓|${NAME})`

const FORMS = [
  `${LEAD}${AMOUNT}`,
  `[(（[［【]\\s*(?:${LEAD})?${AMOUNT}\\s*(?:[、,，;；][^)）\\]］】]*)?[)）\\]］】]`,
  `(?:^|\\s)(?=${POWER}|${NAME})${AMOUNT}\\s*$`,
  `${LEAD}(?<power>(?:${POWER}\\s*)+)(?<money>)(?:[)）\\]］】、,，]|$)`,
].map(form => new RegExp(form, 'u'))

/** `币种：人民币`, beside the unit: whose money `元` is. */
const KIND_OF_MONEY = new RegExp(`(?:币种|幣種|幣別)\\s*[:：]?\\s*(?<name>${NAME})`, 'u')

/** `元` in old signs is of Taiwan or of Hong Kong, and which of them nobody can say. */
const OLD_SIGNS = /[單仟萬]/

/** What is longer is no unit, and is not held against patterns at each of its signs. */
const LONGEST = 200

/** What `单位：万元` or `（百万円）` says: tens of thousands of yuan, millions of yen. Null where a text says nothing of the kind. */
export function eastAsianUnit(text: string): { currency: string | null; scale: number } | null {
  if (text.length > LONGEST) return null
  for (const form of FORMS) {
    const { name, power = '', money } = form.exec(text)?.groups ?? {}
    if (money === undefined) continue
    const scale = [...power].reduce((sum, one) => sum + (POWERS[one] ?? 0), 0)
    if (money === '') return { currency: null, scale }
    const named = KIND_OF_MONEY.exec(text)?.groups?.name ?? name ?? money
    return { currency: moneyNamed(named) ?? (OLD_SIGNS.test(text) ? null : 'CNY'), scale }
  }
  return null
}

const moneyNamed = (name: string): string | null => NAMES.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'u').test(name))?.[1] ?? null
