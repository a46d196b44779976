import { monthName } from './dates.ts'

// Words for quarters, halves, months and years in languages that time-words.ts and month-names.ts do not know, in the words by which headers are
// read. A header of which only the year is understood would be that whole year.

const L = '(?<![\\p{L}\\p{N}])'
const R = '(?![\\p{L}\\p{N}])'
/** Up to four, as figures or in Roman numbers; Ukrainian writes them with a letter of its own. */
const N = '(I{1,3}|IV|[ІI]{1,3}|[ІI]V|[1-4])'
const TWO = '(I{1,2}|[ІI]{1,2}|[12])'

const ORDINALS: Record<string, string> = { i: '1', ii: '2', iii: '3', iv: '4' }
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:перв|перш|första|første|eerste|pertama|ilk|birinci|první|prvý|prvi|first|الأول|ראשון)/iu, '1'],
  [/^(?:втор|друг|andra|anden|andet|annet|andre|tweede|kedua|ikinci|druh|drugi|الثاني|שני)/iu, '2'],
  [/^(?:трет|tredje|derde|ketiga|üçüncü|třetí|tretí|treći|الثالث|שלישי)/iu, '3'],
  [/^(?:четв[её]рт|fjärde|fjerde|vierde|keempat|dördüncü|čtvrt|štvrt|četvrti|الرابع|רביעי)/iu, '4'],
]
const ORDINAL =
  '(первый|перше|перший|первое|второй|второе|друге|другий|третий|третій|четв[её]ртый|четвертий|första|andra|tredje|fjärde|første|anden|andet|annet|andre|fjerde|eerste|tweede|derde|vierde|první|druhé|třetí|čtvrté)'

const number = (said: string): string => {
  const plain = said.toLowerCase().replace(/і/g, 'i')
  return ORDINALS[plain] ?? WORDS.find(([word]) => word.test(said))?.[1] ?? said
}

type Rule = readonly [RegExp, (...found: string[]) => string]
const rule = (pattern: string, to: Rule[1]): Rule => [new RegExp(pattern, 'giu'), to]
const quarter = (_ = '', n = ''): string => `Q${number(n)} `
const half = (_ = '', n = ''): string => `H${number(n)} `
const months = (_ = '', n = ''): string => `${n} months `

const QUARTER_BEHIND =
  "(?:квартал[аеу]?|кварт\\.?|кв\\.?|тримесечие|çeyrek|ç(?=[ ’']?\\d|\\s*$)|čtvrtletí|štvrťrok|kvartál|kvartal(?:et)?|kvt?\\.|kvart\\.|negyedév(?:e|i)?|n\\.?év|vuosineljännes|neljännes|kvartaali|kwartaal|kwartał|kw\\.?|tromjesečje|tromesečje|τρ[ίι]μηνο)"
const HALF_BEHIND =
  '(?:полугоди[еяю]|п/г|півріччя|полугодие|yarıyıl|yarı|pololetí|polrok|félév(?:e|i)?|vuosipuolisko|puolivuosi|halvår(?:et)?|halfjaar|półrocze|półr\\.|polugodište|polugodiste|εξ[άα]μηνο)'
const MONTHS_OF =
  '(?:мес(?:яц(?:а|ев)?)?\\.?|міс(?:яц(?:і|ів))?\\.?|месеца|ay(?:lık)?|bulan|měsíc[ůe]|měs\\.|mesiacov|hónap|kk|kuukautta|mån(?:ader(?:na)?)?|måneder(?:ne)?|mnd\\.?|maanden|miesi(?:ęcy|ące)|m-cy|mies\\.?|luni|mjesec[ai]|meseci|μήνες|tháng đầu năm|أشهر|شهرا|חודשים)'
/** A number's own ending: `1-й`, `3ο`, `2e`. */
const ENDING = '(?:-?(?:[йяео]|ый|ой|ий|ое|ше|е)|ο|η|e|º|\\.)?'

const RULES: readonly Rule[] = [
  // Before the months of the next rule: the first nine months of the year.
  rule(`${L}(\\d{1,2})[ -]?${MONTHS_OF}${R}`, months),
  rule(`${L}(\\d{1,2})М(?= ?(?:20)?\\d{2}${R})`, months),
  // the first three quarters
  rule(`${L}1\\.? ?[-–] ?([234])\\.? ?${QUARTER_BEHIND}(?!\\p{L})`, (_, n = '') => `Q1-Q${n} `),
  rule(`${L}${N}${ENDING} ?${QUARTER_BEHIND}(?!\\p{L})`, quarter),
  rule(`${L}${ORDINAL} ?${QUARTER_BEHIND}${R}`, quarter),
  rule(
    `${L}(?:квартал|кв\\.?|çeyrek|ç|triwulan|kuartal|TW|suku(?: tahun)?|kwartaal|trim(?:estrul)?\\.?|qu[ýy]|רבעון|الربع) ?(${N.slice(1, -1)}|pertama|kedua|ketiga|keempat|ראשון|שני|שלישי|רביעי|الأول|الثاني|الثالث|الرابع)${R}(?: ?/ ?| năm )?`,
    quarter,
  ),
  rule(`${L}${TWO}${ENDING} ?${HALF_BEHIND}${R}`, half),
  rule(`${L}${TWO}П(?=[ ’']?(?:20)?\\d{2}${R})`, half),
  rule(`${L}${ORDINAL} ?${HALF_BEHIND}${R}`, half),
  rule(`${L}(?:semester|semestrul|sem\\.?|النصف|מחצית) ?(I{1,2}|[12]|الأول|الثاني|ראשונה|שנייה)${R}`, half),
  rule(`${L}(I{1,2}) (?:semestre|sem\\.)${R}`, half),
  rule(`${L}tháng ?(1[0-2]|0?[1-9])${R}(?: ?/ ?| năm )?`, (_, n = '') => `${monthName(Number(n))} `),
  rule(`${L}(?:năm|tahun|rok|året|vuosi|anul|έτος|שנת|عام|سنة|ปี) ?(?=\\d{4}${R})`, () => ''),
  rule(`(?<=(?:19|20)\\d{2}) ?(?:г(?:ода?|оду|\\.)?|год[ауи]?|р(?:ік|оку|\\.)|yılı|évi?|ל)(?!\\p{L})`, () => ''),
  rule(`${L}за (?=(?:19|20)\\d{2}|Q|H[12]|\\d{1,2} months)`, () => ''),
  rule(`${L}(?:нарастающим итогом|накопительным итогом|накопленным итогом|с начала года|з початку року)${R}`, () => 'YTD'),
  rule(
    `${L}(?:yıl başından beri|kümülatif|s\\.?/?d\\.?(?= )|sampai dengan|hittills i år|ackumulerat|akkumulert|akkumuleret|å\\.?t\\.?d|lũy kế)${R}`,
    () => 'YTD',
  ),
  // Hungarian puts the year first, and a dot behind it.
  rule(`${L}((?:19|20)\\d{2})\\. (?=Q[1-4]|H[12]|\\p{L})`, (_, year = '') => `${year} `),
]

/** Months by the letters that no other month of the language begins with, and how they may end. */
const MONTHS: readonly (readonly string[])[] = [
  ['январ[ьяе]|янв', 'январи|яну', 'січ(?:ень|ня|ні)?', 'január', 'siječanj', 'ιανου[άα]ριος|ιανουαρίου|ιαν', 'يناير', 'ינואר'],
  ['феврал[ьяе]|февр?', 'февруари', 'лют(?:ий|ого|ому)?', 'február', 'veljača', 'φεβρου[άα]ριος|φεβρουαρίου|φεβ', 'فبراير', 'פברואר'],
  ['марта?|мар', 'март', 'берез(?:ень|ня|ні)|бер', 'március|márc|marec', 'ožujak', 'μ[άα]ρτιος|μαρτίου|μαρ', 'مارس', 'מרץ'],
  ['апрел[ьяе]|апр', 'април', 'квіт(?:ень|ня|ні)?', 'április|ápr|apríl', 'travanj', 'απρ[ίι]λιος|απριλίου|απρ', 'أبريل|ابريل', 'אפריל'],
  ['ма[йя]', 'май', 'трав(?:ень|ня|ні)?', 'május|máj', 'svibanj', 'μ[άα]ιος|μαΐου|μαι', 'مايو', 'מאי'],
  ['июн[ьяе]?', 'юни', 'черв(?:ень|ня|ні)?', 'június|jún', 'lipanj', 'ιο[ύυ]νιος|ιουνίου|ιουν', 'يونيو', 'יוני'],
  ['июл[ьяе]?', 'юли', 'лип(?:ень|ня|ні)?', 'július|júl', 'srpanj', 'ιο[ύυ]λιος|ιουλίου|ιουλ', 'يوليو', 'יולי'],
  ['августа?|авг', 'август', 'серп(?:ень|ня|ні)?', 'augusztus|aug', 'kolovoz', 'α[ύυ]γουστος|αυγούστου|αυγ', 'أغسطس', 'אוגוסט'],
  [
    'сентябр[ьяе]|сент?|сен',
    'септември',
    'верес(?:ень|ня|ні)|вер',
    'szeptember|szept',
    'rujan',
    'σεπτ[έε]μβριος|σεπτεμβρίου|σεπ',
    'سبتمبر',
    'ספטמבר',
  ],
  ['октябр[ьяе]|окт', 'октомври', 'жовт(?:ень|ня|ні)?', 'október', 'listopad', 'οκτ[ώω]βριος|οκτωβρίου|οκτ', 'أكتوبر', 'אוקטובר'],
  ['ноябр[ьяе]|ноя', 'ноември', 'листоп(?:ад|ада|аді)', 'november|nov', 'studeni', 'νο[έε]μβριος|νοεμβρίου|νοε', 'نوفمبر', 'נובמבר'],
  ['декабр[ьяе]|дек', 'декември', 'груд(?:ень|ня|ні)?', 'december|dec', 'prosinac', 'δεκ[έε]μβριος|δεκεμβρίου|δεκ', 'ديسمبر', 'דצמבר'],
]
/** `listopad` is November in Poland and Czechia, October in Croatia: month-names.ts has the first two. */
const NAMED: readonly Rule[] = MONTHS.map((names, at) =>
  rule(
    `(?<![\\p{L}])(?:${names.filter(name => name !== 'listopad').join('|')})(?!\\p{L})\\.?(?:[ /’']|-(?!\\p{L}))?(?=(\\d?))`,
    () => `${monthName(at + 1)} `,
  ),
)

/** `2026 January`, as Hungarian has it. */
const YEAR_FIRST = new RegExp(`(?<!\\p{N} ?)((?:19|20)\\d{2}) (${MONTHS.map((_, at) => monthName(at + 1)).join('|')}) ?(?=$|[(,–-])`, 'u')

const BEYOND_LATIN = /[\u0370-\u06ff]/
/** What one of these words holds, of the languages in Latin letters. */
const SUSPECT =
  /[\u0370-\u06ff\u1e00-\u1eff]|qu[ýy]|th[áa]ng|năm|çeyrek|ç\d|\dç|yar[ıi]|triwulan|kuartal|\btw\b|suku|semest|\bsem\b|čtvrt|kvart|\bkvt?\b|štvrť|kwart|\bkw\b|negyed|neljännes|kvartaali|tromje|tromes|trim|polol|polrok|félév|puoli|halvår|halfjaar|półr|polug|měs|mesiac|hónap|\bkk\b|kuukaut|mån|måned|mnd|maanden|miesi|m-cy|luni|mjesec|mesec|\bay|bulan|tahun|\brok\b|året|vuosi|anul|yılı|január|febru(?!ary\b)|márc|ápri|máju|júni|júli|augu(?!st\b)|szept|októ|novem(?!ber\b)|decem(?!ber\b)|(?<![a-z])s\.?\/?d\b|ackum|akkum|kümül|hittills|yıl b|(?:19|20)\d{2}\. |sije|velj|ožuj|trav|svib|lipanj|srpanj|kolov|rujan|studeni|prosinac|évi?\b|apríl|marec/i

/** A text with these words for time in English; everything else stays. */
export function timesAbroad(text: string): string {
  if (text.length > 120 || !SUSPECT.test(text)) return text
  const months =
    BEYOND_LATIN.test(text) ||
    /[áéíóöőúüž]|szept|auguszt|marec|velja|travanj|svibanj|lipanj|srpanj|kolovoz|rujan|studeni|prosinac/i.test(text)
      ? [...RULES, ...NAMED]
      : RULES
  return months.reduce((so, [pattern, to]) => so.replace(pattern, to), text.normalize('NFC')).replace(YEAR_FIRST, '$2 $1')
}
