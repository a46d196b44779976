/** Words that speak of money even where no currency is named. */
const MONEY =
  /revenue|sales|turnover|income|expense|\bcosts?\b|salar|wage|payroll|profit|\btax|cash|\bdebt|\bloans?\b|mortgage|borrowings?|equity|assets?\b|liabilit|\bprice|\brent\b|\bfees?\b|\bamount|budget|lifetime value|marketing|\bCOGS\b|\b(?:op|cap)ex\b|\bebit(?:da)?\b|overheads?\b|dividend|depreciation|expenditure|appropriation|amorti[sz]ation|\b[MA]RR\b|\bmarket cap|\b(?:terminal|enterprise) value\b|\bearnings\b|d[ée]penses?\b|\brecettes?\b|ausgaben|einnahmen|aufwand|aufwendungen|erlöse|umsatz|\bkosten\b|\bgastos?\b|\bingresos?\b|\bventas?\b|\bcostos?\b|\bcostes?\b|\butilidad(?:es)?\b|\bimpuestos?\b|\bpasivos?\b|\bactivos?\b|presupuest|\bspese\b|\bentrate\b|\bcosti\b|\breceitas?\b|\bdespesas?\b|orçament|\bintäkter\b|\bkostnad(?:er)?\b|nettokostnad|\b(?:[tmk]|mn)?kr\b/i
/** Departments are named after what they do: "Sales" among heads is people. */
const AMONG_HEADS = /expense|\bcosts?\b|salar|wage|payroll|\btax|\bprice|\bfees?\b|\bamount|budget|revenue per|sales per/i

/** Whether a title or label speaks of money by its words; in a table of people departments are named after it, and are none. */
export const speaksOfMoney = (text: string, amongHeads = false): boolean => (amongHeads ? AMONG_HEADS : MONEY).test(text)
