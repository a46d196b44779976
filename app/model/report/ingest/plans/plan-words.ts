/** What says when it is done over days, and how far it is over percents. */
export const DAY_OR_SHARE = /^fertigstellung$/i

/** An order to make something: a task of those who make it, as the Gantt chart of a factory has them. */
export const ORDER =
  /^(?:(?:work|production|manufacturing|process|job|shop|planned|maintenance) ?orders?|orders?|w\.?o\.?|m\.?o\.?|(?:fertigungs|produktions|arbeits|werkstatt|instandhaltungs)?auftr[aä]g|ordres? de (?:fabrication|travail|production)|o\.?f\.?|[oó]rden(?:es)? de (?:trabajo|producci[oó]n|fabricaci[oó]n)|orde(?:m|ns) de (?:produção|serviço|fabrico)|ordin[ei] di (?:produzione|lavoro)|(?:werk|productie)orders?|zlecenie(?: produkcyjne)?)(?:e|s)?(?: ?(?:id|no\.?|nr\.?|n[º°]|number|nummer|#))?$|^(?:製造|作業|生産)(?:指図|指示|オーダー)(?:書|番号|no\.?)?$|^(?:工单|生产订单)(?:号|编号)?$/i

/**
 * What the columns of a plan are called, in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Turkish, Japanese, the Scandinavian
 * languages, Russian, Chinese, Korean and Vietnamese, and as MS Project calls them in a dozen others: for each role the names in order of preference.
 */
export const ROLES = {
  what: [
    /^(?:(?:sub-?)?tasks?(?: name| description| title)?|summary|activit(?:y|ies)(?: name| description)?|work ?(?:package|item)s?(?: name)?|use case description)$/i,
    /^(?:user story|story|feature|backlog item) (?:title|name)$/i,
    /^(?:title|subject|titel|titre|t[íi]tulo|titolo|betreff)$/i,
    /^(?:deliverables?|milestones?(?: (?:name|description|title))?|features?(?: list)?|(?:user )?stor(?:y|ies)|initiatives?|issue|card (?:name|title)|actions?(?: (?:items?|points?|required))?)$/i,
    /^(?:vorgangsname|vorgang|vorgänge|aufgaben?(?:name)?|arbeitspakete?|arbeitsschritte?|maßnahmen?|meilensteine?|tätigkeit(?:en)?|aktivität(?:en)?|zusammenfassung|t[âa]ches?|nom de la t[âa]che|jalons?|activités?|r[ée]sum[ée]|tareas?|nombre de (?:la )?tarea|actividad(?:es)?|hitos?|resumen)$/i,
    /^(?:tarefas?|nome da tarefa|atividades?|resumo|attività|nome attività|azion[ei]|acci[óo]n(?:es)?|a[çc](?:ão|ões)|taak|taken|taaknaam|activiteit(?:en)?|acties?|actiepunt(?:en)?)$/i,
    /^(?:liefergegenst[äa]nde?|livrables?|lots? de travaux?|nom de l['’]activité|entregables?|nombre de la actividad|paquetes? de trabajo|historias? de usuario|entreg[áa]ve(?:l|is)|nome da atividade|pacotes? de trabalho|compit[oi]|consegn[ae]|pacchett[oi] di lavoro|nome (?:dell[’'])?attività|werkpakket(?:ten)?|mijlpa(?:al|len))$/i,
    /^(?:zadani[ea]|nazwa zadania|czynno(?:ść|ści)|działani[ea]|kamie(?:ń|nie) milow[ye]|opis (?:zadania|punktu kontrolnego)|görev(?:ler)?(?: adı)?|faaliyet(?:ler)?(?: adı)?|[iİ]ş (?:paketi|adımı|kalemi)|aktivite(?: adı)?|kilometre taşı)$/i,
    /^(?:タスク名?|作業(?:項目|内容|名|タスク)?|アクティビティ|件名|小項目|中項目|マイルストーン)$/,
    /^(?:(?:arbets)?uppgift(?:er)?|aktivitet(?:er)?|arbetspaket|milstolpe|op(?:gave|pgave)r?|arbe(?:i)?dspakke|milepæl|(?:название |наименование )?(?:задач[аи]|работ[аы]?|этапа?|мероприяти[ея])|任[务務](?:名[称稱])?|工作(?:内容|任务|项目|包|項目)|活动(?:名称)?|里程碑|작업(?: ?명| 이름)?|업무(?: ?(?:명|내용))?|세부 ?(?:작업|업무)|태스크(?:명)?|과업(?:명)?|할 ?일|(?:tên )?(?:công việc|nhiệm vụ)|hạng mục(?: công việc)?|đầu việc)$/i,
    /^(?:(?:opgave|oppgave|aktivitets)navn|teht[äa]v(?:ä|ät|än nimi)|(?:název )?úkol(?:u|y)?|činnost(?:i)?|názov úlohy|úloh[ay]|(?:tevékenység|feladat)(?:ek|ok)?(?: (?:neve|megnevezése))?|activit(?:ate|ăți|ăţi)|(?:nume )?sarcin[ăi]|denumire(?:a)? (?:activit[ăa][țt]ii|sarcinii)|(?:назва )?завдання|(?:назва )?робот[аи]|(?:naziv )?(?:zadatak|zadatka|aktivnosti?)|(?:ime )?naloge?|(?:име на )?задача(?:та)?|εργασ[ίι]α|όνομα εργασίας)$/i,
    /^(?:item|what|thema|to-?do|content|short description|kurzbeschreibung)$/i,
    /^(?:name|description|bezeichnung|beschreibung|nom|nombre|nome|naam|omschrijving|descripci[óo]n|descrição|nazwa|opis|açıklama|başlık|項目名?|名称|内容|namn|beskrivning|navn|beskrivelse|название|наименование|описание|描述|说明|이름|내용|설명|mô tả)$/i,
    ORDER,
    // Where nothing else is called so, a plan is one of phases.
    /^(?:étapes?|phasen?|phases?|fas[ei]|fases|fasen|etap[ay]?|etapp(?:er?)?|schritte?|steps?)$/i,
  ],
  ref: [
    /^(?:(?:n[º°o]?\.? )?wbs(?: ?(?:id|no\.?|nr\.?|n[º°]|code|number|#))?|id wbs|outline number|psp(?:[- ]?(?:code|element|nr\.?))?|gliederungsnummer|(?:código )?(?:edt|eap)|id eap|n(?:úmero|uméro) (?:de esquema|hiérarchique))$/i,
    /^(?:issue key|key|work item id|use case id|task (?:id|no\.?|number|#)|issue id|activity id|work package id|milestone id|タスク ?id|(?:作業|タスク|工程|項目)(?:番号|no\.?)|课题id|任[务務](?:id|[编編][号號])|작업 ?(?:id|번호)|mã công việc|vorgangsschlüssel|clave de incidencia|clé de ticket|chave da item|chave)$/i,
    /^(?:сдр|код сдр)$/i,
    /^(?:id|unique id|number|reference #|vorgangs-id|id de la incidencia|id de ticket|r[ée]f(?:[ée]rence)?\.?|no\.?|s(?:[lr]|er)?\.? ?no\.?|serial (?:no\.?|number)|nr\.?|nro\.?|num[ée]ro|número|lfd\.? ?nr\.?|#|n(?:[º°o]\.?|\.[º°]?)|lp\.?|l\. ?p\.|sıra(?: no\.?)?|番号|項番|№(?: ?п\/п)?|номер|код|stt|mã(?: số)?|序[号號]|[编編][号號]|번호|순번|løpenr\.?|id zadania|código)$/i,
  ],
  parent: [
    /^(?:parent(?:[ -](?:id|key|task|issue|link|wbs|item|work item|summary))?|id parent|belongs to|part of|subtask of|child of|summary task|übergeordnete(?:r|s|n)? (?:vorgang|aufgabe|element|id)|sammelvorgang|gehört zu|tâche parente|(?:tarea )?principal|tarefa (?:pai|principal)|attività principale|bovenliggende taak|zadanie nadrzędne|üst görev|親(?:タスク|課題)?|父任务|上级任务|상위 ?(?:작업|업무)|överordnad(?: uppgift)?|родительская задача|công việc cha)$/i,
  ],
  epic: [/^epic(?: (?:link|key|id))?$/i],
  level: [
    /^(?:outline level|level|indent(?: level)?|(?:wbs|task|hierarchy) level|depth|gliederungsebene|ebene|niveau hiérarchique|n[ií]vel(?: (?:de esquema|da estrutura de tópicos))?|livello(?: struttura)?|overzichtsniveau|poziom|seviye|階層|レベル|nivå|niveau|уровень|层级|级别|수준|cấp)$/i,
  ],
  from: [
    /^(?:start|starts|starting|begin|begins|beginning|from|anfang|beginn|von|début|inicio|comienzo|in[íi]cio|inizio|begin ?datum)(?: ?(?:date ?time|date|on))?$/i,
    /^(?:(?:timeline|time ?frame|basic|ecktermin) ?-? ?start|start ?datum|startdatum|anfangstermin|starttermin|date (?:de )?début|fecha (?:de )?(?:inicio|comienzo)|data (?:de )?in[íi]cio|data (?:di )?inizio)$/i,
    /^(?:data rozpoczęcia|rozpoczęcie|pocz[ąa]tek|başlangıç(?: tarihi)?|başlama(?: tarihi)?|開始日?|着手日?|begindatum|aanvang)$/i,
    /^(?:startdato|begynner|begynder|(?:дата )?начал[оа]?|дата старта|старт|[开開]始(?:日期|[时時][间間]|日)?|起始(?:日期|[时時][间間])?|시작 ?(?:일자?)?|착수 ?일|(?:ngày )?bắt đầu)$/i,
    /^(?:planerad start|planlagt start|план(?:овое|овая)? (?:дата )?начал[оа]|[计計][划劃畫][开開]始(?:日期|[时時][间間]|日)?|(?:계획|예정) ?시작 ?일?|시작 ?예정 ?일?|(?:ngày )?bắt đầu dự kiến)$/i,
    /^(?:(?:planned|plan|scheduled|target|expected|estimated|anticipated|proposed|projected|forecast|inferred|geplanter|soll) ?-?(?:start|begin|from|anfang|beginn)(?: date)?|must start by(?: date)?|geplande start(?:datum)?)$/i,
    /^(?:(?:date (?:de )?)?début (?:prévue?|planifiée?)|(?:fecha (?:de )?)?inicio (?:previst[oa]|planificad[oa]|plan(?:ead[oa])?)|(?:data (?:de )?)?in[íi]cio (?:previst[oa]|planejad[oa]|planead[oa])|(?:data (?:di )?)?inizio (?:previst[oa]|pianificat[oa])|inizio del piano)$/i,
    /^(?:planowan[ay] (?:data )?(?:rozpoczęci[ae]|początek|start)|plan(?:lanan)? başlangıç(?: tarihi)?|(?:予定|計画) ?開始日?|開始 ?(?:予定日?|日? ?予定|計画))$/i,
    /^(?:start|begin|beginn|anfang|début|inicio|in[íi]cio|inizio) ?[-–,:]? ?\(?(?:plan|planned|geplant|soll|target|prévu|previst[oa]|gepland)\)?$/i,
    /^baseline (?:start|begin)(?: date)?$/i,
    /^(?:start|begin|beginn|anfang|début|inicio|in[íi]cio|inizio) ?[-–,:]? ?\(?(?:actual|ist|tatsächlich|réel|real|reale|effettivo|werkelijk)\)?$/i,
    /^(?:actual (?:start|begin)(?: date)?|ist[- ]?(?:start|beginn|anfang)|(?:date (?:de )?)?début (?:réel(?:le)?|effectif)|inicio real|in[íi]cio (?:real|efetivo)|inizio (?:effettivo|reale)|gerçekleşen başlangıç|実績 ?開始日?|開始 ?(?:実績日?|日? ?実績)|faktis[kc]t? start|факт(?:ическое|ическая)? (?:дата )?начал[оа]|[实實][际際][开開]始(?:日期|[时時][间間]|日)?|실제 ?시작 ?일?|(?:ngày )?bắt đầu thực tế)$/i,
    /^(?:al(?:kaa|ku|oitus)(?:päivä|pvm)?|aloituspäivä|(?:datum )?(?:zahájení|začátek|začátku)|začiatok|(?:dátum )?(?:kezdés|kezdet(?:e)?|kezdő dátum)|(?:kezdés|kezdési) (?:dátuma|ideje|dátum)|(?:dat[ăa] (?:de )?)?(?:început|începere|inceput|incepere)|(?:дата )?початок|дата початку|(?:datum )?poče?t(?:ak|ka|ek)|начало|έναρξη|시작 ?날짜|startdatoen|planlagt startdato)$/i,
    /^start date text$/i,
  ],
  to: [
    /^(?:finish|finishes|end|ends|ending|to|until|ende|bis|fin|fim|fine|término|einde|eind ?datum)(?: ?(?:date ?time|date|on))?$/i,
    /^(?:(?:timeline|time ?frame|basic|ecktermin) ?-? ?(?:end|finish|ende)|enddatum|endtermin|date (?:de )?fin|fecha (?:de )?fin(?:al(?:ización)?)?|data (?:de )?(?:fim|término|conclusão)|data (?:di )?fine)$/i,
    /^(?:data (?:zakończenia|ukończenia)|zakończenie|koniec|bitiş(?: tarihi)?|終了日?|完了日|(?:bis|gereed) ?datum)$/i,
    /^(?:slut(?:datum|dato)?|sluttdato|(?:дата )?(?:окончани[ея]|завершени[ея])|конец|[结結]束(?:日期|[时時][间間]|日)?|完成(?:日期|[时時][间間])|종료 ?(?:일자?)?|완료 ?일|(?:ngày )?kết thúc)$/i,
    /^(?:planerat slut|planlagt slut|план(?:овое|овая)? (?:дата )?(?:окончани[ея]|завершени[ея])|[计計][划劃畫](?:[结結]束|完成)(?:日期|[时時][间間]|日)?|(?:계획|예정) ?(?:종료|완료) ?일?|(?:종료|완료) ?예정 ?일?|(?:ngày )?kết thúc dự kiến)$/i,
    /^(?:förfallodatum|deadline|frist|forfald(?:sdato)?|forfallsdato|срок(?: (?:исполнения|выполнения|сдачи))?|дедлайн|截[止至](?:日期|时间|日)?|到期日|마감 ?(?:일자?)?|기한|hạn(?: (?:chót|hoàn thành))?|thời hạn)$/i,
    /^(?:(?:planned|plan|scheduled|target|expected|estimated|anticipated|proposed|projected|forecast|inferred|geplantes|soll) ?-?(?:finish|end|due|to|completion|ende)(?: date)?|must (?:end|finish) by(?: date)?|geplande eind(?:datum)?)$/i,
    /^(?:(?:date (?:de )?)?fin (?:prévue?|planifiée?)|(?:fecha (?:de )?)?fin(?:al)? (?:previst[oa]|planificad[oa]|planead[oa])|(?:data (?:de )?)?(?:fim|término) (?:previst[oa]|planejad[oa]|planead[oa])|(?:data (?:di )?)?fine (?:previst[oa]|pianificat[oa]))$/i,
    /^(?:planowan[aye] (?:data )?(?:zakończeni[ae]|koniec)|plan(?:lanan)? bitiş(?: tarihi)?|(?:予定|計画) ?(?:終了|完了)日?|(?:終了|完了) ?(?:予定日?|日? ?予定|計画))$/i,
    /^(?:due|deadline|delivery|target|eta|fällig(?:keit| am)?|fälligkeitsdatum|termin|(?:date d['’])?échéance|(?:fecha de )?vencimiento|(?:data de )?vencimento|prazo|scadenza|vervaldatum|fecha (?:límite|de entrega)|data (?:limite|de entrega|di consegna)|date (?:limite|de livraison)|termin (?:wykonania|realizacji)|teslim tarihi|son tarih|termin tarihi|期限日?|期日|納期|締切日?|完了予定日?)(?: ?(?:date|on))?$/i,
    /^(?:forecast|expected|current|planned|scheduled) date$/i,
    /^(?:completion|completed) (?:date|on)$/i,
    /^(?:end|finish|ende|fin|fim|fine|einde) ?[-–,:]? ?\(?(?:plan|planned|geplant|soll|target|prévue?|previst[oa]|gepland)\)?$/i,
    /^(?:(?:soll|plan)[- ]?termin|termin ?[-–]? ?\(?(?:soll|plan)\)?|(?:date|échéance) (?:prévue|planifiée|cible)|fecha (?:previst|planificad|objetivo)a?|data (?:previst|planejad|pianificat)a|geplande datum|gepland)$/i,
    /^baseline (?:(?:finish|end)(?: date)?|date)$/i,
    /^(?:end|finish|ende|fin|fim|fine|einde) ?[-–,:]? ?\(?(?:actual|ist|tatsächlich|réelle?|real|reale|effettiv[ao]|werkelijk)\)?$/i,
    /^(?:ist[- ]?termin|termin ?[-–]? ?\(?ist\)?|date (?:réelle|effective)|fecha real|data (?:real|effettiva|reale)|werkelijke datum|werkelijk)$/i,
    /^(?:actual (?:finish|end)(?: date)?|ist[- ]?ende|(?:date (?:de )?)?fin (?:réel(?:le)?|effective)|fin real|(?:fim|término) (?:real|efetivo)|fine (?:effettiva|reale)|gerçekleşen bitiş|実績 ?(?:終了|完了)日?|(?:終了|完了) ?(?:実績日?|日? ?実績)|klart|färdig|faktis[kc]t? slut|факт(?:ическое|ическая)? (?:дата )?(?:окончани[ея]|завершени[ея])|[实實][际際](?:[结結]束|完成)(?:日期|[时時][间間]|日)?|실제 ?(?:종료|완료) ?일?|(?:ngày )?kết thúc thực tế)$/i,
    /^(?:slutt(?:datoen)?|slutdatoen|päätty(?:y|minen)|loppu(?:u|pvm|päivä)?|valmistuu|(?:datum )?(?:dokončení|konec|ukončení)|koniec|(?:dátum )?(?:befejezés|vége)|(?:befejezés|befejezési) (?:dátuma|ideje|dátum)|határidő|(?:dat[ăa] (?:de )?)?(?:sfâr[șş]it|sfarsit|finalizare)|(?:дата )?завершення|закінчення|(?:datum )?(?:završetka?|kraj|konec)|край|λήξη|완료 ?날짜|종료 ?날짜)$/i,
    /^due date text$/i,
    DAY_OR_SHARE,
  ],
  /** Both ends in one cell. */
  span: [/^(?:dates|timeline|date range|start ?(?:-|–|to|and) ?(?:end|finish|due)(?: dates?)?|zeitraum)$/i],
  squad: [
    /^(?:(?:(?:task|action|risk|issue) )?owner(?: name)?|(?:task )?assignee(?: name)?|assigned to|assign|(?:task )?responsible|squad|team|lead|accountable|person|member|coordinator)s?$/i,
    /^(?:verantwortlich(?:e|er)?|zuständig(?:e|er)?|bearbeiter|zugewiesen(?:e person| an)?|responsable|persona asignada|asignado a|(?:personne )?assignée?(?: à)?|attribu[ée]e? à|respons[áa]vel|eigenaar|verantwoordelijke|propriet[áa]rio|atribu[íi]do a|responsabile|assegnato a|verantwoordelijke|toegewezen aan|bearbeitet von|verantwortung|responsab(?:les|ili)|responsáveis|encargad[oa]s?|asignad[oa]|coordenador(?:es)?|coordinador(?:es)?|coordinateurs?|koordinator(?:en)?|pilotes?|porteurs?|incaricat[oi]|uitvoerder|wie|who|wer|qui|quién|chi|quem)$/i,
    /^(?:przypisan[eay] do|osob[ay] odpowiedzialn[ae]|odpowiedzialn[yai]|wykonawc[ay]|sorumlu(?:su| kişi| ekip)?|atanan(?: kişi)?|担当者?|担当者名|主担当|責任者|ansvarig(?:a)?|ansvarlige?|tilldelad|tildelt|исполнител[ьи]|ответственн(?:ый|ые)|[负負][责責]人|[责責]任人|[执執]行人|담당자?(?: ?명)?|책임자|작업자(?: ?명)?|(?:người )?(?:phụ trách|thực hiện))$/i,
    /^(?:resource (?:names?|list)|resources?|resourcing|ressourcen(?:namen)?|noms?(?: des?)? ressources?|nombres? de los recursos|recursos|nomes dos recursos|nomi risorse|risorse|resourcenamen|zasoby|nazwy zasobów|kaynak(?:lar| adları)?|リソース名?)$/i,
    /^(?:vastuuhenkilö|vastuu|resurss(?:it|ien nimet)|ressurs(?:er|navn)|ressourcenavne|(?:názvy )?zdroj(?:e|ů)|odpovědn[ýá](?: osoba)?|zodpovedn[ýá]|řešitel|felelős(?:ök)?|erőforrás(?:ok|nevek)?|responsabil(?:i)?|(?:nume )?resurse|відповідальн(?:ий|і)|виконавець|назви ресурсів|названия ресурсов|ресурсы|odgovorn[ai](?: oseba| osoba)?|отговорник|υπεύθυνος|资源(?:名称)?|資源名稱|리소스 ?이름|noms? ressources?)$/i,
  ],
  status: [
    /^(?:(?:task|issue|overall|project|activity) )?(?:status|state)(?: name)?$/i,
    /^(?:statut|état|estado|estatus|situação|stato|stand|stan|durum(?:u)?|ステータス|状態|状況|進捗状況|статус|состояние|状态|狀態|进展|상태|진행 ?상[태황]|trạng thái|tình trạng)$/i,
    /^(?:tila|stav|állapot|státusz|stare|stadiu|стан|статус|stanje|състояние|κατάσταση)$/i,
    /^(?:rag|rag status|status rag|health|ampel)$/i,
  ],
  progress: [
    /^(?:%? ?(?:work )?completed?|progress|percent(?:age)?(?: of)? (?:complete|done|completion)|pct complete|complet(?:ed?|ion) ?(?:in )?(?:%|pct|percent)|progress ?%|% ?done|% ?progress|(?:activity|physical) % ?complete(?: ?%)?|(?:%|pct|percent(?:age)?) of (?:task|work) completed?)$/i,
    /^(?:% ?(?:abgeschlossen|fertig|erledigt|achevé|completado|completada|conclu[íi]d[oa]|completamento|voltooid)|abgeschlossen|fortschritt(?: ?%| in %)?|fertigstellung(?:sgrad)?(?: ?%)?|avancement(?: ?%)?|avance(?: ?%)?|progresso(?: ?%)?|voortgang(?: ?%)?|projektfortschritt(?: in ?%| in| ?%)?)$/i,
    /^(?:(?:%|pourcentage|taux) ?(?:d['’]avancement|de réalisation|réalisé)|(?:%|porcentaje) ?(?:de )?(?:avance|completado|completad[oa])|(?:%|percentual|porcentagem) ?(?:de )?(?:conclusão|conclu[íi]d[oa]|avanço)|(?:%|percentuale) ?(?:di )?(?:completamento|avanzamento)|avanzamento(?: ?%)?|progreso(?: ?%)?|avanço(?: ?%)?|% ?(?:gereed|afgerond))$/i,
    /^(?:postęp(?: ?%)?|(?:%|procent) ?(?:ukończenia|wykonania|realizacji)|ilerleme(?: ?%| yüzdesi)?|(?:%|yüzde) ?tamamlan(?:dı|ma|an)|tamamlanma(?: ?%| yüzdesi| oranı)?|進捗率?(?: ?[%％])?|(?:達成|完了)率(?: ?[%％])?|framsteg|fremdrift|% ?(?:klart|färdigt|ferdig|færdig)|(?:%|процент) ?(?:выполнени[ея]|завершени[ея])|прогресс|готовность(?: ?%|, ?%)?|[进進]度(?: ?[%％])?|完成(?:度|率|百分比)(?: ?[%％])?|진[행척] ?[율률도](?: ?[%％])?|tiến độ(?: ?%)?|% ?hoàn thành)$/i,
    /^(?:(?:fertig|erledigt|abgeschlossen|fortschritt|erreicht) \(?in %\)?|(?:%|prosent) ?(?:fullført|fuldført|utført)|(?:% ?|prosenttia )?valmiina|% ?valmis|valmiusaste(?: ?%)?|% ?(?:dokončen[oí]|hotovo|splněno|dokončenia)|(?:készültség(?:i fok)?|% ?(?:kész|készültség))(?: ?%)?|% ?(?:finalizat|realizat)|(?:% )?завершення|% ?виконання|прогрес|완료율(?: ?%)?|진도율(?: ?%)?|% ?완료)$/i,
    /^done$/i,
    /^(?:completion|conclusão)$/i,
  ],
  dependsOn: [
    /^(?:(?:unique id |wbs )?predecessors?(?: (?:task )?ids?| tasks?| list| details| finish[- ]to[- ]start.*)?|depends on|dependent on|dependenc(?:y|ies)(?: (?:wbs|ids?|tasks?|task ids?|keys?))?(?: ?#)?|(?:is )?blocked by(?: dependencies)?|prerequisites?|waits for)$/i,
    /^(?:vorgänger|abhängig(?:keit|keiten| von)|prédécesseurs?|dépend de|predecesor[ae]s|depende de|predecessor[ae]s|predecessori|voorafgaande taken|voorgangers?|abhängigkeiten|dépendances?|antécédents?|dependencias?|antecesor[ae]s?|depend[êe]ncias?|antecessor[ae]s?|dipendenz[ae]|dipende da|afhankelijk(?:heid|heden)?(?: van)?)$/i,
    /^(?:poprzedni(?:k|ki|cy)|zależ(?:ność|ności|y od)|öncül(?:ler)?|bağımlılık(?:lar)?|先行(?:タスク|作業)|依存(?:関係|タスク)?|前提タスク|föregångare|föregående(?: uppgift(?:er)?)?|beroend(?:e|en|et)|forgængere?|avhengighet(?:er)?|afhængighed(?:er)?|предшественник[и]?|предшествующ(?:ая|ие)(?: задач[аи])?|зависимост[ьи]|зависит от|前置(?:任[务務]|作[业業]|工作)|[紧緊]前(?:任[务務]|工作)|依赖(?:任务|关系|项)?|선행 ?(?:작업|업무)(?: ?(?:번호|id))?|의존성|công việc (?:trước|tiên quyết|phụ thuộc)|phụ thuộc)$/i,
    /^(?:foregående (?:opgaver?|oppgaver?|aktiviteter?)|edeltäj(?:ä|ät)|edeltävät? tehtävä(?:t)?|předchůdc[ei]|předchůdci|predchodc[ai]|megelőző(?: (?:tevékenység|feladat))?(?:ek|ok)?|elődök|predecesor(?:i)?|попередник(?:и)?|залежн(?:ість|ості)|prethodni(?:k|ci)|predhodni(?:k|ki)|предшественици?|προκάτοχοι)$/i,
    /^inward issue link blocks$/i,
  ],
} as const

/** The other way round: what an item holds up. */
export const BLOCKS =
  /^(?:outward issue link blocks|blocks|(?:is )?blocking(?: dependencies)?|(?:unique id |wbs )?successors?(?: ids?| list)?|dependents after|nachfolger|successeurs?|sucesoras?)$/i

/** Names of columns of which one task has several: `Dependency 1`, `Dependency 2`. */
export const NUMBERED_LINK = /^(?:predecessor|dependency|depends on|vorgänger|prédécesseur|predecesora?) ?\d$/i
