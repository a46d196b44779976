import { ISO } from './currencies.ts'
import { isSuspect } from './money-suspects.ts'
import { remembered } from './remember.ts'

// Money in thousands or millions, as other languages write it: `dalam jutaan Rupiah`, `(bin TL)`, `v tis. Kč`, `1.000 kr.`, `triệu đồng`.

/** What a language calls powers of ten, and the money that is counted so; `''`: a money of several countries, or none at all. */
interface Tongue {
  /** Powers that stand before the money as well as behind it; `false`: only behind it (`Mars` are no millions of ARS). */
  before?: false
  powers: readonly (readonly [string, 'thousands' | 'millions' | 'billions' | 'trillions'])[]
  money: readonly (readonly [string, string])[]
}

const EURO: readonly (readonly [string, string])[] = [
  ['(?:EUR|€|eur[ao]?s?|eurów|eurov|евро|євро|ευρώ|euroa)', 'EUR'],
  ['(?:USD|US\\$|d[óo]lares|dollari|dollars?|долл(?:ар(?:ов|ах))?\\.?)', 'USD'],
]

const TONGUES: readonly Tongue[] = [
  {
    powers: [
      ['bin', 'thousands'],
      ['milyon', 'millions'],
      ['milyar', 'billions'],
    ],
    money: [['(?:TL|₺|t[üu]rk liras[ıi]|lira)', 'TRY'], ...EURO],
  },
  {
    powers: [
      ['ribu(?:an)?', 'thousands'],
      ['juta(?:an)?', 'millions'],
      ['mili?[ay]r(?:an)?', 'billions'],
      ['triliun(?:an)?', 'trillions'],
    ],
    money: [['(?:Rp\\.?|rupiah)', 'IDR'], ['(?:RM|ringgit)', 'MYR'], ...EURO],
  },
  {
    powers: [
      ['(?:тыс(?:яч(?:ах|и)?)?|тис(?:яч(?:ах|і)?)?)\\.?', 'thousands'],
      ['(?:млн|миллион(?:ов|ах|ы)|мільйон(?:ів|ах|и))\\.?', 'millions'],
      ['(?:млрд|миллиард(?:ов|ах|ы)|мільярд(?:ів|ах|и))\\.?', 'billions'],
    ],
    money: [
      ['(?:грн\\.?|₴|гривень|гривнях)', 'UAH'],
      ['(?:тенге|₸|тг\\.?)', 'KZT'],
      ['(?:бел\\. ?руб(?:лей)?\\.?|BYN)', 'BYN'],
      ['(?:руб(?:л(?:ей|ях|и))?\\.?|₽)', 'RUB'],
      ['(?:сум(?:ов)?|UZS)', 'UZS'],
      ...EURO,
    ],
  },
  {
    powers: [
      ['хил(?:яди)?\\.?', 'thousands'],
      ['млн\\.?', 'millions'],
    ],
    money: [['(?:лв\\.?|лева)', 'BGN'], ...EURO],
  },
  {
    powers: [
      ['(?:tys\\.?|tysi[ąa]c(?:ach|e|y))', 'thousands'],
      ['(?:mln\\.?|milion(?:ach|ów|y))', 'millions'],
      ['(?:mld\\.?|mlrd|miliard(?:ach|ów|y))', 'billions'],
    ],
    money: [['(?:zł|złotych|PLN)', 'PLN'], ...EURO],
  },
  {
    powers: [
      ['(?:tis\\.?|tisíc(?:ích|e)?|tisuća(?:ma)?|hiljada(?:ma)?)', 'thousands'],
      ['(?:mil\\.|mil(?= ?Kč)|mili[óo]n(?:ech|och|ů|ov|a|ima)?)', 'millions'],
      ['(?:mld\\.?|miliard(?:ách|ách|y|a|i)?)', 'billions'],
    ],
    money: [['(?:Kč|korun|CZK)', 'CZK'], ['(?:RSD|din(?:ara|\\.))', 'RSD'], ...EURO],
  },
  {
    powers: [
      ['ezer', 'thousands'],
      ['millió', 'millions'],
      ['(?:milliárd|mrd\\.?|Mrd)', 'billions'],
    ],
    money: [['(?:Ft(?!e)|HUF|forint(?:ban)?)', 'HUF']],
  },
  {
    powers: [
      ['(?:tuhat(?:ta)?|tuhansi(?:ssa|na)?|(?<=^|[([,:–-] ?)1[., \\u00a0]?000)', 'thousands'],
      ['(?:milj\\.?|miljoona[ata]*|miljooni(?:ssa|na))', 'millions'],
      ['(?:mrd\\.?|miljardia)', 'billions'],
    ],
    money: EURO,
  },
  {
    powers: [
      ['(?:tusen|tusinde[rn]?|t\\.?|(?<=^|[([,:–-] ?|(?<!\\p{L})(?:i|in|x) )1[., \\u00a0]?000)', 'thousands'],
      ['(?:mill?\\.?|mio\\.?|mn\\.?|mln\\.?|miljoner|millioner|m)', 'millions'],
      ['(?:mdr?\\.?|mrd\\.?|mia\\.?|miljarder|milliarder)', 'billions'],
    ],
    money: [
      ['(?:SEK|kronor)', 'SEK'],
      ['NOK', 'NOK'],
      ['DKK', 'DKK'],
      ['(?:kr\\.?|kroner)', ''],
    ],
  },
  {
    powers: [
      ['(?:mii|mie)', 'thousands'],
      ['(?:mil\\.?|milioane|mln\\.?)', 'millions'],
      ['(?:mld\\.?|miliarde)', 'billions'],
    ],
    // Not of euros: in Portugal `mil euros` are thousands.
    money: [['(?:(?:de )?lei|RON)', 'RON']],
  },
  {
    powers: [
      ['(?:χιλ\\.?|χιλιάδ(?:ες|ων))', 'thousands'],
      ['(?:εκατ\\.?|εκ\\.|εκατομμύρια)', 'millions'],
      ['(?:δισ\\.?|δισεκατομμύρια)', 'billions'],
    ],
    money: EURO,
  },
  {
    powers: [
      ['(?:ngh[ìi]n|ngàn|ng\\.?|(?<=^|[([,:–-] ?)1[.,]000)', 'thousands'],
      ['(?:triệu|tr\\.?)', 'millions'],
      ['t[ỷỉ]', 'billions'],
    ],
    money: [['(?:đồng|VNĐ|VND|đ)', 'VND'], ...EURO],
  },
  {
    powers: [
      ['(?:mila|mille|migliaia(?: di)?)', 'thousands'],
      ['(?:mln\\.?|milioni(?: di)?)', 'millions'],
      ['(?:mld\\.?|miliardi(?: di)?)', 'billions'],
    ],
    money: EURO,
  },
  {
    powers: [
      ['(?:k|milliers de)', 'thousands'],
      ['(?:m|millions de)', 'millions'],
      ['(?:md|mds|milliards de)', 'billions'],
    ],
    money: [
      ['(?:MAD|DH|dhs?|dirhams)', 'MAD'],
      ['(?:F ?CFA|CFA|francs cfa)', ''],
    ],
  },
  {
    powers: [
      ['(?:mil(?:es)?(?: de)?)', 'thousands'],
      ['(?:mill(?:ones)?(?: de)?\\.?|MM)', 'millions'],
    ],
    money: [
      ['(?:reais)', 'BRL'],
      ['(?:soles|S\\/\\.?)', 'PEN'],
      ['(?:quetzales)', 'GTQ'],
      ['(?:guaran[íi]es|Gs\\.?)', 'PYG'],
      ['(?:Bs\\.?(?: ?[FS]\\.?)?|bol[íi]vares|bolivianos|colones|₡|lempiras|c[óo]rdobas|balboas)', ''],
      ['(?:meticais)', 'MZN'],
      ['(?:kwanzas)', 'AOA'],
      ['(?:pesos)', ''],
      ['(?:MXN|ARS|CLP|COP|UYU|PYG|BOB|CRC|GTQ|DOP)', '$&'],
      ['(?:euros|EUR|€)', 'EUR'],
      ['(?:d[óo]lares|USD|US\\$)', 'USD'],
    ],
  },
  {
    powers: [
      ["(?:Tsd\\.?|Tausend|[Tk](?! )|[Tk](?= \\S+$)|milliers(?: d['’])?|['’]?000s?|1['’]?000)", 'thousands'],
      ["(?:M(?! )|(?<=^[([]?)M|Mill?\\.?|Mio\\.?|milh[õo]es(?: de)?|['’]m)", 'millions'],
      ['(?:M[rl]d\\.?|mil milh[õo]es(?: de)?)', 'billions'],
    ],
    money: [
      ['(?:EUR|euros?|€)', 'EUR'],
      ['(?:CHF|(?<!\\p{L})S?Fr\\.|Franken)', 'CHF'],
      ['£', 'GBP'],
    ],
  },
  {
    before: false,
    powers: [
      ["(?:['’]?000s?|thousands?|k|mn?(?= in thousands))", 'thousands'],
      ['(?:millions?|mill?\\.?|mio\\.?|mn\\.?|mln\\.?|m)', 'millions'],
      ['(?:billions?|bn|bln)', 'billions'],
      ['(?:trillions?|trn|tn)', 'trillions'],
    ],
    money: [
      ['(?:RMB)', 'CNY'],
      ['¥', 'JPY'],
      ['₩', 'KRW'],
      ['(?:S\\/\\.?)', 'PEN'],
      ['(?:Ps\\.)', ''],
      ['(?:NIS)', 'ILS'],
      ['(?:RM)', 'MYR'],
      ['(?:KShs?\\.?|KES)', 'KES'],
      ['(?:GH[¢₵S])', 'GHS'],
      ['(?:Rp\\.?)', 'IDR'],
      ['(?:baht)', 'THB'],
      ['(?:taka|Tk\\.?)', 'BDT'],
      ['(?:naira)', 'NGN'],
      ['(?:rands?)', 'ZAR'],
      ['(?:LKR|PKR|NPR) ?Rs\\.?', '$&'],
      [`(?:${ISO})`, '$&'],
    ],
  },
]

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
const ENDS = '(?![\\p{L}\\p{N}])'

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
  [/(?<!\p{L})[בל]?אלפי(?!\p{L})/gu, 'thousands'],
  [/(?<!\p{L})[בל]?מיליוני(?!\p{L})/gu, 'millions'],
  // South African rand, Nigerian naira.
  [/(?<![\p{L}\p{N}])R ?['’]?000s?(?![\p{L}\d])/gu, 'ZAR thousands'],
  [/(?<![\p{L}\p{N}])R (?:million|m)(?!\p{L})|\(Rm\)/gu, 'ZAR millions'],
  [/(?<![\p{L}\p{N}])[N₦] ?['’]000(?!\d)/gu, 'NGN thousands'],
  [new RegExp(`^\\(?(${ISO}) ?1[., ]?000\\)?$`, 'g'), '$1 thousands'],
  // Not EFT, which is how money is sent.
  [/(?<!\p{L})[eE] ?(?:Ft|HUF)(?!\p{L})/gu, 'HUF thousands'],
  [/(?<!\p{L})[mM] ?(?:Ft|HUF)(?!\p{L})/gu, 'HUF millions'],
  [/(?<![\p{L}\p{N}])K (?=(?:EUR|USD|GBP|CHF)(?!\p{L}))/gu, 'thousands '],
  [/(?<![\p{L}\p{N}.,])['’]?000s? ?(?:TL|₺)(?!\p{L})/gu, 'TRY thousands'],
  [/(?:€|(?<!\p{L})EUR) ?\/ ?1[., ]?000(?!\d)/gu, 'EUR thousands'],
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
  `(?:${TONGUES.map(({ money }) => either(money)).join('|')})|dalam|в (?:тыс|мил|млн)|tysiącach|บาท|ريال|دره|دراهم|دين|دنانير|جنيه|دولار|אלפי|מיליוני|R[ (]?['’m]|[N₦] ?['’m]|đơn vị|ĐVT|т(?:ыс)?\\.? ?р|mdp|K (?:EUR|USD|GBP|CHF)|\\$ mil|EUR ?/|R ?000`,
  'iu',
)
const isPlain = (text: string): boolean => /^[ -~\u00a0\u2010-\u2027€£]*$/.test(text)

/** A text in which other languages' thousands and millions of a money are the words by which units are read: `IDR millions`. */
export const moneySpelled = remembered((text: string): string => {
  if (text.length > 200 || !(isPlain(text) ? isSuspect(text) : SUSPECT.test(text))) return text
  const known = ALONE.reduce((so, [pattern, words]) => so.replace(pattern, words), text)
  return RULES.reduce((so, { before, behind, alone, words }) => {
    const say = (...found: unknown[]): string => {
      const { power, inside = '', money = '' } = found.at(-1) as Record<string, string | undefined>
      // A code is one in capitals only: `mad`, `try` and `cop` are words.
      return A_CODE.test(money) && money !== money.toUpperCase() ? (found[0] as string) : words(power ?? inside, money)
    }
    return so
      .replace(before, say)
      .replace(behind, say)
      .replace(alone, (...found) => (say(...found) === found[0] ? found[0] : `in ${say(...found)}`))
  }, known)
})
