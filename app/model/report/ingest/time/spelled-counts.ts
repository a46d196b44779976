import { anywhere } from '../cells/plain-twin.ts'

// `Eight months`, `acht Monate`, `thirteen weeks`: how many, written out in front of months and weeks.

const MONTHS: readonly string[] = [
  'two|zwei|deux|dos|dois|due|twee|två',
  'three|drei|trois|tres|três|tre|drie|trzy|tri|tři',
  'four|vier|quatre|cuatro|quatro|quattro|fyra|fire|cztery',
  'five|fünf|cinq|cinco|cinque|vijf|fem',
  'six|sechs|seis|sei|zes|sex|seks|sześć|šest',
  'seven|sieben|sept|siete|sete|sette|zeven|sju|syv',
  'eight|acht|huit|ocho|oito|otto|åtta|åtte|otte',
  'nine|neun|neuf|nueve|nove|negen|nio|ni|dziewięć|devet|devět',
  'ten|zehn|dix|diez|dez|dieci|tien|tio|ti',
  'eleven|elf|onze|once|undici|elva|elleve',
  'twelve|zwölf|douze|doce|doze|dodici|twaalf|tolv|dwanaście|dvanaest|dvanáct',
]
const WEEKS: readonly [string, number][] = [
  ['thirteen', 13],
  ['fourteen', 14],
  ['twenty[ -]?six', 26],
  ['twenty[ -]?seven', 27],
  ['thirty[ -]?nine', 39],
  ['forty', 40],
  ['fifty[ -]?two', 52],
  ['fifty[ -]?three', 53],
]

const HINT = /month|week|monat|mois|mes|maand|mån|mies|mjes|měs/i
const FIRST = '(?:ersten|premiers|primeros|primeiros|primi|eerste|första|første|pierwsze|prvih|prvních)'
const SPELLED = anywhere(
  new RegExp(
    `(?<![\\p{L}-])(?:${FIRST} )?(${MONTHS.join('|')})[ -](?:${FIRST} )?(months?|monaten?|mois|mes(?:es|i|eci)|maanden|månader(?:na)?|måneder(?:ne)?|miesi(?:ęcy|ące)|mjesec[ai]|měsíc[ůe])(?![\\p{L}])`,
    'giu',
  ),
)
const COUNTS = new Map(MONTHS.flatMap((words, at) => words.split('|').map((word): [string, number] => [word, at + 2])))
const SPELLED_WEEKS = WEEKS.map(([word, count]): [RegExp, number] => [
  new RegExp(`(?<![\\p{L}-])${word}(?=[ -]weeks?(?!\\p{L}))`, 'iu'),
  count,
])

/** The text with such counts in figures; everything else stays. */
export function withSpelledCounts(text: string): string {
  if (!HINT.test(text)) return text
  const months = text.replace(SPELLED.in(text), (all, word: string, unit: string) => {
    const count = COUNTS.get(word.toLowerCase())
    return count === undefined ? all : `${count} ${unit}`
  })
  if (!/week/iu.test(months)) return months
  return SPELLED_WEEKS.reduce((said, [pattern, count]) => said.replace(pattern, String(count)), months)
}
