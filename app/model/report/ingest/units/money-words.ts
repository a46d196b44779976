import { anywhere } from '../cells/plain-twin.ts'

/** Words that speak of money even where no currency is named. */
const MONEY =
  /revenue|sales|turnover|income|expense|\bcosts?\b|salar|wage|payroll|profit|\btax|cash|\bdebt|\bloans?\b|mortgage|borrowings?|equity|assets?\b|liabilit|\bprice|\brent\b|\bfees?\b|\bamount|budget|lifetime value|marketing|\bCOGS\b|\b(?:op|cap)ex\b|\bebit(?:da)?\b|overheads?\b|dividend|depreciation|expenditure|appropriation|amorti[sz]ation|\b[MA]RR\b|\bmarket cap|\b(?:terminal|enterprise) value\b|\bearnings\b|\b(?:GMV|GTV|AUM|GWP|GOP|PBT|EBT|CAC|ARPP?[UA]|AOV|T?RevPAR|NOI|NPAT)\b|\border value\b|金[额額]|[单單]价|單價|単価|금액|단가|d[ée]penses?\b|\brecettes?\b|ausgaben|einnahmen|aufwand|aufwendungen|erlöse|umsatz|kosten\b|\bgastos?\b|\bingresos?\b|\bventas?\b|\bcostos?\b|\bcostes?\b|\butilidad(?:es)?\b|\bimpuestos?\b|\bpasivos?\b|\bactivos?\b|presupuest|\bspese\b|\bentrate\b|\bcosti\b|\breceitas?\b|\bdespesas?\b|orçament|\bintäkter\b|kostnad(?:er)?\b|\b(?:[tmk]|mn)?kr\b/i
/** How words of money begin in further languages; none of them in English, German, French or Spanish. */
const ABROAD = anywhere(
  /(?<!\p{L})(?:pendapatan|beban|laba|rugi|kas(?!\p{L})|aset|utang|piutang|ekuitas|biaya|выручк|расходы|расходов|доходы?(?!\p{L})|доходов|прибыл|убыт|затрат|себестоим|актив|обязательств|капитал|денежн|дебитор|кредитор|налог|чист(?:ая|ый) (?:прибыль|убыток)|дохід|доход|витрат|прибут|збит|собівар|зобов|gelir|gider|hasılat|kâr(?!\p{L})|net kar|brüt kar|zarar|maliyet|varlık|borç|nakit|özkaynak|satış|przych|koszt|zysk|strat[ay]|aktyw|pasyw|należno|zobowiąz|výnos|náklad|zisk|ztrát|tržb|pohledáv|závaz|bevétel|költség|ráfordít|eredmény|nyereség|eszköz|követel|kötelez|omsättning|resultat (?:efter|före|etter|før)|(?:årets |rörelse|drifts)resultat|vinst|förlust|tillgång|skulder|eget kapital|indtægt|omkostning|omsetning|omsætning|driftsinntekt|driftskostnad|overskudd?|underskudd?|årsresultat|liikevaihto|kulut|tuotot|tulos|voitto|tappio|venituri|cheltuieli|pierder|datorii|creanțe|έσοδα|έξοδα|κέρδ|ζημι[έά]|κόστος|doanh thu|chi phí|lợi nhuận|tài sản|nợ phải|vốn|tiền|ricav|utile|perdit[ae]|patrimonio|preju[íi]zo|winst|verlies|resultaat|omzet|bedrijfslasten|opbrengst|(?:ال)?(?:إيرادات|ايرادات|مصروفات|مصاريف|تكلفة|تكاليف|ربح|أرباح|خسارة|خسائر|أصول|موجودات|مطلوبات|التزامات|مبيعات|نقدية|ضريبة|ضرائب)(?!\p{L})|صافي الربح|حقوق الملكية|درآمد|فروش|بهای تمام|سود(?!\p{L})|زیان|هزینه|دارایی|بدهی|سرمایه|وج(?:ه|وه) نقد|مالیات|הכנסות|הוצאות|רווח|עלות|הפסד|נכסים|התחייבויות|הון עצמי|מזומנים|מכירות)/iu,
)
/** Those of Portuguese, French, Spanish and others. What is called active or a result may be anything, unless it says more. */
const OF_STATEMENTS =
  /\btrial balance\b|\bgeneral ledger\b|summen-? und saldenliste|\bbalance g[ée]n[ée]rale\b|balance de comprobaci[óo]n|bilancio di verifica|\bbalancete\b|\blucros?\b|\bcustos?\b|\bimpostos?\b|\btributos?\b|\bativo (?:circulante|n[ãa]o|total|imobilizado)|\btotal (?:do )?ativo\b|\bpassivos?\b|patrim[oôó]nio|\bresultado (?:bruto|l[íi]quido|financ(?:eiro|iero)|operaci?onal|do exerc|del ejerc|antes)|chiffre d['’]affaires|\bcharges (?:de |d['’]|financi|sociales|externes)|\bimp[ôo]ts?\b|capitaux propres|r[ée]sultat (?:net|brut|d['’]exploitation|financier|courant|avant)|\bgewinne?\b|(?:betriebs|jahres|finanz)ergebnis|ergebnis (?:vor|nach) steuern|jahres(?:ü|ue)berschuss|\b(?:ertrag|lohn|einkommen)?steuern\b|eigenkapital|verbindlichkeiten|\bricavi\b|\butile (?:netto|lordo|operativo|d[ei])|\bimposte\b|\bomzet\b|\bwinst\b|\bbelastingen\b|eigen vermogen|przych[óo]d|\bkoszty?\b|\bzysk|выручк|прибыл|расходы|доходы|затраты|себестоимост/i
/** What is there to be paid with: `13-veckors likviditetsprognos`, `Plan de trésorerie`. */
const LIQUID = anywhere(
  /liquidit(?:[äyéà]t?|at|eit)|(?<!\p{L})(?:likvidit|liquidez(?!\p{L})|lichidit|trésorerie|treasury|tesorer[ií]a|tesouraria|płynnoś|ликвидн|ліквідн|maksuvalmius|ρευστότητ)/iu,
)
/** What comes in and is paid out, and what is sold, which a plan of cash consists of: `Encaissements`, `Auszahlungen`, `Wpływy`. */
const PAID = anywhere(
  /(?<!\p{L})(?:receipts|disbursements|payments? (?:to|for|from)|(?:ein|aus)zahlung|(?:d[ée]c|enc)aissements?|ventes(?!\p{L})|achats(?!\p{L})|cobros(?!\p{L})|pagos(?!\p{L})|egresos|recebimentos?|pagament[oi]s?(?!\p{L})|vendas(?!\p{L})|incass[oi](?!\p{L})|vendite|ontvangsten|uitgaven|inkomsten|betalingen|verkopen(?!\p{L})|wpływy|wydatk|sprzedaż|(?:in|ut|inn|ind|ud)betal(?:n?ing)|inkomster|utgift|udgift|inntekt|försäljning|myynti|tulot(?!\p{L})|menot(?!\p{L})|příjm|výdaj|kiadás|încasări|plăți(?!\p{L})|поступлени|выплат)/iu,
)
/** Departments are named after what they do: "Sales" among heads is people. */
const AMONG_HEADS =
  /expense|\bcosts?\b|salar|wage|payroll|\btax|\bprice|\bfees?\b|\bamount|budget|revenue per|sales per|kosten\b|aufwand\b|\bgeh[äa]lter\b|\bl[öo]hne\b|\bcostes?\b|\bcostos?\b|\bgastos?\b|\bn[óo]minas?\b|\bcost[io]\b|\bstipendi\b|\bco[ûu]ts?\b|\bcharges\b|\bcustos?\b|kostnad(?:er)?\b|\blöner\b|omkostninger\b|\bkoszty?\b|\bwynagrodze/i

/** Whether a title or label speaks of money by its words; in a table of people departments are named after it, and are none. */
export const speaksOfMoney = (text: string, amongHeads = false): boolean =>
  amongHeads ? AMONG_HEADS.test(text) : [MONEY, ABROAD, OF_STATEMENTS, LIQUID, PAID].some(words => words.test(text))
