import type { Scenario } from '../../import.ts'

/** How a column stands to the period that its statement is about. */
export type Relation = 'this period' | 'year before' | 'period before'

type Meaning = Scenario | Relation

/**
 * What scenarios and comparisons are called, in English, German, French, Spanish, Dutch, Italian and Portuguese, in part in other languages. `words` count wherever they stand; `marks` are short or
 * mean other things as well (Act, est, LE, Real), so they count only where nothing but time and units stands beside them.
 */
const SAID: readonly { meaning: Meaning; words: string; marks: string }[] = [
  {
    meaning: 'year before',
    words:
      '(?<=(?:net|brut|montant|valeurs?|budget|r[ée]el) )N ?[-–] ?1(?!\\d)|prior[- ]years?(?:[- ]actuals?)?|previous years?|last year(?:[- ]actuals?)?|year[- ]ago|same (?:period|quarter|month)(?: (?:of )?(?:the )?(?:last|prior|previous) year)?|corresponding (?:period|quarter)|vorjahr(?:e?s?(?:zeitraum|wert|monat|quartal|periode)?e?)?|ann[ée]e pr[ée]c[ée]dente|exercice pr[ée]c[ée]dent|an dernier|a[ñn]o anterior|ejercicio anterior|vorig jaar|anno precedente|esercizio precedente|ano anterior|(?:rok poprzedni|poprzedni rok)|f[öo]reg[åa]ende [åa]r|fjol[åa]ret|sidste [åa]r|i fjor|(?:minulý|předchozí) rok|(?:прошлый|предыдущий|прошлого|предыдущего) год[а]?|a[ñn]o ant|ann[ée]e pr[ée]c|exerc(?:ice)?\\.? pr[ée]c|anno prec|esercizio prec|ano ant',
    marks: 'PY|LY|PYA|VJ|N ?[-–] ?1|prior|previous|prev',
  },
  {
    meaning: 'period before',
    words:
      '(?:prior|previous|preceding|last) (?:period|quarter|month)|vorquartal|vormonat|vorperiode|(?:trimestre|mois|p[ée]riode) pr[ée]c[ée]dente?|(?:trimestre|mes|per[ií]odo) anterior',
    marks: 'PQ|PP',
  },
  {
    meaning: 'this period',
    words:
      '(?:current|this) (?:year|period|quarter|month)|laufendes jahr|berichts(?:jahr|zeitraum|quartal|monat)|exercice en cours|ann[ée]e en cours|ejercicio actual|a[ñn]o actual',
    marks: 'TY',
  },
  {
    meaning: 'forecast',
    words:
      "(?:re-?)?fore?cast(?:s|ed|ing)?|f['’/]?ca?sts?|pre-?closing(?! (?:trial|balances?|entries|tb)\\b)|" +
      'estimate[ds]?(?! (?:fair values?|useful|remaining|average|li(?:fe|ves)\\b))|estimates|outlook|projected|projections?|expected(?! (?:credit|loss|term|life|lives|volatility|dividend|return))|expectation|(?:0 ?\\+ ?12|1 ?\\+ ?11|2 ?\\+ ?10|3 ?\\+ ?9|4 ?\\+ ?8|5 ?\\+ ?7|6 ?\\+ ?6|7 ?\\+ ?5|8 ?\\+ ?4|9 ?\\+ ?3|10 ?\\+ ?2|11 ?\\+ ?1)|latest (?:estimate|view|outlook)|rolling forecast|(?:absatz|umsatz|liquidit[äa]ts|ergebnis|finanz|kosten|jahres|jahresend)?(?:hochrechnung|vorschau)|liquidit[äa]tsplan(?:ung)?|erwartung|sch[äa]tzung|(?:re)?pr[ée]visions?|pr[ée]visionnel(?:le)?s?|estim[ée]e?s?|atterrissage|previsi[óo]n(?:es)?|pron[óo]sticos?|proyecci[óo]n(?:es)?|proyectad[oa]s?|estimad[oa]s?|prevision[ei]|previziun[ei]|previs(?:ão|ões)|prognoza|(?:[a-zà-ÿ]{3,})?prognos(?:en?|er)?|[a-zà-ÿ]{3,}ennuste|прогноз(?:ы|ный|ная|ные|а)?|dự báo|tahmin(?:i)?|proyeksi|prakiraan|perkiraan|előrejelzés|várható|ennuste|odhad|výhled|prognóza|procjena|πρόβλεψη|תחזית|پیش[\u200c -]?بینی(?: شده)?|(?:ال)?توقعات|(?:ال)?متوقع|ước tính',
    marks: 'est|proj|run[- ]?rate|annuali[sz]ed|LE|LBE|YEE|RF\\d?|FC\\d?|EAC|MTP|LRP|guidance|consensus',
  },
  {
    meaning: 'budget',
    words:
      '(?:plan|soll|budget)-?(?:kosten|umsatz|umsätze|erlöse|ergebnis)|budget(?:ed|s)?(?! (?:exchange |f\\/?x |currency )?rates?)|bud|bdgt?|bgt|plan(?:ned)?(?! (?:exchange |f\\/?x |currency )rates?)|targets?|operating plan|scheduled (?:production|output|volumes?|quantit(?:y|ies))|(?:absatz|umsatz|ergebnis|finanz|kosten|budget|investitions|jahres|mittelfrist|unternehmens|wirtschafts)?planung|(?:absatz|umsatz|ergebnis|finanz|kosten|investitions|wirtschafts)plan|planwerte?|sollwerte?|budg[ée]t[ée]?e?s?(?! (?:exchange |f\\/?x |currency )?rates?)|presupuest(?:o|ado)s?|presup|p?pto|begroting(?:en)?|begroot|preventivo|bud[żz]et|rozpo[čc]et|budsjett|or[çc]amento|or[çc]ado|planificad[oa]s?|planifi[ée]e?s?|planejad[oa]s?|planead[oa]s?|pianificat[oaie]|geplante?[rsn]?|gepland|[a-zà-ÿ]{3,}(?:budget|budsjett|budjetti|begroting)|tgts?|план(?:овый|овая|овое|овые|а)?|бюджет(?:ный|а)?|kế hoạch|ngân sách|b[üu]tçe(?:lenen)?|anggaran|RKAP|rencana|plán(?:ovan[áéýo])?|terv(?:ezett)?|költségvetés|budjet(?:ti|oitu)|bugetat|buget(?:ul)?|planirano|proračun|pl[aā]nots|προϋπολογισμός|προϋπ|תקציב|בתכנון|מתוכנן|بودجه|برنامه|(?:ال)?موازنة|(?:ال)?مخطط|الموازنة|الميزانية التقديرية|(?<!ปี)งบประมาณ',
    marks:
      'AOP|baseline|scheduled(?! maint)|planmengen?|sollmengen?|soll|ziel|mål|goals?|objectif|objetivo|obj|orç|pr[ée]vue?s?|previsto|cibles?',
  },
  {
    meaning: 'actual',
    words:
      'actuals?|achieved|istwerte?|ist-?(?:kosten|umsatz|umsätze|erlöse|ergebnis)|r[ée]alis[ée]e?s?|r[ée]elle?s?|realizad[oa]s?|ejecutad[oa]s?|realisaties?|gerealiseerd|consuntivo|wykonanie|utfall|faktisk|realiseret|skutečnost|факт(?:ический|ическая|ическое|ические|ически)?|исполнено|thực hiện|thực tế|gerçekleşen|fiili|realisasi|tény(?:leges)?|toteu(?:ma|tunut)|realizat|ostvareno|skutočnosť|απολογισμός|πραγματικά|ביצוע|בפועל|عملکرد|واقعی|الفعلي|فعلي|จริง',
    marks: 'act|produced|istmengen?|ist|resultat|r[ée]el|reale?s?|AC|historicals?|historic|historisch|historiques?|hist[óo]ricos?',
  },
]

const LETTER = '[\\p{L}\\p{N}]'
const around = (words: string, letter: string, flags: string): RegExp => new RegExp(`(?<!${letter})(?:${words})\\.?(?!${letter})`, flags)
const patterns = (letter: string, flags: string) =>
  SAID.map(({ meaning, words, marks }) => ({ meaning, words: around(words, letter, flags), marks: around(marks, letter, flags) }))

const PATTERNS = patterns(LETTER, 'giu')
/** The same for texts without accents: what a letter is in every script of the world takes long to make ready. */
const PLAIN_PATTERNS = patterns('[A-Za-z0-9]', 'gi')
const BEYOND_PLAIN = /[^\s -~\u2010-\u2027]/

/** Marks that are words of a language when they are not written in capitals: "le", "re". */
const CAPITALS = /^(?:LE|RF\d?|FC\d?|AC|PP|PQ|TY|MTP|LRP|LBE|YEE)$/i

/** What may stand beside a mark: time, units and the like. Everything else makes it a word of a sentence. */
const BESIDE =
  /\b(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|sept|o[ck]t|nov|de[cz])\p{L}*|\b(?:FY|CY|Q|H|P|YTD|QTD|MTD|LTM|TTM|full|fiscal|financial|calendar|year|quarter|month|half|weeks?|months|ended|ending|vs|versus|var|variance|and|in|of|the|to|USD|EUR|GBP|CHF|INR|k|m|mn|mm|bn|T|M|v|version|rev)\b|[^\p{L}]/giu

export interface Said {
  scenario: Scenario | null
  relation: Relation | null
  /** The text without these words. */
  rest: string
}

/** How all of them begin, cheaper to look for: most texts of a long table hold none, and are not worth a dozen patterns. */
const BEGINS =
  /(?:^|[^a-zà-ü])(?:cib|pri|prev|last|year|same|corr|vor|ann|exe|an |a[ñn]o|eje|py|ly|vj|n ?[-–]|prec|prod|pq|pp|trim|mois|p[ée]r|mes|curr|this|lauf|beri|ty|(?:re-?)?fore?c|f['’/]?ca?st|run|goal|resul|est|out|proj|exp|late|roll|prog|guid|consen|hoch|erw|sch|pr[ée]v|att|pron|proy|le\b|rf|fc|eac|mtp|lrp|lbe|yee|pre-?c|\d+ ?\+|bud|bdg|bgt|plan|pian|gepl|targ|oper|soll|pres|aop|ziel|obj|ach|act|hist|ist|beg|cons|ger|base|or[çc]|esercizio|anno|ano |r[ée]al|r[ée]el|ejec|ac\b|wyk|utf|fakt|skut|rozp|bud|pop|rok|min|p[řr]ed|f[öo]r|fjol|sid|i fj|hel|[åa]rs|tgt|mål|план|факт|прог|бюдж|прош|пред|испол|kế|thực|dự|ngân|b[uü]t|bug|angg|rkap|renc|pl[áa]|terv|költ|tény|fiil|tote|ostv|απολ|πραγ|προ|πρό|תקצ|ביצ|בפו|תחז|بود|برن|عمل|واق|پیش|موا|مخط|توق|متو|מתו|المو|المي|الف|فعل|งบ|จริง|tahm|prak|perk|előr|vár|enn|odh|výh|ước)|planung|prognos|ennuste|[a-zà-ÿ]bud(?:get|sjett|jetti)|begroting|vorschau|hochrechnung|[a-zä]splan|[nmz]zplan|tenplan/i

/** The scenario or comparison that a header names, if it does. */
export function readScenario(text: string): Said {
  const said: Said = { scenario: null, relation: null, rest: text }
  if (!BEGINS.test(text)) return said
  const use = (meaning: Meaning): void => {
    if (meaning === 'actual' || meaning === 'budget' || meaning === 'forecast') said.scenario ??= meaning
    else said.relation ??= meaning
  }
  const known = BEYOND_PLAIN.test(text) ? PATTERNS : PLAIN_PATTERNS
  for (const { meaning, words } of known) {
    const without = said.rest.replace(words, ' ')
    if (without === said.rest) continue
    use(meaning)
    said.rest = without
  }
  let bare = said.rest
  const marks: Meaning[] = []
  for (const { meaning, marks: pattern } of known)
    bare = bare.replace(pattern, found => {
      if (CAPITALS.test(found.replace('.', '')) && found !== found.toUpperCase()) return found
      marks.push(meaning)
      return ' '
    })
  if (marks.length > 0 && bare.replace(/\d+/g, ' ').replace(BESIDE, '') === '') {
    for (const meaning of marks) use(meaning)
    said.rest = bare
  }
  return said
}
