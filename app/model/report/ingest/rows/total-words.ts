import { anywhere } from '../cells/plain-twin.ts'

const TOTAL =
  /^(?:(?:grand|overall|project|sub|running|all)[- ]?)?(?:totals?|sum)(?: (?:of )?(?:all )?(?:products?|items|tasks|lines?|plants?|units|general|général))?:?$|^(?:gesamt|zwischen|teil)?summen?:?$|^(?:ins)?gesamt:?$|^total (?:general|général):?$|^sous-total:?$|^suma:?$|^all (?:products|plants|lines|sites)$|^(?:合[计計]|总[计額额]|總計|小[计計]|총계|합계|소계)$/i

/** The same in other languages: a line that is called so and nothing else. */
const ABROAD = anywhere(
  /^(?:(?:sub-?)?(?:totaal|totale|totalt)|totale parziale|(?:ara |genel )?toplam|razem|ogółem|suma (?:częściowa|końcowa)|(?:del|väli|slut)?summa|delsum|i alt|celkem|mezisoučet|spolu|medzisúčet|(?:mind)?összesen|yhteensä|soma|total geral|kokku|kopā|iš viso|skupaj|(?:sve)?ukupno|итого|всего|разом|усього|всього|общо|jumlah|tổng(?: cộng)?|σύνολο|tot\.|ttl\.?|[Σ∑]):?$/iu,
)

/** Whether a row's name says that it sums up others, and nothing else. */
export const isTotal = (name: string): boolean => TOTAL.test(name.trim()) || ABROAD.test(name.trim())

/** The same with what is summed up: `Total Family A`, `Summe Werk 1`. */
export const beginsTotal = (name: string): boolean =>
  isTotal(name) || /^(?:(?:grand|sub)[- ]?)?totals?(?: |:)|^(?:gesamt|zwischen)?summe(?: |:)|(?: |- )totals?$/i.test(name.trim())

const OF =
  /^(?:(?:grand|sub)[- ]?)?(?:totale?s?|(?:gesamt|zwischen)?summe)(?: |: ?)(?:for |of |the |de |des |del |della |der )?(.+)$|^(.+?)[ :,–-]+(?:sub-?)?totals?$/i

/** What a total sums up, by its name: `Total for Income` and `Income total` are those of Income. Null where it names nothing. */
export function subjectOf(name: string): string | null {
  const found = OF.exec(name.trim())
  return found?.[1] ?? found?.[2] ?? null
}

/** A name without case, spaces and marks, and without `Less` before what is taken away: `Less: Cost of sales` heads the lines of `Total cost of sales`. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:less|plus|add)\b/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** The last heading above a total that has the name of what it sums up, or -1. */
export function headingOfTotal(rows: readonly { label: string }[], nodes: readonly { kind: string }[], index: number): number {
  const subject = plain(subjectOf(rows[index]?.label ?? '') ?? '')
  return subject === ''
    ? -1
    : rows.findLastIndex(({ label }, at) => at < index && nodes[at]?.kind === 'heading' && plain(label) === subject)
}

const OF_WHICH =
  /^[-–•(\s]*(?:(?:of which|o\/w|thereof|davon|hiervon|wovon|darunter|dont|de (?:los|las) cuales|di cui|da cui|dos quais|waarvan|including|in[ck]l\.|inklusive|varav|därav|hvor(?:av|af)|her(?:av|af)|der(?:av|af)|josta|w tym|z tego|z toho|z čoho|ebből|din care|od (?:toga|tega)|iš jų|bunun|trong đó|из них|в т\. ?ч\.|в том числе|у тому числі|зокрема)(?!\p{L})|うち|其中)/iu

/** `davon Inland`, `of which bonuses`: a part of the line above it. */
export const isOfWhich = (label: string): boolean => OF_WHICH.test(label)
