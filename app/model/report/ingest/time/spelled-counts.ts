// `Eight months`, `acht Monate`, `thirteen weeks`: how many, written out in front of months and weeks.

const MONTHS: readonly string[] = [
  'two|zwei|deux|dos|dois|due|twee',
  'three|drei|trois|tres|três|tre|drie',
  'four|vier|quatre|cuatro|quatro|quattro',
  'five|fünf|cinq|cinco|cinque|vijf',
  'six|sechs|seis|sei|zes',
  'seven|sieben|sept|siete|sete|sette|zeven',
  'eight|acht|huit|ocho|oito|otto',
  'nine|neun|neuf|nueve|nove|negen',
  'ten|zehn|dix|diez|dez|dieci|tien',
  'eleven|elf|onze|once|undici',
  'twelve|zwölf|douze|doce|doze|dodici|twaalf',
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

const HINT = /month|week|monat|mois|mes|maand/i
const FIRST = '(?:ersten|premiers|primeros|primeiros|primi|eerste)'
const SPELLED = new RegExp(
  `(?<![\\p{L}-])(?:${FIRST} )?(${MONTHS.join('|')})[ -](?:${FIRST} )?(months?|monaten?|mois|mes(?:es|i)|maanden)(?![\\p{L}])`,
  'giu',
)
const COUNTS = new Map(MONTHS.flatMap((words, at) => words.split('|').map((word): [string, number] => [word, at + 2])))
const SPELLED_WEEKS = WEEKS.map(([word, count]): [RegExp, number] => [
  new RegExp(`(?<![\\p{L}-])${word}(?=[ -]weeks?(?!\\p{L}))`, 'iu'),
  count,
])

/** The text with such counts in figures; everything else stays. */
export function withSpelledCounts(text: string): string {
  if (!HINT.test(text)) return text
  const months = text.replace(SPELLED, (all, word: string, unit: string) => {
    const count = COUNTS.get(word.toLowerCase())
    return count === undefined ? all : `${count} ${unit}`
  })
  return SPELLED_WEEKS.reduce((said, [pattern, count]) => said.replace(pattern, String(count)), months)
}
