import { anywhere } from '../cells/plain-twin.ts'

/** A piece of every word for a difference. */
const PIECE =
  /var|diff|gap|shortfall|remain|deviat|change|movement|mvmt|delta|growth|fav|better|b\/?\(w|f ?\/? ?\([ua]|[ymq][/-]?o[/-]?[ymq]|[ymq][/-][ymq]|over|under|above|below|\+ ?\/|vs|versus|abw|veränd|desv|cart|[ée]vol|scost|versch|avvik|afvig|odchyl|afwijk|differen[zç]|diferen|zmian|změn|ändring|ændring|endring|muutos|değiş|fark|sapma|változ|eltér|изменен|отклонен|μεταβολ|απόκλ|διαφορ|откл|відхил|зміна|rozd[íi]|selis|abat|poikk|chênh|הפרש|סטיי|שינוי|فرق|انحراف|Δ|chg| v\.? | less | minus |(?:act|bud|plan|fc|soll|ist)\w*\.? ?[-–−]/i

const WORDS = anywhere(
  /^\s*(?:gap|shortfall) (?:to|vs\.?|against|from) (?:budget|plan|target|goal|quota|forecast)\s*$|^\s*(?:remaining budget|budget remaining)\s*$|\b(?:var(?:iance)?s?\b|variation|diff(?:erence)?\b|deviations?\b|change|movements?\b|mvmt\b|(?<!\b(?:project|region|team|plant|site|fund|unit|building|division|segment|niger|nile|mekong) )delta\b|growth|(?:[ymq][/-]?o[/-]?[ymq]|[ymq][/-][ymq])(?!\p{L})|(?:over|under|above|below)\b.{0,12}\b(?:budget|plan|forecast|target)|fav\w*\W{1,3}(?:adv|unfav)|(?:adv|unfav)\w*\W{1,3}fav|f ?\/ ?\([au]\)|b\/?\(w\)|f\/?\(u\)|better\W{1,3}worse|(?:over|under)\W{1,3}(?:over|under)\b|vs\.?|versus|abw(?:eichung(?:en)?|\.)?(?![a-zà-ü])|veränd(?:erung|\.)|diff[ée]rences?|desv(?:iaci[óo]n(?:es)?|\.)?(?![a-zà-ü])|variaci[óo]n(?:es)?|diferencias?)|(?<![\p{L}])(?:[ée]carts?|[ée]vol(?:ution)?|scost(?:amento|\.)?|verschil|(?:prognos|budget)?avvik(?:else)?|afvigelse|odchylenie|odchylka|afwijking|verandering|differenza|diferença|variação|desvio|zmian[ay]|změna|zmena|förändring|[æe]ndring|muutos|değişim|fark|sapma|változás|eltérés|изменени[ея]|отклонени[ея]|μεταβολή|απόκλιση|διαφορά|откл|відхилення|зміна|rozdíl|rozdiel|selisih|abatere|poikkeama|chênh lệch|הפרש|סטייה|שינוי|(?:ال)?فرق|(?:ال)?انحراف)(?!\p{L})|Δ|\bchg\b|(?<!\p{L})(?:act(?:ual)?s?|bud(?:get)?|plan|soll|ist|(?:fore)?casts?|fcst|FC|LE|AOP)\.? ?(?:v\.?|less|minus|[-–−]) ?(?:act(?:ual)?s?|bud(?:get)?|plan|soll|ist|forecast|fcst|FC|LE|AOP|PY|LY|prior year|last year)(?!\p{L})|(?:^|\s)%?\+ ?\/ ?[-–−](?=[\s%]|$)/iu,
)

/** Whether a text has a piece of such a word: cheaper to ask, of all texts of a long table. */
export const maySayDifference = (english: string): boolean => PIECE.test(english)

/** Whether a header, its words for time in English, says that its column is the difference of others: `Var`, `Fav/(Adv)`, `over budget`, `+/-`. */
export const saysDifference = (english: string): boolean => maySayDifference(english) && WORDS.test(english)

const OF_NO_TIME =
  /^(?:(?:CAGR|mean|median|SD|std\.? ?dev\.?|standard deviation|(?:\d+[- ]?y(?:ea)?r )?CAGR)\b.{0,20}|(?:final )?maturity(?: (?:date|year))?|due date|expiry|tenor|fälligkeit|laufzeit|échéance|vencimiento|scadenza|looptijd|vervaldatum)$/i

/** What is computed from several periods is the figure of none, and so is the year in which a loan ends. */
export const isOfNoTime = (head: string): boolean => OF_NO_TIME.test(head.trim())

/** `Cumulative %` beside shares of a total: up to there they make so much of it, and no year has got so far. */
export const RUNNING_SHARE =
  /^\s*(?:cumulative|cumul(?:é|ée)?|cum\.?|kumuliert(?:er)?|kum\.?|running|acumulad[oa]|acum\.?|cumulat[oi]v?[oa]?|cumulatief|ackumulerad|skumulowany) ?(?:%|(?:in|en) %|share|anteil)\s*$/i
