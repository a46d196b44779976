import type { Cell, Grid } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import { monthName, monthNumber } from './dates.ts'

/**
 * What months are called in Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech, Romanian, Turkish, Indonesian, Estonian, Lithuanian and Serbian, where
 * it is not what they are called in German, French or Spanish. Turkish ones also as they stand in capitals without their dots.
 */
const NAMES: readonly string[] = [
  'gennaio janeiro januari tammikuu styczeń leden ianuarie ocak jaanuar sausis sausio',
  'febbraio fevereiro fev februari helmikuu luty únor februarie şubat subat veebruar vasaris vasario',
  'março maart marts maaliskuu marzec březen martie maret märts kovas kovo',
  'aprile huhtikuu kwiecień duben aprilie nisan aprill balandis balandžio',
  'maggio maio toukokuu květen mayıs mayis gegužė gegužės',
  'giugno junho kesäkuu czerwiec červen iunie haziran juuni birželis birželio',
  'luglio julho heinäkuu lipiec červenec iulie temmuz juuli liepa liepos',
  'augustus augusti elokuu sierpień srpen ağustos agustos agustus avgust rugpjūtis rugpjūčio',
  'settembre setembro syyskuu wrzesień září septembrie eylül eylul septembar rugsėjis rugsėjo',
  'ottobre outubro lokakuu październik říjen octombrie ekim oktobar oktoober spalis spalio',
  'novembro marraskuu listopad noiembrie kasım kasim novembar lapkritis lapkričio',
  'dicembre dezembro desember joulukuu grudzień prosinec decembrie aralık aralik detsember decembar gruodis gruodžio',
]

/** The same cut, and short names: words of other languages as well, so that they count only where no other word stands beside them. */
const SHORT: readonly string[] = [
  'gen genn sty oca ian led tammi',
  'febbr lut şub úno helmi',
  'mrt mart bře maalis',
  'kwi nis dub huhti',
  'mag maj mei may kvě touko',
  'giu cze haz iun čvn kesä',
  'lug lip tem iul čvc heinä',
  'sie ağu srp elo',
  'wrz eyl sett zář syys',
  'ott paź eki říj loka',
  'lis kas marras',
  'gru ara joulu',
]

const mapOf = (lists: readonly string[]): ReadonlyMap<string, number> =>
  new Map(lists.flatMap((names, at) => names.split(' ').map(name => [name, at + 1] as const)))
const KNOWN = mapOf(NAMES)
const KNOWN_SHORT = mapOf(SHORT)

/** How all of them begin: most texts hold none, and are looked at once. */
const HINT =
  /(?:^|[^a-zß-ÿ])(?:gen|jan[eu]|jaan|saus|veeb|vasar|kov|baland|gegu|bir[žŽ]|liep|rug|spal|lapk|dets|okto|avg|m[äÄ]rts|juu|tam|sty|led|ian|oca|feb[br]|fev|helm|lut|luty|[úÚ]nor|[şŞ]ub|sub|mar[çÇtezc]|mrt|maa|b[řŘ][ez]|apri|huh|kwi|dub|nis|mag|mai|maj|mei|may|tou|kv[ěĚ]|[čČ]v[nc]|giu|jun|kes|cze|[čČ]erv|iun|haz|lug|jul|hein|lip|iul|tem|augu|elo|sie|srp|a[ğĞ]u|agus|sett|sete|syy|wrz|z[áÁ][řŘ]|sept|eyl|ott|outu|lok|pa[źŹ]|[řŘ][íÍ]j|octo|eki|nove|marra|lis|noie|kas|dice|deze|dese|jou|gru|pros|dece|ara)/i

/** `gen 2026 Actual`: English words that packs of any country use beside a month and its year. */
const EVERYWHERE = /^(?:act(?:uals?)?|bud(?:get)?|plan|forecast|fcst|fc|ytd|le)$/i

/** March in Turkish and Serbian, beside its year or from the first month on; `Mart` alone is a market. */
const MART =
  /(?<![\p{L}-])mart[ .]{1,2}(?:19|20)\d{2}|(?:19|20)\d{2}[ .]{1,2}mart(?!\p{L})|(?:ocak|[şs]ubat|januar|februar) ?[-–/] ?mart(?!\p{L})/iu

/** A text with the names of its months in English; everything else stays. */
export function monthsInEnglish(text: string): string {
  if (text.length > 120 || !HINT.test(text)) return text
  const words = text.match(/\p{L}+/gu) ?? []
  const isDated = /\d/.test(text)
  const isTime = (word: string): boolean => KNOWN.has(word) || KNOWN_SHORT.has(word) || monthNumber(word) !== null
  const alone = words.every(word => isTime(word.toLowerCase()) || (isDated && EVERYWHERE.test(word)))
  return text.replace(/\p{L}+\.?/gu, word => {
    const lower = word.toLowerCase().replace('.', '')
    const month = KNOWN.get(lower) ?? (alone || (lower === 'mart' && MART.test(text)) ? KNOWN_SHORT.get(lower) : undefined)
    return month === undefined ? word : monthName(month)
  })
}

/** Headers stand among the first rows. */
const LOOKED_AT = 300

/** The cells of a sheet that say `Out` right behind September: October in Portuguese. Behind `In` it is what went out. */
export function octobersOf({ rows }: Grid): ReadonlySet<Cell> {
  const found = new Set<Cell>()
  for (const [row, cells] of rows.slice(0, LOOKED_AT).entries())
    for (const [column, cell] of (cells ?? []).entries()) {
      if (cell?.kind !== 'text' || cell.value.length > 4 || !/^out\.?$/i.test(cell.value.trim())) continue
      const left = cells.slice(0, column).findLast(one => !isBlank(one))
      const above = rows[row - 1]?.[column]
      if ([left, above].some(one => /^set(?:embro)?\.?$/i.test(cellText(one)))) found.add(cell)
    }
  return found
}
