import { anywhere } from '../cells/plain-twin.ts'
import { ISO } from './currencies.ts'

// What one share, piece, hour or person costs, by the whole name of a line that says no unit: `Share price`, `Hourly rate`, `Average salary`.

const L = '\\p{L}'
const WORDS = `(?:[${L}-]+ ){0,4}`

const PRICES = anywhere(
  new RegExp(
    `^(?:${[
      // A purchase or an offer has a price that is no price of one.
      `${WORDS}(?:share|stock|unit|selling|reali[sz]ed|closing|market|target|strike|exercise|list|spot|retail|wholesale|crude|oil|gas|power|electricity|steel|fuel|commodity|average|mean|median) prices?`,
      `${WORDS}(?:average|avg\\.?|mean|median) (?:[${L}-]+ ){0,2}(?:salary|wage|pay|fees?|bill|contract value|ACV|deal size|invoice|rent)`,
      // What a rate did to cash is money.
      `(?!(?:net )?(?:effect|impact|influence|change|movement|gain|loss|difference)[${L}]* )${WORDS}(?:hourly|day|daily|billing|charge-out|exchange|FX|conversion) rates?|52[- ]week (?:high|low)|NAV per ${L}+`,
      `${L}*(?:aktien|börsen|schluss)kurs|(?:durchschnitts|stück|einzel)preis|(?:stunden|tages)satz|durchschnitts(?:gehalt|lohn)|wechselkurs`,
      "cours (?:de (?:l['’]action|bourse|clôture)|moyen)|prix (?:de vente )?(?:moyen|unitaire)|salaire moyen|taux (?:horaire|journalier|de change)",
      'precio (?:medio|promedio|unitario|de la acción|de cierre)|(?:salario|sueldo) (?:medio|promedio)|tipo de cambio|cotización',
      "preço (?:médio|unitário|da ação)|salário médio|taxa de câmbio|prezzo (?:medio|unitario|di chiusura|delle azioni|dell[’']azione)|stipendio medio|cambio medio",
      `stückkosten|styckkostnad|coûts? unitaires?|cost[eo]s? unitari[oa]s?|custo unitário|koszt jednostkowy|jednotkové náklady|kostprijs per ${L}+`,
      'aandelenkoers|slotkoers|wisselkoers|stuksprijs|uurtarief|dagtarief|gemiddeld[e]? (?:prijs|verkoopprijs|salaris)',
      'aktiekurs|snittpris|genomsnittspris|snittlön|timpris|gjennomsnittspris|snittlønn|gennemsnitspris|osakekurssi|keskihinta',
      'cena (?:akcji|jednostkowa|akcie|jednotková)|kurs (?:akcji|walutowy)|średnia (?:cena|płaca)|średnie wynagrodzenie|průměrná (?:cena|mzda)|jednotková cena|směnný kurz',
      'hisse (?:senedi )?fiyatı|birim fiyat|ortalama (?:satış )?(?:fiyatı?|maaş)|döviz kuru|részvényárfolyam|átlagár|átlagbér|preț(?:ul)? (?:mediu|unitar)|salariul? mediu',
      'цена (?:акции|единицы)|средн(?:яя|ий) (?:цена|зарплата|чек)|курс (?:акций|валюты)|середня (?:ціна|зарплата)',
      '(?:平均)?(?:株価|単価|股价|股價|单价|單價|售价|均价|工资)|為替レート|汇率',
    ].join('|')})(?: ?[([][^()[\\]]{0,40}[)\\]])?(?:,? (?:at|as of|on|end of|end|per|zum|au) .{0,24})?$`,
    'iu',
  ),
)

const LONGEST = 60

/** What money is called before it, and what it is of one of: `Umsatz je Mitarbeiter`, `coût par tonne`, `ricavi per dipendente`. */
const OF_MONEY =
  'umsatz|erlös|kosten|aufwand|ergebnis|gewinn|preis|lohn|gehalt|ebit|marge|rohertrag|deckungsbeitrag|chiffre|(?<!\\p{L})CA|coût|prix|résultat|salaire|charges|ventas|ingresos|cost[eo]|precio|margen|salario|gasto|vendas|receita|custo|preço|lucro|ricavi|fatturato|prezzo|margine|utile|omzet|prijs|winst|kostpris|omsättning|omsetning|inntekt|ciro|kâr|liikevaihto|käyttökate|выручк|прибыл|расход|затрат|зарплат|intäkt|kostnad|pris|resultat|vinst|lön|omsætning|omkostning|przych|sprzeda|koszt|cena|zysk|tržb|náklad|zisk'
const THINGS =
  '(?:je|pro) (?:mitarbeiter|kopf|kunde|FTE|VZÄ|stück|stk|tonne|kg|m²|einheit|filiale|zimmer|nacht|stunde|tag|bestellung|auftrag|bett|liter|[mk]wh|standort|vollzeit)|par (?:salarié|collaborateur|employé|ETP|client|unité|pièce|tonne|kg|chambre|nuit|magasin|heure|commande|tête)|por (?:emplead|client|unidad|pieza|peça|tonelada|kg|habitaci|tienda|hora|pedido|persona|colaborador|funcion|trabaja|loja)|(?:per|al) (?:dipendente|addetto|cliente|pezzo|unità|tonnellata|kg|camera|negozio|ora|ordine|FTE|medewerker|klant|stuk|eenheid|ton|kamer|winkel|uur|werknemer|anställd|medarbetare|ansatt|kund|styck|stk|tonn|enhet|butik|rum|timme|order)|pr\\.? (?:medarbejder|ansat|kunde|stk|ton|kg|enhed|butik|time)|(?:na|za) (?:pracownika|klienta|sztukę|tonę|kg|jednostkę|etat|sklep|zaměstnance|kus|tunu|zákazníka)|на (?:сотрудника|работника|человека|клиента|тонну|заказ|магазин|единицу)|(?:per |/ ?)(?:henkilö|asiakas|tonni)'
const PER_THING_ABROAD = anywhere(
  new RegExp(
    `(?:${OF_MONEY}).{0,30} (?:${THINGS})|(?<!\\p{L})(?:çalışan|personel|müşteri|ton|adet|mağaza|sipariş) başına (?:${OF_MONEY})|(?:${OF_MONEY}) ?/ ?henkilö`,
    'iu',
  ),
)

/** `EUR/USD`, `FX rate EUR:CHF (average)`, `Kurs EURPLN`, `1 EUR = x USD`: two codes of money, and words of rates alone. */
const PAIR = anywhere(
  new RegExp(`(?<!\\p{L})(?:1 ?(?:${ISO}) ?= ?(?:[x.… ]{0,4})(?:${ISO})|(?:${ISO}) ?[/:-]? ?(?:${ISO}))(?!\\p{L})`, 'u'),
)
const OF_RATES =
  /^(?:fx|forex|(?:ex)?change|currency|conversion|rates?|averages?|avg|closing|year[- ]?end|month[- ]?end|period[- ]?end|end|of|the|for|spot|opening|budget(?:ed)?|plan(?:ned)?|actual|hedged?|assumed|assumptions?|ytd|ltm|q[1-4]|(?:19|20)\d\d|(?:wechsel|umrechnungs|stichtags|durchschnitts|devisen|jahres)?kurse?|durchschnitt|stichtag|ø|cours|taux|de|du|au|moyen|clôture|cambio|tipo|tasa|taxa|câmbio|tasso|medio|promedio|cierre|wisselkoers|koers|valutakurs|växelkurs|snittkurs|kurz|średni|walutowy)$/iu

/** Six capitals, or three beside three: without them there is none. */
const MAY_PAIR = /[A-Z]{3}[ =x.…/:-]{0,7}[A-Z]{3}/

const isRate = (label: string): boolean =>
  MAY_PAIR.test(label) &&
  PAIR.test(label) &&
  label
    .replace(PAIR.in(label), ' ')
    .split(/[^\p{L}\p{N}-]+/u)
    .every(word => word === '' || word === '-' || OF_RATES.test(word))

/** Whether a line is called a price of one thing, a wage of one person or a rate. */
export const isPriceOfOne = (label: string): boolean =>
  label.length <= LONGEST && (PRICES.test(label.trim()) || PER_THING_ABROAD.test(label) || isRate(label))
