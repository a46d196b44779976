import type { PlanItem } from './section.ts'

const normal = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')

type Status = PlanItem['status']

/** Files lose the accents of letters: `A faire` is `À faire`. */
const withBare = (said: string): string =>
  said.replace(/\[[^\]]*\]|[À-ſ]/g, part => (part.length > 1 ? part : `[${part}${part.normalize('NFD').replace(/\p{M}/gu, '')}]`))

/** Made when it is first asked for: whoever only asks whether an item is late need not load the words. */
function words(said: string): () => RegExp {
  let pattern: RegExp | null = null
  return () => (pattern ??= new RegExp(`(?<![\\p{L}\\p{N}])(?:${withBare(said)})(?![\\p{L}\\p{N}])`, 'gu'))
}

/** In English and German, and what is most common in the other languages that plans are understood in. */
const WORDS: [() => RegExp, Exclude<Status, 'unknown'>][] = [
  [
    words(
      "stopped|cancell?ed|on hold|storniert|ausgesetzt|zurückgezogen|abandoned|won'?t do|rejected|removed|paused|deferred|dropped|gestoppt|abgebrochen|pausiert|zurückgestellt|angehalten|annulée?|cancelad[oa]|suspendue?|abandonnée?|suspendid[oa]|suspens[oa]|annullat[oa]|sospes[oa]|gestopt|geannuleerd|gepauzeerd|wstrzyman[eay]|anulowan[eay]|iptal(?: edildi)?|durduruldu|askıda|beklemede|中止|保留|中断|stoppad|pausad|inställd|avbruten|avlyst|stoppet|отменен[оа]?|отменён|приостановлен[оа]?|остановлен[оа]?|已取消|取消|已暂停|暂停|已搁置|搁置|취소|보류|중단|đã hủy|tạm dừng",
    ),
    'stopped',
  ],
  [
    words(
      'not (?:yet )?(?:started|begun)|to ?do|backlog|planned|pending|new|open|not yet|scheduled|to be started|(?:noch )?nicht (?:begonnen|gestartet|angefangen)|zu erledigen|offen|geplant|ausstehend|neu|à faire|non commencée?|pas commencée?|pendiente|por hacer|no iniciad[oa]|sin (?:empezar|iniciar|comenzar)|a fazer|não iniciad[oa]|pendente|planifiée?|prévue?|planificad[oa]|previst[oa]|planejad[oa]|planead[oa]|por iniciar|da fare|da iniziare|non iniziat[oa]|pianificat[oa]|te doen|(?:nog )?niet (?:gestart|begonnen)|gepland|do zrobienia|nie ?rozpoczęt[eay]|zaplanowan[eay]|yapılacak|başlamadı|başlanmadı|planlandı|未着手|未開始|未対応|未実施|att göra|(?:ej|inte|ikke) (?:påbörjad|påbegyndt|påbegynt|startet)|planerad|planlagt|не начат[оа]?|запланирован[оа]?|к выполнению|未[开開]始|未[启啟][动動]|待[开開]始|待[办辦]|계획|예정|대기|미착수|시작 ?전|chưa (?:bắt đầu|thực hiện|làm)',
    ),
    'not started',
  ],
  [
    words(
      'in ritardo|te laat|vertraagd|opóźnion[eay]|gecik(?:ti|miş|meli)|遅延|遅れ|late|delayed|overdue|red|behind(?: schedule)?|missed|slipped|off track|🔴|verspätet|verzögert|überfällig|in verzug|rot|en retard|retrasad[oa]|atrasad[oa]|försenad|forsinket|просрочен[оа]?|задерживается|已延期|延期|已逾期|逾期|지연|trễ(?: hạn)?|quá hạn',
    ),
    'late',
  ],
  [
    words('at risk|amber|yellow|🟡|🟠|risk|gefährdet|gelb|à risque|en riesgo|em risco|a rischio|risico|zagrożon[eay]|riskli|risk altında'),
    'at risk',
  ],
  [
    words(
      'done|✅|✔|completed?|closed|finished|resolved|delivered|shipped|erledigt|abgeschlossen|fertig(?:gestellt)?|beendet|geschlossen|terminée?|achevée?|completad[oa]|finalizad[oa]|terminad[oa]|hecho|listo|conclu[íi]d[oa]|réalisée?|finie?|faite?|feito|entregue|completat[oa]|conclus[oa]|finit[oa]|fatt[oa]|chius[oa]|terminat[oa]|consegnat[oa]|afgerond|voltooid|gereed|klaar|gedaan|zakończon[eay]|ukończon[eay]|zrobion[eay]|wykonan[eay]|gotow[eay]|tamamlandı|tamamlanan|bitti|完了|完了済み?|済み?|終了|klart|färdig(?:t|ställd)?|avslutad|slutförd|afsluttet|fullført|ferdig|færdig|выполнен[оа]?|завершен[оа]?|завершён|готово|сделано|закрыт[оа]?|已完成|完成|已[结結]束|已[关關][闭閉]|완료|완료됨|종료|(?:đã )?(?:hoàn thành|xong)',
    ),
    'done',
  ],
  [
    words(
      'on track|on schedule|in progress|wip|green|🟢|ongoing|active|started|in review|in development|in test(?:ing)?|doing|under way|working on it|in arbeit|in bearbeitung|läuft|laufend|begonnen|gestartet|im plan|grün|en cours|en curso|en progreso|em andamento|em curso|em progresso|en proceso|em execução|in corso|avviat[oa]|in lavorazione|bezig|lopend|in uitvoering|op schema|w toku|w trakcie|rozpoczęt[eay]|devam ediyor|sürüyor|başladı|進行中|対応中|作業中|実施中|着手|pågår|pågående|påbörjad|i gang|в работе|в процессе|выполняется|[进進]行中|正在[进進]行|[执執]行中|진행 ?중|진행|đang (?:thực hiện|làm|tiến hành)',
    ),
    'on track',
  ],
]
const LETTERS: Record<string, Status> = { r: 'late', a: 'at risk', y: 'at risk', g: 'on track' }
/** "Nearly done", "not done", "partly": what follows is just what it is not. */
const HEDGED = words(
  'not|no|never|partial(?:ly)?|partly|almost|nearly|half|un|nicht|kein|fast|teilweise|teils|halb|pas|non|presque|casi|sin|não|quase|parcial(?:mente)?|parzial(?:mente)?|quasi|niet|bijna|deels|nie|częściowo|prawie|kısmen|değil|一部|ej|inte|ikke|delvis|nästan|не|частично|почти|部分|일부|부분|chưa|không|một phần',
)

/** What waits for something else may be at risk, late or stopped: only people know which. */
const HELD_UP = words(
  'blocked|blocking|stuck|impeded|blockiert|gesperrt|bloquée?|bloquead[oa]|bloccat[oa]|geblokkeerd|zablokowan[eay]|engellendi|blockerad|blokeret|blokkert|заблокирован[оа]?|受阻|阻塞|막힘|차단됨?|bị chặn',
)

/**
 * The one of our words that a file's own word for a status means; null for a code, for what nobody knows and for what could mean two of
 * them: that is asked. `letters`: the column holds traffic lights, so that G is green.
 */
export function statusOfWords(text: string, letters = false): Status | null {
  let said = normal(text)
  if (letters && LETTERS[said]) return LETTERS[said] ?? null
  const found = new Set<Status>()
  for (const [pattern, status] of WORDS) {
    const less = said.replace(pattern(), ' ')
    if (less === said) continue
    found.add(status)
    said = less
  }
  const [only] = found
  return only && found.size === 1 && said.search(HEDGED()) < 0 && said.search(HELD_UP()) < 0 ? only : null
}

/**
 * The status of an item: what a person said that the file's word means, else what the word means. Without a word, only nothing and all of
 * it done say something; anything between is not made into a judgement that nobody gave.
 */
export function planStatus(text: string, progress: number | null, settled?: Status, letters = false): Status {
  if (settled) return settled
  if (text.trim() !== '') return statusOfWords(text, letters) ?? 'unknown'
  return progress === 100 ? 'done' : progress === 0 ? 'not started' : 'unknown'
}

/**
 * Whether an item's last day lies before a day on which its plan says that it is not done. What the file calls it stays; late and stopped say
 * so themselves, and of what nobody said how far it is nothing is known.
 */
export function pastItsEnd({ to, status, progress }: Pick<PlanItem, 'to' | 'status' | 'progress'>, day: string): boolean {
  if (to === null || to >= day || progress === 100) return false
  return status === 'on track' || status === 'not started' || status === 'at risk' || (status === 'unknown' && progress !== null)
}

/** Whether a column's words are the letters of traffic lights. */
export const areLetters = (texts: readonly string[]): boolean => {
  const said = texts.map(normal).filter(text => text !== '')
  return said.length > 0 && said.every(text => text in LETTERS)
}

/** Whether our word says no less than the file's. */
export const saysTheSame = (text: string, status: Status): boolean => normal(text) === status
