import { anywhere } from '../cells/plain-twin.ts'

/** What tells apart what may come. */
const CASE = anywhere(
  /^(?:scenario|case|szenario|sc[ée]nario|cas|escenario|caso|option|variante?)\b.{0,40}$|(?:\b|(?<=\p{L}))(?:case|scenario|szenario|sc[ée]nario|escenario)$|^(?:base|best|worst|up ?side|down ?side|low|mid|medium|high|bull|bear|stress(?:ed)?|pessimist\p{L}*|optimist\p{L}*|conservative|aggressive|realisti\p{L}*|most likely)$/iu,
)

/** So long is such a name at most. */
export const LONGEST = 60

/** Whether a name tells apart what may come: base, best and worst case. */
export const isCase = (name: string): boolean => name.trim().length <= LONGEST && CASE.test(name.trim().replace(/[:.]$/, ''))
