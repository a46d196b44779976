import { anywhere } from '../cells/plain-twin.ts'

// The twelve months up to a day, as they are written out: `Rolling 12 months Sep 2025`, `12 mois glissants`, `ultimi 12 mesi`. Read as twelve months
// alone they would be a fiscal year that ends then. A `rolling 12 month forecast` goes the other way.

const TWELVE = '(?:12|twelve|zwölf|douze|doce|doze|dodici)[ -]?(?:months?|monate?n?|mois|mes(?:es|i)|M(?!\\p{L}))'
const BEFORE = [
  'rolling|trailing|moving|running|last|latest|past|(?:previous|preceding|prior)(?= \\S+ (?:months?|mths?) (?:to|ended|ending)(?!\\p{L}))',
  'letzten?|vergangenen?|rollierende?n?|gleitende?n?|rollende?n?',
  '[úu]ltimos|ultimi|derniers|laatste|afgelopen|voortschrijdende?|senaste|siste|seneste|rullande|rullerende|løpende',
  'ostatni(?:e|ch)|posledních|posledných|viimeiset|viimeisimmät|liukuva|son|son geçen|последни[ех]|скользящие',
].join('|')
const BEHIND =
  'rolling|trailing|moving|rollierend|gleitend|rollend|glissants?|m[óo]viles|m[óo]veis|rodantes|mobili|scorrevoli|voortschrijdend|rullande|rullerende'
const RUNNING = '(?:cumul(?:é|és|ato)?|acumulado|kumuliert) '

const WRITTEN = anywhere(
  new RegExp(
    `(?<![\\p{L}\\d])(?:${RUNNING})?(?:(?:${BEFORE})[ -]${TWELVE}|(?:12|douze|doce|doze) (?:derniers|[úu]ltimos) (?:mois|meses)|${TWELVE} (?:${BEHIND})|moving annual (?:total|turnover)|rolling (?:annual|year))(?!\\p{L})(?! (?:cash|liquidity|forecasts?|outlook|view|plan(?:ning)?|budget|projections?)(?!\\p{L}))`,
    'giu',
  ),
)
const HINT = /12|twelve|zwölf|douze|do[cz]e|dodici|moving annual|rolling (?:annual|year)/i

/** The text with them as `LTM`; everything else stays. */
export const trailingMonths = (text: string): string =>
  text.length <= 120 && HINT.test(text) ? text.replace(WRITTEN.in(text), 'LTM') : text
