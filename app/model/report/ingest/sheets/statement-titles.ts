import type { StatementType } from '../../import.ts'

// What statements are called.

export const TYPE_WORDS: [RegExp, StatementType][] = [
  [
    /comprehensive income|changes in (?:equity|stockholders)|(?:share|stock)(?:holders|owners)['’]? equity$|statements? of (?:\w+ )?equity/i,
    'other',
  ],
  [/现金流量?表|キャッシュ・?フロー|현금흐름/, 'cash flow'],
  [/资产负债表|資產負債表|貸借対照表|재무상태표/, 'balance'],
  [/利润表|利潤表|损益表|損益計算書|損益表|손익계산서/, 'income'],
  [
    /cash[ _-]?flows?|kapitalfluss|geldfluss|kasstroom|rendiconto finanziario|fluxos? de caixa|przep[łl]yw[óo]w pieni[ęe][żz]nych|kassafl[öo]de|pengestr[øo]m|kontantstr[øo]m|flux de tr[ée]sorerie|kassavirta|fluss[oi] di cassa|przep[łl]ywy pieni[ęe][żz]ne|fluxuri(?:lor)? de (?:numerar|trezorerie)|flujos? de (?:efectivo|caja)/i,
    'cash flow',
  ],
  [
    /balance[ _-]?sheet|financial (?:position|condition)|statement of (?:assets|net assets)|\bbilanz\b|\bbilan\b|\bbalans\b|\bbilans\b(?! uspj?eha)|balansr[äa]kning|stato patrimoniale|\bbalan[çc]o(?: patrimonial|$| )|balance (?:de situaci[óo]n|general)/i,
    'balance',
  ],
  [
    /income[ _-]?(?:statement|stmt)|statements? of (?:consolidated )?(?:income|operations|earnings|profit|revenues?)|statements? of (?:financial |functional )?(?:activit(?:y|ies)|performance)|(?:income|revenues?)(?: and|,| &) (?:expenditures?|expenses?)(?: (?:account|statement)|$)|profit[ _-]?(?:and|&)?[ _-]?loss|\bP ?& ?L\b|\bPnL\b|consolidated income|gewinn-? ?(?:und|&) ?-?verlust|\bGuV\b|\bBWA\b|erfolgsrechnung|compte de r[ée]sultats?|cuenta de (?:resultados|p[ée]rdidas)|estado de (?:resultados?|p[ée]rdidas|ganancias)|winst-? ?en-? ?verlies|rachunek zysk[óo]w|resultatr[äa]kning|resultatopg[øo]relse|resultatregnskap|conto economico|demonstra[çc][ãa]o d[eo]s? resultados?/i,
    'income',
  ],
  [
    /arus kas|движени[ея] денежных средств|рух(?:у)? грошових коштів|lưu chuyển tiền tệ|nakit akış|rahavirta|peněžní(?:ch)? tok|cash-flow-kimutatás|ταμειακών ροών|التدفقات النقدية/i,
    'cash flow',
  ],
  [
    /\bneraca\b(?! (?:saldo|lajur))|posisi keuangan|бухгалтерский баланс|отч[её]т о финансовом положении|звіт про фінансовий стан|kewajiban (?:dan|&) (?:ekuitas|modal)|liabilitas (?:dan|&) ekuitas|^баланс(?:$| )|cân đối kế toán|bilan[çț]o?(?![\p{L}])|finansal durum|^tase(?:$| )|\brozvaha\b|\bmérleg\b|ισολογισμός|المركز المالي|الميزانية العمومية/iu,
    'balance',
  ],
  [
    /laba[ /-]*rugi|bilan(?:s|ca) uspj?eha|izkaz poslovnega izida|račun dobiti i gubit|kasumiaruan|pelno (?:\(?nuostoli|ataskait)|peļņas (?:vai|un|\/|zaud)|peļņas-? ?zaud|pelno zaud|прибыл[яи]х? и убытк|финансовых результат|фінансові результати|kết quả (?:hoạt động )?kinh doanh|gelir tablosu|kar[ -]zarar|tuloslaskelma|výkaz zisk|výsledovka|eredménykimutatás|profit și pierder|αποτελεσμάτων χρήσ|قائمة الدخل|الأرباح والخسائر/i,
    'income',
  ],
  [/^B\/?S(?:[ _-]?\d{2,4})?$|^(?:actif|passif|activo|pasivo|attivo|passivo|aktiva|passiva)$/i, 'balance'],
  [/^I\/?S(?:[ _-]?\d{2,4})?$/, 'income'],
  [/^(?:SCF|CFS?|C\/F)(?:[ _-]?\d{2,4})?$/, 'cash flow'],
  [
    /head ?count|staff|\bFTE\b|^(?:number of )?employees(?: by \w+)?$|personalbest[aä]nd|personalst[aä]nd|\bk[öo]pfe\b|belegschaft|personeelsbestand|mitarbeiterzahl|\beffectifs?\b|\bplantilla\b/i,
    'headcount',
  ],
  // `Mitarbeiter nach Abteilung`, and not `Umsatz je Mitarbeiter`.
  [
    /^(?!.*(?:salar|geh[aä]lt|l[oö]hne|\blohn|kosten|cost|\bpay|bonus|revenue|umsatz))(?:|.*[:–—-] ?|.*(?:total|number of|anzahl(?: der)?|nombre de|n[úu]mero de|numero(?: di)?|aantal|antal) )(?:employees|people|workforce|personnel|mitarbeiter(?:innen)?|mitarbeitende|besch[äa]ftigte|personal(?= (?:nach|je|pro|por|am|im))|vollzeit[äa]quivalente|vz[äa]|salari[ée]s|collaborateurs|emplead[oa]s|trabajadores|dipendenti|organico|personale|colaboradores|funcion[áa]rios|quadro de pessoal|medewerkers|anst[äa]llda|medarbetare|ansatte|medarbejdere|pracownicy|zatrudnienie|zam[ěe]stnanci)(?= (?:by|per|nach|je|pro|par|por|wg|podle|etter|am|im|at|as|jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|q[1-4]|\(?\d)|$)/i,
    'headcount',
  ],
  [/численность|çalışan sayısı|従業員数|社員数|人員(?:数|推移|計画)|员工(?:人数|数量)|인원(?: ?현황)?/i, 'headcount'],
  [/\bKPIs?\b|key figures|key performance|metrics|kennzahlen|chiffres cl[ée]s|indicadores/i, 'kpi'],
]

/** `(in millions, except headcount)`: what a unit leaves out names no statement. */
const EXCEPTED = /\b(?:except|other than)\b[^()]*/i

/** `Headcount by department (FTE)`, `Operating KPIs`: people or key figures and nothing else. `Staff` or `Staff costs` head lines of money. */
const SECTION =
  /^(?:(?:total|group|average|closing|operating|operational|business|other|non-financial|financial|main) )?(?:head ?counts?|number of employees|employees|FTEs?|staff(?:ing)? (?:numbers?|levels?)|workforce|KPIs?|key figures|key (?:performance|operating) (?:indicators|metrics|figures)(?: \(KPIs?\))?|metrics|mitarbeiter(?:zahl(?:en)?)?|personalbestand|belegschaft|kennzahlen|effectifs?|chiffres cl[ée]s|plantilla|indicadores(?: clave)?|personeelsbestand|kerncijfers|dipendenti|organico|nyckeltal|antal anställda)(?: (?:by|per|nach|par|por) \p{L}+)?(?: ?\((?:FTEs?|heads?|number|VZÄ|ETP)\))?:?$/iu

/** Whether a title calls people or key figures, so that the lines below it are of these alone. */
export const isSectionTitle = (title: string): boolean => SECTION.test(title.trim())

/** What a title calls a statement; null where it says nothing. */
export function typeOfTitle(title: string): StatementType | null {
  const said = title.replace(EXCEPTED, '')
  return TYPE_WORDS.find(([pattern]) => pattern.test(said))?.[1] ?? null
}
