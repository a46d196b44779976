// Which quarter or half of a year is meant, in the words that stand in front of it.

const FOUR: readonly string[] = [
  'first 1st erstes erste ersten premier première primer primero primera primo prima primeiro primeira i',
  'second 2nd zweites zweite zweiten deuxième segundo segunda secondo seconda ii',
  'third 3rd drittes dritte dritten troisième tercer tercero tercera terzo terza terceiro terceira iii',
  'fourth 4th viertes vierte vierten quatrième cuarto cuarta quarto quarta iv',
]
const NUMBERS: ReadonlyMap<string, string> = new Map(
  FOUR.flatMap((words, at) => words.split(' ').map((word): [string, string] => [word, String(at + 1)])),
)

/** One of them, as a piece of a pattern. */
export const ORDINAL = [...NUMBERS.keys()].join('|')

/** Its number as a figure; what is none stays. */
export const ordinal = (word: string): string => NUMBERS.get(word.toLowerCase()) ?? word
