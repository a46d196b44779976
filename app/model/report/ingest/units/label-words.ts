import type { StatementType } from '../../import.ts'
import type { Row } from '../rows/rows.ts'
import { COUNTED_ABROAD, NUMBER_OF_ABROAD, PEOPLE_ABROAD, PERCENT_ABROAD, TIME_ABROAD } from './count-words.ts'
import { eastAsianKind } from '../time/east-asian.ts'
import { COUNT, KEY_COUNTS } from './key-figure-words.ts'
import { isOfOne } from './operating-units.ts'
import { DEBT_OVER_OWN, RETURN } from './percent-words.ts'
import { countsQuantity, isMeasureUnit } from './quantity-units.ts'
import { RATIO, RATIO_ABROAD } from './ratio-words.ts'
import { remembered } from '../cells/remember.ts'
import { EACH_SHARE, PAR_VALUE, PER_SHARE, SHARE_CAPITAL, SHARES } from './share-words.ts'
import { IN_PERCENT } from './spelled-units.ts'

// What the words of a label say that its line counts.

const PERCENT =
  /%|\bper ?cent(?:age)?\b|\Bquote\b|marge\b|\btaux\b(?! de change| horaire| journalier)|\bmargen\b|\btasa\b|\bmargins?\b|\b(?:growth|yield|payout|churn|utili[sz]ation|occupancy|attrition|OEE|OTIF|NRR|GRR|NDR|(?:net|gross) (?:revenue|dollar) retention)\b|\bon[- ]time (?:delivery|in full|arrival)\b|\b(?:tax|interest|growth|conversion|retention|discount|defect|churn|effective|scrap|reject|rework|fill|absence|renewal|win|default|vacancy|failure|error|turnover) rate\b|\b(?:market share|marktanteil|parts? de march[ée]|cuota de mercado)\b/i
/** `Outstanding | plan`: filings write behind a bar what a line counts, where the columns count in several things. */
const COUNTED_BEHIND_BAR = /\| [a-z][a-z_]*$/
const PUPILS =
  /^(?:[\w-]+ ){0,3}(?:enroll?ments?|students|pupils)(?: \([^()]*\))?$|^(?:new|active|total|existing|returning|lost|churned|paying) customers?(?: \([^()]*\))?$|^(?:(?:total|average) )?(?:(?:net|gross|new|active|recurring|existing|returning|lost|churned|paying|registered) ){1,2}(?:clients?|members?)(?: \([^()]*\))?$|^(?:net|gross) adds(?: \([^()]*\))?$|\b(?:student|pupil|patient|customer|member|visitor|client|user|passenger)s? numbers$/i
export const NUMBER_OF = /\b(?:number|no\.) of\b|\((?:number|no\.?|count)\)|(?:^|\()# ?(?:of )?[a-z]|# of\b|\bhead ?count|\bFTEs?\b/i

/** `DSO` and `Asset life (years)` count time. */
const TIME_COUNTED =
  /\b(?:DSO|DPO|DIO|DIH)\b|\b(?:cash conversion|operating|working capital) cycle\b|^CCC\b(?! ?rat)|\btime\b.*\((?:in )?(?:h|hrs?|hours?|mins?|minutes?|s|secs?|seconds?|d)\.?\)|^(?:cash )?runway$|\b(?:stock|inventory|days) cover$|\((?:in )?(?:years?|months?|days?)\)|\b(?:runway|payback|tenor|duration)\b.*\((?:mos?|mths?|yrs?)\.?\)|^(?:\w+ )?(?:period|year)s?$|\bdiscount(?:ing)? periods?\b/i

const AMOUNT_OF = /^(?:[$€£¥₹]|USD|EUR|GBP) ?(?:amount|value|cost)s? of\b|^(?:dollar|euro) (?:amount|value)s? of\b/i

/** What the words of a label say of its unit. */
export const saidByLabel = remembered((label: string) => {
  // `Sales 19% VAT` and `8% notes` name a rate, and count money.
  const abroad = eastAsianKind(label)
  const rated = label.replace(/\d(?:[.,]\d+)? ?(?:%|per ?cent\b)/gi, ' ')
  return {
    // By how much earnings per share grow is a percentage.
    perShare:
      abroad === 'per share' ||
      (PER_SHARE.test(label.replace(EACH_SHARE, ' ')) && !PAR_VALUE.test(label) && !IN_PERCENT.test(label) && !/\bgrowth\b/i.test(label)),
    inPercent: IN_PERCENT.test(label) || abroad === 'percent',
    // `$ amount of shares repurchased` is what they cost.
    shares:
      SHARES.test(label) &&
      !AMOUNT_OF.test(label) &&
      !(SHARE_CAPITAL.test(label) && !/\bshares?,? (?:issued|outstanding|authori[sz]ed)$|\((?:in )?shares\)/i.test(label)),
    // A combined ratio in percent is one.
    // `Teachers (FTE) (pupils ÷ ratio)` says how it is worked out.
    ratio:
      abroad === 'ratio' ||
      ((RATIO.test(label.replace(/\([^()]*[÷×][^()]*\)/g, ' ')) || RATIO_ABROAD.test(label.trim()) || DEBT_OVER_OWN.test(label)) &&
        !/[([]%[)\]]|%\s*$/.test(label)),
    percent: abroad === 'percent' || [PERCENT, RETURN, PERCENT_ABROAD].some(words => words.test(rated)),
    signed: abroad === 'percent' || /%|per ?cent/i.test(rated),
    // A letter alone is no tonne: `T` may be tax.
    quantity: countsQuantity(label) || (label.trim().length > 1 && isMeasureUnit(label)),
    time: !isOfOne(label) && (TIME_COUNTED.test(label) || TIME_ABROAD.test(label)),
    // `Cost per FTE` counts no people.
    count:
      abroad === 'count' ||
      (!isOfOne(label) && ((COUNT.test(label) && !AMOUNT_OF.test(label)) || COUNTED.some(words => words.test(label)))),
  }
})

const COUNTED = [COUNTED_BEHIND_BAR, PUPILS, NUMBER_OF_ABROAD, PEOPLE_ABROAD, COUNTED_ABROAD]

/** Asked where nothing else tells: of hundreds of names. */
export const isListed = remembered((label: string) => KEY_COUNTS.test(label))

/** Whether a word of a label says that it counts something. */
export const namesCount = (label: string): boolean => {
  const { count, quantity, shares, time } = saidByLabel(label)
  return count || quantity || shares || time || isListed(label)
}

/** Whether a word of a label says that it is no money: a percentage, a multiple, a time or a number of things, other than shares. */
const namesNoMoney = (label: string): boolean => {
  const { count, quantity, time, ratio, percent, shares } = saidByLabel(label)
  return !shares && (count || quantity || time || ratio || percent)
}

/** Percentages of its lines stand below any income statement, and between its lines. */
export const OF_RESULT =
  /margin|marge|marż|марж|%|per ?cent|growth|wachstum|croissance|crecimiento|crescita|tillväxt|\bchange\b|quote$|\btax\b|steuer|imp[ôo]t|impuesto/i

/**
 * Whether at least four lines, and one of four, say by their words that they are no money, other than percentages of its lines: a table of key
 * figures, whatever it is called.
 */
export function areKeyFigures(rows: readonly Pick<Row, 'label' | 'values'>[], type: StatementType): boolean {
  const filled = rows.filter(({ values }) => values.some(({ value }) => value !== null))
  const others = filled.filter(({ label }) => !OF_RESULT.test(label) && namesNoMoney(label)).length
  return type !== 'balance' && others >= KEY_FIGURES && others * 4 >= filled.length
}
const KEY_FIGURES = 4
