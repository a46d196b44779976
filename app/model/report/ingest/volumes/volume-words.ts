import { withoutQuantityUnit } from '../units/quantity-units.ts'
import { readScenario } from '../scenarios/scenario-words.ts'
import { type Anywhere, anywhere } from '../cells/plain-twin.ts'

/** What quantities of products are called, also in German, French and Spanish, and the commonest names in Italian, Portuguese, Polish, Dutch, Turkish and Japanese. */

export type Side = 'planned' | 'actual'

/** Words end where letters end, in every language. */
const word = (words: string): Anywhere => anywhere(new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu'))

export const MADE = word(
  'plants?|materials?|skus?|products?|production line|articles?|machines?|work ?cent(?:er|re)s?|part(?: (?:no\\.?|number|id))?|models?|site|factory|product (?:famil(?:y|ies)|groups?|lines?)|famil(?:y|ies)|produkte?|produktgruppen?|artikel|werke?|anlagen?|linien?|maschinen?|sorten?|produits?|usines?|productos?|art[ií]culos?|planta|l[ií]nea|prodotti?|prodotto|linee|stabiliment[oi]|impiant[oi]|produtos?|linhas?|fábricas?|linia|zakład|lijn|fabriek|producten|ürün(?:ler)?(?: adı)?|tesis|makine|製品名?|品名|品番|商品名?|ライン名?|工場名?|設備名?|продукт(?:ы|а)?|продукция|издели[ея]|цех|линия|产品(?:名称|编号)?|物料(?:名称|编号)?|产线|车间|제품(?: ?명)?|품목(?: ?명)?|품명|라인|sản phẩm|mã hàng',
)
export const LINE = /^(?:lines?|lignes?|item(?: (?:no\.?|code|number))?)$/i
export const TIME =
  /^(?:(?:(?:fiscal |calendar |production |plan(?:ned)? |due |delivery |posting )?(?:period|month|week|quarter|year|date|day)|week (?:ending|commencing|no\.?|number)|month (?:no\.?|number)|cw|kw|(?:kalender|produktions)?(?:monat|woche|jahr|quartal|datum|tag)|periode|zeitraum|mois|semaine|ann[ée]e|trimestre|mes|semana|a[ñn]o|fecha|mese|settimana|anno|mês|ano|miesiąc|tydzień|rok|kwartał|maand|kwartaal|jaar|ay|hafta|yıl|tarih|年月|月度?|週|年|日付|生産日|период|месяц|неделя|квартал|год|дата|月份|周次?|周|日期|년월|월|주차?|일자|날짜|tháng|tuần|ngày))$/i
export const UNIT =
  /^(?:unit|uom|unit of measure|base unit|einheit|mengeneinheit|me|unit[ée]|unidad|ед\.? ?(?:изм\.?|измерения)?|единица измерения|单位|단위|đvt|đơn vị tính|単位)$/i
export const KIND =
  /^(?:type|scenario|measure|version|kind|plan ?\/ ?actual|figure|(?:key )?figures?|key figure|metric|kpi|indicator|series|data|row|art|werttyp|kennzahl|szenario|plan ?\/ ?ist|区分|種別|項目|类别|项目|指标|구분|항목|지표)$/i

const QUANTITY =
  'quantit(?:y|ies)|qty|volumes?|output|units|pieces|pcs|produced|tonnes?|tons|\\p{L}*mengen?|st[üu]ckzahl(?:en)?|st[üu]ck|stk|ausbringung|tonnen|quantit[ée]s?|cantidad(?:es)?|quantità|pezzi|quantidades?|peças|ilość|sztuk[ai]?|szt|aantal(?:len)?|stuks|hoeveelheid|miktarı?|adet|数量|台数|個数|(?:計画|予定|目標|実績|生産)(?:数量?|台数|個数)|количество|кол-во|объ[её]м(?:ы)?|(?:计划|实际|生产)?(?:产量|数量)|(?:(?:계획|실적|생산|목표) ?)?(?:수량|생산량)|(?:số|sản) lượng'
export const AMOUNT = word(QUANTITY)
export const SPEAKS = word(
  `${QUANTITY}|production (?:plan|schedule|volumes?|programme)|planned production|actual production|(?:plan|bud(?:get)?|act|r[ée]el|ist|soll)\\.? production|production (?:prévue|planifiée|réelle|réalisée)|(?:生産|製造|出荷)(?:計画|実績)|(?:生产|制造|排产)(?:计划|实绩)|(?:생산|제조|출하) ?(?:계획|실적)|build plan|demand|mrp|mps|master schedule|kg|litres?|produktions(?:plan|programm)|plan de production|plan de producci[óo]n`,
)
export const MONEY =
  /\b(?:amount|debits?|credits?|balance|price|cost|revenue|turnover|margin|profit|value|sales|umsatz|erl[öo]se?|kosten|preis|betrag|wert|co[ûu]ts?|prix|chiffre d'affaires|ventas|coste?s?|precio|ricav[oi]|fatturato|cost[oi]|prezz[oi]|importo|valore|receita|custos?|preço|valor|koszt|cena|przych[oó]d|omzet|prijs|bedrag|maliyet|fiyat|ciro|tutar)\b|売上|金額|原価|単価|価格|выручк|стоимост|цен[аыу]|сумм|прибыл|затрат|себестоимост|руб|金额|成本|单价|价格|收入|利润|금액|단가|매출|비용|원가|가격|doanh thu|chi phí|đơn giá|thành tiền/i
const PLAN =
  'planned|plan|targets?|scheduled?|required|demand|budget|bud|fore?casts?|planmengen?|sollmengen?|soll|geplante?|bedarf|prévue?s?|planifiée?s?|previst[oa]s?|planificad[oa]s?|recommended|suggested|pianificat[oaie]|obiettivo|planejad[oa]s?|planead[oa]s?|meta|planowan[aeyo]|gepland|planlanan|hedef|計画|予定|目標|(?:計画|予定|目標)(?:数量?|台数|個数)|план(?:овое|овый|овая|овые)?|计划(?:产量|数量)?|目标产量|(?:계획|목표)(?: ?(?:수량|생산량))?|kế hoạch|予算|预算|예산'
const DONE =
  'actuals?|act|produced|completed|confirmed|delivered|achieved|attained|reali[sz]ed|good|made|ist|erzielt|istmengen?|produzierte?|gefertigte?|gelieferte?|geliefert|gutmenge|réel(?:le)?s?|réalisée?s?|reale?s?|realizad[oa]s?|effettiv[oaie]|consuntivo|produzid[oa]s?|efetiv[oa]s?|wykonan[aeyo]|rzeczywist[aeyo]|werkelijk|gerealiseerd|geproduceerd|gerçekleşen|üretilen|実績|(?:実績|生産)(?:数量?|台数|個数)|факт(?:ическое|ический|ическая|ические|ически)?|выпущено|произведено|实际(?:产量|数量)?|实绩|(?:실적|실제)(?: ?(?:수량|생산량))?|thực (?:tế|hiện)'
/** What was done with a quantity, other than making it, and what is there. */
const SPENT =
  'rejected|consumed|used|sold|scrapped|shipped|dispatched|issued|verbraucht[ea]?|verworfen[ea]?|versandt[ea]?|verkauft[ea]?|on[ _-]hand|in[ _-]stock|vorrätig'
const PLANNED = word(PLAN)
const ACTUAL = word(`${DONE}|${SPENT}`)

/** What was or is to be made, by the name of its making: `Production`, `Recommended production`. */
export const MAKING =
  /^(?:\p{L}+ )?(?:production|produktion|producci[óo]n|produção|produzione|produkcja|productie|üretim|生産(?:量|高)?)$/iu

/** Who works in shifts makes something: lines with a target and an actual are lines of a plant. */
export const SHIFT = /^(?:shift|schicht|turno|[ée]quipe|zmiana|vardiya|ploeg|シフト|直)$/i

/** What places a part in a whole: a list of parts counts what one product takes, not what is made. */
export const OF_PARTS = /^(?:(?:bom |wbs )?(?:level|stufe|niveau|nivel)(?: ?[1-9])?|parent(?: (?:part|item|material|no\.?|number|id))?)$/i

/** What limits quantities and is none that is made: a smallest order, a safety stock. */
export const LIMITS = word(
  'mindest\\p{L}*|sicherheits\\p{L}*|melde\\p{L}*|losgr(?:ö|oe?)(?:ß|ss)en?|moq|eoq|(?:min(?:imum)?|max(?:imum)?|safety|re-?order|economic)\\.?[ -](?:order|stock|lot|batch|quantity|qty|volume|level|point|capacity).*|lot size|batch size|quantité minimale.*|stock de s[ée]curité|cantidad m[íi]nima.*|stock (?:de seguridad|m[íi]nimo)',
)

/** What follows from quantities and is none: a difference, a share, a rate, what came together until then. */
export const FOLLOWS =
  /%|\+ ?\/ ?[-–]|(?<!\p{L})(?:var(?:iances?)?|diff?(?:erences?)?|cumplimiento|desv(?:[íi]o)?|deviation|delta|abw(?:eichung(?:en)?)?|differenz|[ée]carts?|desviaci[óo]n|attainment|achievement|adherence|fulfil?lment|erf[üu]llung(?:sgrad)?|ratio|rate|efficiency|utili[sz]ation|oee|(?:ac)?cumul(?:ated?|ative|[ée]e?s?|ado)|kumuliert|acumulad[oa]|running total|scostament[oi]|diferença|desvio|różnica|odchylenie|verschil|afwijking|fark|sapma|gerçekleşme(?: oranı)?|差異?|達成率|進捗率)(?!\p{L})|Δ|\b(?:vs\.?|versus)\b/iu

/** East Asian words for plan and actual stand behind what is planned, without a blank (`生産計画`, `판매실적`); Chinese ones may stand before it. */
const BEHIND =
  /(?<=[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}])(計画|計畫|计划|予定|予算|预算|実績|实绩|계획|예산|실적)(?=$|[\s()（）・/])/gu
const BEFORE = /^(计划|实际)(?=(?:生产|销售|出货|发货|产出|完成|入库|交付|采购|投产)(?:$|[\s(（]))/u

const apart = (text: string): string => text.replace(BEHIND, ' $1').replace(BEFORE, '$1 ')

/** Whether a word says planned or actual; null for neither, and for both. A scenario of any other name is one of them, too. */
export function sideOfWord(text: string): Side | null {
  const said = apart(text)
  const planned = PLANNED.test(said)
  if (planned !== ACTUAL.test(said)) return planned ? 'planned' : 'actual'
  const { scenario } = planned || said.length > SHORT ? { scenario: null } : readScenario(said)
  return scenario && (scenario === 'actual' ? 'actual' : 'planned')
}

/** A heading or title, and no sentence. */
const SHORT = 60

/** The same of a title, whose last part counts where the whole says both: `Production plan – Actual`. */
export function sideOfTitle(text: string): Side | null {
  return (
    sideOfWord(text) ??
    text
      .split(/ [-–—|·] |: /)
      .map(sideOfWord)
      .findLast(side => side !== null) ??
    null
  )
}

const SAID = anywhere(
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${QUANTITY}|${PLAN}|${DONE}|production|produktion|producci[óo]n|produção|produzione|produkcja|productie|üretim|生産|生产|생산)(?![\\p{L}\\p{N}])`,
    'giu',
  ),
)

/** What a text counts, without the words for quantity, planned and actual, and without its unit. */
export function countedIn(text: string): string {
  const said = apart(withoutQuantityUnit(text))
    .replace(/_/g, ' ')
    .replace(SAID.in(text), ' ')
    .replace(/[([]\s*[)\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    // A code in brackets is a unit that nobody wrote out.
    .replace(/^[([][A-Z]{2,6}[)\]]$/, '')
  const { scenario, rest } = said === '' || said.length > SHORT ? { scenario: null, rest: said } : readScenario(said)
  return scenario && !/[\p{L}\p{N}]/u.test(rest) ? '' : said
}
