import { ROLES } from './plan-words.ts'

/** What is said of people: a list of names with jobs and the day on which each began is a plan of nothing. */
const OF_PEOPLE =
  /^(?:job(?: (?:title|role|code))?|position(?: title)?|designation|occupation|(?:base |annual |monthly )?(?:salary|wage|pay)|employment (?:type|status)|contract type|employee(?: (?:id|no\.?|number|name))?|e-?mail(?: address)?|phone|gender|sex|age|nationality|(?:date of birth|birth ?(?:date|day)|dob)|(?:hire|hiring|joining|termination) date|date (?:hired|joined)|stelle|stellenbezeichnung|beruf|gehalt|geburts(?:tag|datum)|geschlecht|eintritt(?:sdatum)?|austritt(?:sdatum)?|poste|emploi|salaire|puesto|cargo|salario|salário|qualifica|stipendio|役職|職種|職位|入社日|职位|岗位|入职日期|직위|직책|직급|입사일)$/i
const JOB = /^(?:role|function|title|funktion|fonction|funci[óo]n|função)$/i
const PERSON =
  /^(?:(?:full |last |first |employee |staff )?name|employee|mitarbeiter(?:in)?|nachname|nom|nombre|nome|naam|navn|namn|氏名|名前|姓名|이름|성명|имя|фио)$/i

/** Whether the names over a table are those of a list of people, and none is of what they are to do, how far that is or after what it comes. */
export function areOfPeople(names: readonly string[]): boolean {
  const has = (role: keyof typeof ROLES): boolean => names.some(name => ROLES[role].some(pattern => pattern.test(name)))
  if (!names.some(name => PERSON.test(name)) || has('progress') || has('dependsOn') || has('level')) return false
  if (names.some(name => !PERSON.test(name) && !JOB.test(name) && ROLES.what.slice(0, -1).some(pattern => pattern.test(name)))) return false
  return names.some(name => OF_PEOPLE.test(name)) || (!has('status') && names.some(name => JOB.test(name)))
}
