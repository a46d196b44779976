/**
 * What the columns of a plan are called, in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Turkish and Japanese: for each
 * role the names in order of preference.
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
    /^(?:item|what|thema|to-?do|content|short description|kurzbeschreibung)$/i,
    /^(?:name|description|bezeichnung|beschreibung|nom|nombre|nome|naam|omschrijving|descripci[óo]n|descrição|nazwa|opis|açıklama|başlık|項目名?|名称|内容)$/i,
  ],
  ref: [
    /^(?:wbs(?: ?(?:id|no\.?|code|number|#))?|outline number|psp(?:-?(?:code|element))?|gliederungsnummer|edt|n(?:úmero|uméro) (?:de esquema|hiérarchique))$/i,
    /^(?:issue key|key|work item id|use case id|task (?:id|no\.?|number|#)|issue id|activity id|work package id|milestone id|vorgangsschlüssel|clave de incidencia|clé de ticket|chave da item|chave)$/i,
    /^(?:id|unique id|number|reference #|vorgangs-id|id de la incidencia|id de ticket|ref(?:erence)?|no\.?|s(?:[lr]|er)?\.? ?no\.?|serial (?:no\.?|number)|nr\.?|nro\.?|num[ée]ro|número|lfd\.? ?nr\.?|#|n[º°o]\.?|lp\.?|l\. ?p\.|sıra(?: no\.?)?|番号|項番|№|id (?:wbs|eap|zadania)|código(?: eap)?|eap)$/i,
  ],
  parent: [
    /^(?:parent(?:[ -](?:id|key|task|issue|link|wbs|item|work item|summary))?|id parent|belongs to|part of|subtask of|child of|summary task|übergeordnete(?:r|s|n)? (?:vorgang|aufgabe|element|id)|sammelvorgang|gehört zu|tâche parente|(?:tarea )?principal|tarefa (?:pai|principal)|attività principale|bovenliggende taak|zadanie nadrzędne|üst görev|親(?:タスク|課題)?)$/i,
  ],
  epic: [/^epic(?: (?:link|key|id))?$/i],
  level: [
    /^(?:outline level|level|indent(?: level)?|(?:wbs|task|hierarchy) level|depth|gliederungsebene|ebene|niveau hiérarchique|n[ií]vel(?: (?:de esquema|da estrutura de tópicos))?|livello(?: struttura)?|overzichtsniveau|poziom|seviye|階層|レベル)$/i,
  ],
  from: [
    /^(?:start|starts|starting|begin|begins|beginning|from|anfang|beginn|von|début|inicio|comienzo|in[íi]cio|inizio|begin ?datum)(?: ?(?:date|on))?$/i,
    /^(?:(?:timeline|time ?frame|basic|ecktermin) ?-? ?start|start ?datum|startdatum|anfangstermin|starttermin|date (?:de )?début|fecha (?:de )?(?:inicio|comienzo)|data (?:de )?in[íi]cio|data (?:di )?inizio)$/i,
    /^(?:data rozpoczęcia|rozpoczęcie|pocz[ąa]tek|başlangıç(?: tarihi)?|başlama(?: tarihi)?|開始日?|着手日?|begindatum|aanvang)$/i,
    /^(?:(?:planned|plan|scheduled|target|expected|estimated|anticipated|proposed|projected|forecast|geplanter|soll) ?-?(?:start|begin|from|anfang|beginn)(?: date)?|geplande start(?:datum)?)$/i,
    /^(?:(?:date (?:de )?)?début (?:prévue?|planifiée?)|(?:fecha (?:de )?)?inicio (?:previst[oa]|planificad[oa]|plan(?:ead[oa])?)|(?:data (?:de )?)?in[íi]cio (?:previst[oa]|planejad[oa]|planead[oa])|(?:data (?:di )?)?inizio (?:previst[oa]|pianificat[oa])|inizio del piano)$/i,
    /^(?:planowan[ay] (?:data )?(?:rozpoczęci[ae]|początek|start)|plan(?:lanan)? başlangıç(?: tarihi)?|(?:予定|計画) ?開始日?|開始 ?(?:予定日?|日? ?予定|計画))$/i,
    /^baseline (?:start|begin)(?: date)?$/i,
    /^(?:actual (?:start|begin)(?: date)?|ist-?(?:start|beginn|anfang)|(?:date (?:de )?)?début (?:réel(?:le)?|effectif)|inicio real|in[íi]cio (?:real|efetivo)|inizio (?:effettivo|reale)|gerçekleşen başlangıç|実績 ?開始日?|開始 ?(?:実績日?|日? ?実績))$/i,
    /^start date text$/i,
  ],
  to: [
    /^(?:finish|finishes|end|ends|ending|to|until|ende|bis|fin|fim|fine|término|einde|eind ?datum)(?: ?(?:date|on))?$/i,
    /^(?:(?:timeline|time ?frame|basic|ecktermin) ?-? ?(?:end|finish|ende)|enddatum|endtermin|date (?:de )?fin|fecha (?:de )?fin(?:al(?:ización)?)?|data (?:de )?(?:fim|término|conclusão)|data (?:di )?fine)$/i,
    /^(?:data (?:zakończenia|ukończenia)|zakończenie|koniec|bitiş(?: tarihi)?|終了日?|完了日|(?:bis|gereed) ?datum)$/i,
    /^(?:(?:planned|plan|scheduled|target|expected|estimated|anticipated|proposed|projected|forecast|geplantes|soll) ?-?(?:finish|end|due|to|completion|ende)(?: date)?|geplande eind(?:datum)?)$/i,
    /^(?:(?:date (?:de )?)?fin (?:prévue?|planifiée?)|(?:fecha (?:de )?)?fin(?:al)? (?:previst[oa]|planificad[oa]|planead[oa])|(?:data (?:de )?)?(?:fim|término) (?:previst[oa]|planejad[oa]|planead[oa])|(?:data (?:di )?)?fine (?:previst[oa]|pianificat[oa]))$/i,
    /^(?:planowan[aye] (?:data )?(?:zakończeni[ae]|koniec)|plan(?:lanan)? bitiş(?: tarihi)?|(?:予定|計画) ?(?:終了|完了)日?|(?:終了|完了) ?(?:予定日?|日? ?予定|計画))$/i,
    /^(?:due|deadline|delivery|target|eta|fällig(?:keit| am)?|fälligkeitsdatum|termin|(?:date d['’])?échéance|(?:fecha de )?vencimiento|(?:data de )?vencimento|prazo|scadenza|vervaldatum|fecha (?:límite|de entrega)|data (?:limite|de entrega|di consegna)|date (?:limite|de livraison)|termin (?:wykonania|realizacji)|teslim tarihi|son tarih|termin tarihi|期限日?|期日|納期|締切日?|完了予定日?)(?: ?(?:date|on))?$/i,
    /^(?:forecast|expected|current|planned|scheduled) date$/i,
    /^(?:completion|completed) (?:date|on)$/i,
    /^baseline (?:(?:finish|end)(?: date)?|date)$/i,
    /^(?:actual (?:finish|end)(?: date)?|ist-?ende|(?:date (?:de )?)?fin (?:réel(?:le)?|effective)|fin real|(?:fim|término) (?:real|efetivo)|fine (?:effettiva|reale)|gerçekleşen bitiş|実績 ?(?:終了|完了)日?|(?:終了|完了) ?(?:実績日?|日? ?実績))$/i,
    /^due date text$/i,
  ],
  /** Both ends in one cell. */
  span: [/^(?:dates|timeline|date range|start ?(?:-|–|to|and) ?(?:end|finish|due)(?: dates?)?|zeitraum)$/i],
  squad: [
    /^(?:(?:(?:task|action|risk|issue) )?owner|(?:task )?assignee|assigned to|assign|(?:task )?responsible|squad|team|lead|accountable|person|member)s?$/i,
    /^(?:verantwortlich(?:e|er)?|zuständig(?:e|er)?|bearbeiter|zugewiesen(?:e person| an)?|responsable|persona asignada|asignado a|(?:personne )?assignée?(?: à)?|attribu[ée]e? à|respons[áa]vel|eigenaar|verantwoordelijke|propriet[áa]rio|atribu[íi]do a|responsabile|assegnato a|verantwoordelijke|toegewezen aan|bearbeitet von|verantwortung|responsab(?:les|ili)|responsáveis|encargad[oa]s?|asignad[oa]|pilotes?|porteurs?|incaricat[oi]|uitvoerder|wie)$/i,
    /^(?:przypisan[eay] do|osob[ay] odpowiedzialn[ae]|odpowiedzialn[yai]|wykonawc[ay]|sorumlu(?:su| kişi| ekip)?|atanan(?: kişi)?|担当者?|担当者名|主担当|責任者)$/i,
    /^(?:resource (?:names?|list)|resources?|resourcing|ressourcen(?:namen)?|noms?(?: des?)? ressources?|nombres? de los recursos|recursos|nomes dos recursos|nomi risorse|risorse|resourcenamen|zasoby|nazwy zasobów|kaynak(?:lar| adları)?|リソース名?)$/i,
  ],
  status: [
    /^(?:(?:task|issue|overall|project|activity) )?(?:status|state)$/i,
    /^(?:statut|état|estado|estatus|situação|stato|stand|stan|durum(?:u)?|ステータス|状態|状況|進捗状況)$/i,
    /^(?:rag|rag status|status rag|health|ampel)$/i,
  ],
  progress: [
    /^(?:%? ?(?:work )?completed?|progress|percent(?:age)?(?: of)? (?:complete|done|completion)|pct complete|complet(?:ed?|ion) ?(?:%|pct|percent)|progress ?%|% ?done|% ?progress|(?:activity|physical) % ?complete(?: ?%)?|(?:%|pct|percent(?:age)?) of (?:task|work) completed?)$/i,
    /^(?:% ?(?:abgeschlossen|fertig|erledigt|achevé|completado|completada|conclu[íi]d[oa]|completamento|voltooid)|abgeschlossen|fortschritt(?: ?%| in %)?|fertigstellung(?:sgrad)?(?: ?%)?|avancement(?: ?%)?|avance(?: ?%)?|progresso(?: ?%)?|voortgang(?: ?%)?|projektfortschritt(?: in ?%| in| ?%)?)$/i,
    /^(?:(?:%|pourcentage|taux) ?(?:d['’]avancement|de réalisation|réalisé)|(?:%|porcentaje) ?(?:de )?(?:avance|completado|completad[oa])|(?:%|percentual|porcentagem) ?(?:de )?(?:conclusão|conclu[íi]d[oa]|avanço)|(?:%|percentuale) ?(?:di )?(?:completamento|avanzamento)|avanzamento(?: ?%)?|% ?(?:gereed|afgerond))$/i,
    /^(?:postęp(?: ?%)?|(?:%|procent) ?(?:ukończenia|wykonania|realizacji)|ilerleme(?: ?%| yüzdesi)?|(?:%|yüzde) ?tamamlan(?:dı|ma|an)|tamamlanma(?: ?%| yüzdesi| oranı)?|進捗率?(?: ?[%％])?|(?:達成|完了)率(?: ?[%％])?)$/i,
    /^done$/i,
    /^completion$/i,
  ],
  dependsOn: [
    /^(?:(?:unique id |wbs )?predecessors?(?: ids?| list| details)?|depends on|dependent on|dependenc(?:y|ies)(?: (?:wbs|ids?|tasks?|task ids?|keys?))?(?: ?#)?|(?:is )?blocked by(?: dependencies)?|prerequisites?|waits for)$/i,
    /^(?:vorgänger|abhängig(?:keit|keiten| von)|prédécesseurs?|dépend de|predecesor[ae]s|depende de|predecessor[ae]s|predecessori|voorafgaande taken|voorgangers?|abhängigkeiten|dépendances?|antécédents?|dependencias?|antecesor[ae]s?|depend[êe]ncias?|antecessor[ae]s?|dipendenz[ae]|dipende da|afhankelijk(?:heid|heden)?(?: van)?)$/i,
    /^(?:poprzedni(?:k|ki|cy)|zależ(?:ność|ności|y od)|öncül(?:ler)?|bağımlılık(?:lar)?|先行(?:タスク|作業)|依存(?:関係|タスク)?|前提タスク)$/i,
    /^inward issue link blocks$/i,
  ],
} as const

/** The other way round: what an item holds up. */
export const BLOCKS =
  /^(?:outward issue link blocks|blocks|(?:is )?blocking(?: dependencies)?|(?:unique id |wbs )?successors?(?: ids?| list)?|dependents after|nachfolger|successeurs?|sucesoras?)$/i

/** Names of columns of which one task has several: `Dependency 1`, `Dependency 2`. */
export const NUMBERED_LINK = /^(?:predecessor|dependency|depends on|vorgänger|prédécesseur|predecesora?) ?\d$/i
