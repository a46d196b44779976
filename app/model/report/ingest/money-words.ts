/** Words that speak of money even where no currency is named. */
const MONEY =
  /revenue|sales|turnover|income|expense|\bcosts?\b|salar|wage|payroll|profit|\btax|cash|\bdebt|\bloans?\b|mortgage|borrowings?|equity|assets?\b|liabilit|\bprice|\brent\b|\bfees?\b|\bamount|budget|lifetime value|marketing|\bCOGS\b|\b(?:op|cap)ex\b|\bebit(?:da)?\b|overheads?\b|dividend|depreciation|expenditure|appropriation|amorti[sz]ation|\b[MA]RR\b|\bmarket cap|\b(?:terminal|enterprise) value\b|\bearnings\b|d[ée]penses?\b|\brecettes?\b|ausgaben|einnahmen|aufwand|aufwendungen|erlöse|umsatz|\bkosten\b|\bgastos?\b|\bingresos?\b|\bventas?\b|\bcostos?\b|\bcostes?\b|\butilidad(?:es)?\b|\bimpuestos?\b|\bpasivos?\b|\bactivos?\b|presupuest|\bspese\b|\bentrate\b|\bcosti\b|\breceitas?\b|\bdespesas?\b|orçament|\bintäkter\b|\bkostnad(?:er)?\b|nettokostnad|\b(?:[tmk]|mn)?kr\b/i
/** The same of more languages. What is called active or a result may be anything, unless it says more. */
const MONEY_ABROAD =
  /\blucros?\b|\bcustos?\b|\bimpostos?\b|\btributos?\b|\bativo (?:circulante|n[ãa]o|total|imobilizado)|\btotal (?:do )?ativo\b|\bpassivos?\b|patrim[oôó]nio|\bresultado (?:bruto|l[íi]quido|financ(?:eiro|iero)|operaci?onal|do exerc|del ejerc|antes)|chiffre d['’]affaires|\bcharges (?:de |d['’]|financi|sociales|externes)|\bimp[ôo]ts?\b|capitaux propres|r[ée]sultat (?:net|brut|d['’]exploitation|financier|courant|avant)|\bgewinne?\b|(?:betriebs|jahres|finanz)ergebnis|ergebnis (?:vor|nach) steuern|jahres(?:ü|ue)berschuss|\b(?:ertrag|lohn|einkommen)?steuern\b|eigenkapital|verbindlichkeiten|\bricavi\b|\butile (?:netto|lordo|operativo|d[ei])|\bimposte\b|\bomzet\b|\bwinst\b|\bbelastingen\b|eigen vermogen|przych[óo]d|\bkoszty?\b|\bzysk|выручк|прибыл|расходы|доходы|затраты|себестоимост/i
/** Departments are named after what they do: "Sales" among heads is people. */
const AMONG_HEADS = /expense|\bcosts?\b|salar|wage|payroll|\btax|\bprice|\bfees?\b|\bamount|budget|revenue per|sales per/i

/** Whether a title or label speaks of money by its words; in a table of people departments are named after it, and are none. */
export const speaksOfMoney = (text: string, amongHeads = false): boolean =>
  amongHeads ? AMONG_HEADS.test(text) : MONEY.test(text) || MONEY_ABROAD.test(text)
