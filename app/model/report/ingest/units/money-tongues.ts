import { ISO } from './currencies.ts'

// The words and signs themselves, language by language; how they are read says money-abroad.ts.

/** What a language calls powers of ten, and the money that is counted so; `''`: a money of several countries, or none at all. */
interface Tongue {
  /** Powers that stand before the money as well as behind it; `false`: only behind it (`Mars` are no millions of ARS). */
  before?: false
  powers: readonly (readonly [string, 'thousands' | 'millions' | 'billions' | 'trillions'])[]
  money: readonly (readonly [string, string])[]
}

const EURO: readonly (readonly [string, string])[] = [
  ['(?:EUR|€|eur[ao]?s?|eurų|eurodes|eurot|eurów|eurov|евро|євро|ευρώ|euroa)', 'EUR'],
  ['(?:USD|US\\$|d[óo]lares|dollari|dollars?|долл(?:ар(?:ов|ах))?\\.?)', 'USD'],
]

export const TONGUES: readonly Tongue[] = [
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
      ['(?:тыс(?:яч(?:ах|и)?)?|тис(?:яч(?:ах|і)?)?)\\.?|т\\.', 'thousands'],
      ['(?:млн|миллион(?:ов|ах|ы)|мільйон(?:ів|ах|и))\\.?', 'millions'],
      ['(?:млрд|миллиард(?:ов|ах|ы)|мільярд(?:ів|ах|и))\\.?', 'billions'],
    ],
    money: [
      ['(?:грн\\.?|₴|гривень|гривнях)', 'UAH'],
      ['(?:тенге|₸|тг\\.?)', 'KZT'],
      ['(?:бел\\. ?руб(?:лей)?\\.?|BYN)', 'BYN'],
      ['(?:руб(?:л(?:ей|ях|и))?\\.?|₽)', 'RUB'],
      ['(?:сум(?:ов)?|UZS)', 'UZS'],
      ['\\$', 'USD'],
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
      ['(?:tis\\.?|tisíc(?:ích|e)?|tisoč|tisuća(?:ma)?|hiljada(?:ma)?|hilj\\.?|tūkst\\.?)', 'thousands'],
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
      ['(?:tuhat(?:ta)?|tuhandetes|tuhansi(?:ssa|na)?|(?<=^|[([,:–-] ?)1[., \\u00a0]?000)', 'thousands'],
      ['(?:milj\\.?|miljonites|miljoona[ata]*|miljooni(?:ssa|na))', 'millions'],
      ['(?:mrd\\.?|miljardia)', 'billions'],
    ],
    money: EURO,
  },
  {
    powers: [
      ['(?:tusen(?:tal)?|tusinde[rn]?|t\\.?|(?<=^|[([,:–-] ?|(?<!\\p{L})(?:i|in|x) )1[., \\u00a0]?000)', 'thousands'],
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
  // Of euros no `mil`, of which Portugal has thousands.
  { powers: [['(?:tusen(?:tal)?|tusinde[rn]?)', 'thousands']], money: EURO },
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
      ['(?:mil(?:es de)? (?:mill(?:ones)?|milh(?:ões|ão))(?: de)?)', 'billions'],
      ['(?:mil(?:es|hares)?(?: de)?)', 'thousands'],
      ['(?:mill(?:ones)?(?: de)?\\.?|milh(?:ões|ão)(?: de)?|MM)', 'millions'],
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
      ["(?:['’]?000s?|thousands?|k|th\\.|thds?\\.?|thous?\\.?|mn?(?= in thousands))", 'thousands'],
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
      ['TL', 'TRY'],
      ['₱', 'PHP'],
      ['(?:rands?)', 'ZAR'],
      ['(?:LKR|PKR|NPR) ?Rs\\.?', '$&'],
      [`(?:${ISO})`, '$&'],
    ],
  },
]
