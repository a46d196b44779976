import { ISO } from './currencies.ts'
import { isSuspect, namesCode } from './money-suspects.ts'
import { TONGUES } from './money-tongues.ts'
import { isPlain, plainTwin } from '../cells/plain-twin.ts'
import { remembered } from '../cells/remember.ts'

// Money in thousands or millions, as other languages write it: `dalam jutaan Rupiah`, `(bin TL)`, `v tis. Kč`, `1.000 kr.`, `triệu đồng`.

interface Rule {
  /** The power before the money, and behind it. */
  before: RegExp
  behind: RegExp
  /** The money alone: `em reais`, `dalam Rupiah`. */
  alone: RegExp
  words: (power: string, money: string) => string
}

/** Neither part of a word nor what a figure, other than a year, counts in: `over 5 mln zł` says nothing of the figures. */
const NOT_IN_WORD = '(?<![\\p{L}\\p{N}]|(?<!(?:19|20)\\d)\\d )'
const ENDS = '(?![\\p{L}\\p{N}]|[.,]\\d)'

const either = (names: readonly (readonly [string, string])[]): string => names.map(([name]) => name).join('|')
const called = (names: readonly (readonly [string, string])[], text: string): string =>
  names.find(([name]) => new RegExp(`^(?:${name})$`, 'iu').test(text))?.[1] ?? ''

const RULES: readonly Rule[] = TONGUES.map(({ before, powers, money }) => ({
  before: before === false ? /(?!)/g : new RegExp(`${NOT_IN_WORD}(?<power>${either(powers)}) ?(?<money>${either(money)})${ENDS}`, 'giu'),
  behind: new RegExp(
    `${NOT_IN_WORD}(?<money>${either(money)})(?: (?:in|en|w))? ?(?:[([](?<inside>${either(powers)})[)\\]]|(?<power>${either(powers)}))${ENDS}`,
    'giu',
  ),
  alone: new RegExp(`(?<!\\p{L})(?:in|en|em|w|v|dalam|в|у|i|în|σε) (?<money>${either(money)})(?=[)\\]]?$|[,;])`, 'giu'),
  words: (power, found) => `${called(money, found).replace('$&', found.slice(0, 3).toUpperCase())} ${called(powers, power)}`.trim(),
}))

/** Words without a money beside them, and ways of writing that no rule has: `Disajikan dalam jutaan`, `в тысячах`. */
const ALONE: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})dalam ribuan(?!\p{L})/giu, 'in thousands'],
  [/(?<!\p{L})dalam jutaan(?!\p{L})/giu, 'in millions'],
  [/(?<!\p{L})в тысячах(?!\p{L})/giu, 'in thousands'],
  [/(?<!\p{L})в (?:миллионах|млн)(?!\p{L})/giu, 'in millions'],
  [/(?<!\p{L})(?:in|w) tysiącach(?!\p{L})/giu, 'in thousands'],
  // Thai, Arabic and Hebrew write no space, or a prefix, before the power of ten.
  [/พันบาท/g, 'THB thousands'],
  [/ล้านบาท/g, 'THB millions'],
  [/(?<!\p{L})(?:ب|ال|بال)?(?:ألف|ألوف|آلاف|الاف)(?= (?:ال)?(?:ريال|درهم|دراهم|دينار|دنانير|جنيه|دولار))/gu, 'thousands'],
  [/(?<!\p{L})(?:ب|ال|بال)?(?:مليون|ملايين)(?= (?:ال)?(?:ريال|درهم|دراهم|دينار|دنانير|جنيه|دولار))/gu, 'millions'],
  [/(?<!\p{L})هزار(?= (?:ریال|تومان))/gu, 'thousands'],
  [/(?<!\p{L})میلیون(?= (?:ریال|تومان))/gu, 'millions'],
  [/(?<!\p{L})میلیارد(?= (?:ریال|تومان))/gu, 'billions'],
  [/(?<!\p{L})[בל]?אלפי(?!\p{L})/gu, 'thousands'],
  [/(?<!\p{L})[בל]?מיליוני(?!\p{L})/gu, 'millions'],
  // South African rand, Nigerian naira.
  [/(?<![\p{L}\p{N}])R ?['’]?000s?(?![\p{L}\d])/gu, 'ZAR thousands'],
  [/(?<![\p{L}\p{N}])R (?:million|m)(?!\p{L})|\(Rm\)|^Rm$|(?<=(?:^| )in |[,–-] )Rm$/gu, 'ZAR millions'],
  [/(?<![\p{L}\p{N}])(?:[N₦] ?['’]|₦ ?)000s?(?!\d)/gu, 'NGN thousands'],
  [/(?<![\p{L}\p{N}])(?:[N₦] ?['’]|₦ ?)(?:millions?|mn?)(?!\p{L})/giu, 'NGN millions'],
  [new RegExp(`^\\(?(${ISO}) ?1[., ]?000\\)?$`, 'g'), '$1 thousands'],
  [new RegExp(`(?<=(?:^| )(?:in|i|w|v) )(${ISO}) ?1[., ]?000(?=$|[)\\];]|,(?!\\d))`, 'g'), '$1 thousands'],
  // `M EUR` may be a fund called M.
  [new RegExp(`(?<![\\p{L}\\p{N}])(?:MM|mn) (${ISO})(?!\\p{L})`, 'gu'), '$1 millions'],
  [new RegExp(`(?<![\\p{L}\\p{N}])(?:k|th\\.|thou\\.?|thous\\.?|thd\\.?) (${ISO})(?!\\p{L})`, 'gu'), '$1 thousands'],
  // Not EFT, which is how money is sent.
  [/(?<!\p{L})[eE] ?(?:Ft|HUF)(?!\p{L})/gu, 'HUF thousands'],
  [/(?<!\p{L})[mM] ?(?:Ft|HUF)(?!\p{L})/gu, 'HUF millions'],
  [/(?<![\p{L}\p{N}])K (?=(?:EUR|USD|GBP|CHF)(?!\p{L}))/gu, 'thousands '],
  [/(?<![\p{L}\p{N}.,])['’]?000s? ?(?:TL|₺)(?!\p{L})/gu, 'TRY thousands'],
  [/(?:€|(?<!\p{L})EUR) ?\/ ?1[., ]?000(?!\d)/gu, 'EUR thousands'],
  [/(?<!\p{L})Php(?!\p{L})/gu, 'PHP'],
  [/(?<!\p{L})(?:тыс\.?|т\.) ?р\.?(?!\p{L})/giu, 'RUB thousands'],
  [/(?:ال)?ريال(?:ات)? (?:ال)?سعودي(?:ة)?/gu, 'SAR'],
  [/(?:ال)?(?:درهم|دراهم) (?:ال)?إماراتي(?:ة)?/gu, 'AED'],
  [/(?:ال)?جنيه(?:ات)? (?:ال)?مصري(?:ة)?/gu, 'EGP'],
  [/(?<=(?:אלפי|מיליוני|thousands|millions) )שקלים/gu, 'ILS'],
  // In Chile, of pesos.
  [/(?<!\p{L})MM\$/gu, 'millions'],
  // The unit of a whole table.
  [/หน่วย ?: ?บาท/g, 'in THB'],
  [/(?<!\p{L})(?:đơn vị(?: tính)?|ĐVT) ?: ?(?:VNĐ|VND|đồng)(?!\p{L})/giu, 'in VND'],
]

const A_CODE = new RegExp(`^(?:${ISO})$`, 'i')

const SUSPECT = new RegExp(
  `(?:${TONGUES.map(({ money }) => either(money)).join('|')})|dalam|в (?:тыс|мил|млн)|tysiącach|บาท|ريال|ریال|تومان|دره|دراهم|دين|دنانير|جنيه|دولار|אלפי|מיליוני|R[ (]?['’m]|N ?['’m]|₦|đơn vị|ĐVT|т(?:ыс)?\\.? ?р|mdp|K (?:EUR|USD|GBP|CHF)|\\$ mil|EUR ?/|R ?000`,
  'iu',
)

/** The same for texts in plain letters, made when the first of them is held against all. */
let forPlain: { alone: typeof ALONE; rules: typeof RULES } | null = null
const plainRules = (): { alone: typeof ALONE; rules: typeof RULES } => {
  forPlain ??= {
    alone: ALONE.map(([pattern, words]) => [plainTwin(pattern), words]),
    rules: RULES.map(({ before, behind, alone, words }) => ({
      before: plainTwin(before),
      behind: plainTwin(behind),
      alone: plainTwin(alone),
      words,
    })),
  }
  return forPlain
}

/** The rules that may say something of a text; null: none. */
function rulesFor(text: string): { alone: typeof ALONE; rules: typeof RULES } | null {
  if (!isPlain(text)) return SUSPECT.test(text) ? { alone: ALONE, rules: RULES } : null
  if (isSuspect(text)) return plainRules()
  return namesCode(text) ? { alone: [], rules: plainRules().rules.slice(-1) } : null
}

/** A text in which other languages' thousands and millions of a money are the words by which units are read: `IDR millions`. */
export const moneySpelled = remembered((text: string): string => {
  const found = text.length > 200 ? null : rulesFor(text)
  if (!found) return text
  const { alone: first, rules } = found
  const known = first.reduce((so, [pattern, words]) => so.replace(pattern, words), text)
  return rules.reduce((so, { before, behind, alone, words }) => {
    const say = (...found: unknown[]): string => {
      const { power, inside = '', money = '' } = found.at(-1) as Record<string, string | undefined>
      // A code is one in capitals only: `mad`, `try` and `cop` are words. `tūkst. Eur` is how Lithuania writes it.
      const isWord = A_CODE.test(money) && money !== money.toUpperCase() && !(power && /^eur$/i.test(money))
      return isWord ? (found[0] as string) : words(power ?? inside, money)
    }
    return so
      .replace(before, say)
      .replace(behind, say)
      .replace(alone, (...found) => (say(...found) === found[0] ? found[0] : `in ${say(...found)}`))
  }, known)
})
