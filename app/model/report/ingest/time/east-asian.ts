import { monthEnd } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import { monthName } from './dates.ts'
import { shorten } from '../cells/text.ts'

// Words for time, scenarios and units in Chinese, Japanese and Korean. They stand without spaces, so they are replaced wherever they stand.

/** Whether a text holds any sign of these languages: nearly none does, and no other is worth looking at. */
export const isEastAsian = (text: string): boolean => /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(text)

const DIGITS: Record<string, string> = { 一: '1', 二: '2', 三: '3', 四: '4' }
const digit = (found: string): string => DIGITS[found] ?? found
const MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const month = (number: string): string => {
  const at = /^\d/.test(number) ? Number(number) : MONTHS.indexOf(number) + 1
  return at >= 1 && at <= 12 ? monthName(at) : number
}

type Rule = [RegExp, string | ((...found: string[]) => string)]

const TIME: readonly Rule[] = [
  // What a Chinese report of a third quarter or of a half shows began with the year.
  [/(\d{4})年?(?:第?三季度?报告?|第?三季度?報告?)/g, '9 months ended $1-09-30 '],
  [/(\d{4})年?(?:中报|中報|半年度?报告?|半年度?報告?|中期报告?)/g, 'H1 $1 '],
  [/(\d{4})年?(?:第?一季度?报告?|第?一季度?報告?)/g, 'Q1 $1 '],
  [/(\d{4})年?(?:前三季度|前3季度)/g, '9 months ended $1-09-30 '],
  [
    /(\d{4})[年년] ?(\d{1,2})[月월]? ?[-–~～至] ?(\d{1,2})[月월]/g,
    (_, year = '', from = '', to = '') => `${month(from)} ${year} - ${month(to)} ${year} `,
  ],
  [/(\d{4})年?(?:年报|年報|年度报告|年度報告)/g, 'FY$1 '],
  [/(\d{4})\/(\d{1,2})(?:月)?期/g, '$1年$2月期'],
  [/四半期累計/g, '四半期 YTD '],
  // In Taiwan years are counted from 1912, and written without their first two figures in Korea.
  [/(?<!\d)(?:民國 ?)?(1[01]\d)年(?=\d|度|第|上|下|\s*$)/g, (_, year = '') => `${1911 + Number(year)}年`],
  [/(?<!\d)'?(2\d)년/g, '20$1년'],
  [
    /(?<!\d)(1[0-2]|[1-9])[月월]? ?[-–~～至] ?(1[0-2]|[1-9])[月월](?:份)? ?(累[计計]|누계)?/g,
    (_, from = '', to = '', sum) => (sum && from === '1' ? `YTD ${month(to)} ` : `${month(from)}-${month(to)} `),
  ],
  [/令和(\d{1,2}|元)年/g, (_, year = '') => `${2018 + (year === '元' ? 1 : Number(year))}年`],
  [
    /(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일](?:現在|现在|止|末)?/g,
    (_, year = '', of = '', day = '') => `${year}-${of.padStart(2, '0')}-${day.padStart(2, '0')} `,
  ],
  [/(\d{4})年(\d{1,2})月期 ?第?([1-4一二三四])四半期/g, (_, year = '', __ = '', quarter = '') => `Q${digit(quarter)} ${year} `],
  [/(\d{4})年(\d{1,2})月期 ?(?:第?([1-4])Q|([1-4])Q)/g, (_, year = '', __ = '', quarter, other) => `Q${quarter ?? other} ${year} `],
  [/(\d{4})年(\d{1,2})月期/g, (_, year = '', last = '') => `year ended ${monthEnd(Number(year), Number(last))} `],
  [/(\d{4})[年년](?:度)? ?第?([1-4一二三四])(?:季度|四半期|分期|분기|季)/g, (_, year = '', quarter = '') => `Q${digit(quarter)} ${year} `],
  [/(?<![\d\p{L}])第?([1-4一二三四])(?:季度|四半期|分期|분기)/gu, (_, quarter = '') => `Q${digit(quarter)} `],
  [/(\d{4})[年년](?:度)? ?(?:上半[年期]|상반기|上期)/g, 'H1 $1 '],
  [/(\d{4})[年년](?:度)? ?(?:下半[年期]|하반기|下期)/g, 'H2 $1 '],
  [/^\s*(?:上半[年期]|상반기)/g, 'H1 '],
  [/^\s*(?:下半?[年期]|하반기)/g, 'H2 '],
  // The first half in Japanese, the period before in Chinese: a period that has to be asked.
  [/^\s*上期\s*$/g, 'period 1'],
  [/(\d{4})[年년] ?(\d{1,2})[月월](?:份|末|度)?/g, (_, year = '', of = '') => `${month(of)} ${year} `],
  [/(?<![\d\p{L}])(\d{1,2}|十[一二]?|[一二三四五六七八九])[月월](?:份|度)?(?![\p{L}\d])/gu, (_, of = '') => `${month(of)} `],
  [/(\d{4})[年년](?:度|间|間)?/g, 'FY$1 '],
  [/(?:通期|全年|年間|연간)/g, 'full year '],
  [/^\s*(?:[当當单單単本][月]|本月[数數]|당월|월간)(?:[数數])?(?=\s|$|[实實実予预預计計])/g, 'month '],
  [/(?:本年累计|本年累計|年初至今|累[计計][数數額额]?|누계)/g, 'YTD '],
]

const SCENARIO: readonly Rule[] = [
  [/^\s*(?:[年期]初)(?:余额|餘額|余額|数|數|残高)?\s*$/g, 'opening balance'],
  [/^\s*(?:期末)(?:余额|餘額|余額|数|數|残高)\s*$/g, 'closing balance'],
  [/(?:上年同期|前年同期|去年同期|前年度?|上年度?|去年|前期|전년동?기?)(?![比対对])/g, ' prior year '],
  [/(?:当期|本期|本年度?|당기)/g, ' current year '],
  [/(?:計画|予算|目標|预算|预计|預算|계획|예산|목표) ?[比対](?!\p{L})|(?:达成|達成|完成)率|달성[률율]/gu, ' change '],
  [/(?:実績値?|实际数?|實際數?|実際|실적)|^業績[値額]?$/g, ' actual '],
  [/(?:予算|预算数?|預算數?|計画|计划|計畫|目標|目标|예산|계획|목표)/g, ' budget '],
  [
    /(?:[(（](?:予|見|会予)[)）]|見込み?|見通し|着地(?:見込み?|予想)?|予想|予測|预测数?|預測數?|预计数?|預計數?|预估数?|預估數?|전망|예상|추정)/g,
    ' forecast ',
  ],
  [
    /(?:増減[額率]?|差異|差异额?|差額|差额|增减[额率]?|变动[额率]?|同比|环比|(?:前年|前期|予算|計画)(?:同期)?[比対]|증감[액률]?|차이)/g,
    ' change ',
  ],
]

/** A heading with its words for time and scenario in English. */
export const eastAsianInEnglish = (text: string): string =>
  [...TIME, ...SCENARIO].reduce(
    (said, [pattern, to]) => (typeof to === 'string' ? said.replace(pattern, to) : said.replace(pattern, to)),
    text.normalize('NFKC'),
  )

const PER_SHARE = /每股|1株当たり|一株|주당/
/** `流动比率`, `産权比率`: how many times one thing is another. */
const TIMES = /倍[数數率]?[)）]?$|배율?$|(?:流动|流動|速动|当座|产权)比率|周转率|周轉率|回転率|회전율/
const SHARE_OF = /份额$|份額$|シェア$|[率占]比?[·・]?(?:[(（][%％][)）])?$|比[重率例]?[·・]?$|[률율]$|비[율중]$|[%％]/
const COUNTED =
  /(?:[客户戶员員会會社店铺鋪舗门門市位床车車辆輛両者件][数數]量?|신?규? ?(?:고객|가입자|회원|직원|매장|점포|방문객|병상|차량|일|건|인원)수|대수)(?:[（(].*[)）])?$|(?:[产產销銷]|销售|銷售|販売|生産|用电|用電|使用|投诉|排出|客流)量|생산량|판매량|사용량|工时|工時|労働時間|残業時間|小时|근무시간|안전사고|安全事故|事故起数|(?:满意|満足)度|滿意度|만족도|能耗|新增客[户戶]|活跃用户|人[数數员員]|员工|從業員|従業員|株式?数|股[数數]|数量|數量|台数|件数|[天日][数數]|직원|인원|수량/
const OF_MONEY =
  /收入|利[润潤]|成本|[费費]用|[资資]产|資産|[负負][债債]|[权權]益|現金|现金|税|[贷貸]款|借款|存[货貨]|[应應][收付]|毛利|股本|売上|[利損]益|費|株主資本|매출|수익|이익|비용|자산|부채|자본|현금/

/** What the words of a label in these languages say that it counts: how it ends tells more than what stands before. */
export function eastAsianKind(label: string): 'per share' | 'ratio' | 'percent' | 'count' | 'money' | null {
  if (!isEastAsian(label)) return null
  if (TIMES.test(label)) return 'ratio'
  if (SHARE_OF.test(label)) return 'percent'
  if (PER_SHARE.test(label)) return 'per share'
  if (COUNTED.test(label)) return 'count'
  return OF_MONEY.test(label) ? 'money' : null
}

/** In Japan 2025年度 is the year that begins in 2025; here a fiscal year is called after the one in which it ends. */
export function tellYearsByStart(columns: readonly ImportColumn[], firstMonth: number, sheet: string, problems: ImportProblem[]): void {
  const called = columns.filter(({ role, period, label }) => role === 'period' && period !== null && /\d年度/.test(label))
  const [first] = called
  if (!first?.period || firstMonth === 1) return
  problems.push({
    severity: 'warning',
    code: 'year-by-start',
    sheet,
    ...headsOf(called),
    message: `“${shorten(first.label, 40)}” is read as ${first.period}, the fiscal year that ends in that year${called.length > 1 ? ', and the columns beside it likewise' : ''}. Where it is the one that begins in it, choose the next.`,
  })
}
