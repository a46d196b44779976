/** What the columns of a plan are called, also in German, French and Spanish, in part in Italian, Portuguese and Dutch: for each role the names in order of preference. */
export const ROLES = {
  what: [
    /^(?:(?:sub-?)?tasks?(?: name| description| title)?|summary|activit(?:y|ies)(?: name| description)?|work ?(?:package|item)s?(?: name)?|use case description)$/i,
    /^(?:user story|story|feature|backlog item) (?:title|name)$/i,
    /^(?:title|subject|titel|titre|t[íi]tulo|titolo|betreff)$/i,
    /^(?:deliverables?|milestones?(?: (?:name|description|title))?|features?(?: list)?|(?:user )?stor(?:y|ies)|initiatives?|issue|card (?:name|title)|actions?(?: (?:items?|points?|required))?)$/i,
    /^(?:vorgangsname|vorgang|vorgänge|aufgaben?(?:name)?|arbeitspakete?|arbeitsschritte?|maßnahmen?|meilensteine?|tätigkeit(?:en)?|aktivität(?:en)?|zusammenfassung|t[âa]ches?|nom de la t[âa]che|jalons?|activités?|r[ée]sum[ée]|tareas?|nombre de (?:la )?tarea|actividad(?:es)?|hitos?|resumen)$/i,
    /^(?:tarefas?|nome da tarefa|atividades?|resumo|attività|nome attività|azion[ei]|acci[óo]n(?:es)?|a[çc](?:ão|ões)|taak|taken|taaknaam|activiteit(?:en)?|acties?|actiepunt(?:en)?)$/i,
    /^(?:item|what|thema|to-?do|content|short description|kurzbeschreibung)$/i,
    /^(?:name|description|bezeichnung|beschreibung|nom|nombre|nome|naam|omschrijving|descripci[óo]n|descrição)$/i,
  ],
  ref: [
    /^(?:wbs(?: ?(?:id|no\.?|code|number|#))?|outline number|psp(?:-?(?:code|element))?|gliederungsnummer|edt|n(?:úmero|uméro) (?:de esquema|hiérarchique))$/i,
    /^(?:issue key|key|work item id|use case id|task (?:id|no\.?|number|#)|issue id|activity id|work package id|milestone id|vorgangsschlüssel|clave de incidencia|clé de ticket|chave da item|chave)$/i,
    /^(?:id|unique id|number|reference #|vorgangs-id|id de la incidencia|id de ticket|ref(?:erence)?|no\.?|nr\.?|lfd\.? ?nr\.?|#|n[º°o]\.?)$/i,
  ],
  parent: [
    /^(?:parent(?:[ -](?:id|key|task|issue|link|wbs|item|work item|summary))?|id parent|belongs to|part of|subtask of|child of|summary task|übergeordnete(?:r|s|n)? (?:vorgang|aufgabe|element|id)|sammelvorgang|gehört zu|tâche parente|(?:tarea )?principal)$/i,
  ],
  epic: [/^epic(?: (?:link|key|id))?$/i],
  level: [
    /^(?:outline level|level|indent(?: level)?|(?:wbs|task|hierarchy) level|depth|gliederungsebene|ebene|niveau hiérarchique|nivel (?:de esquema|da estrutura de tópicos)|livello struttura|overzichtsniveau)$/i,
  ],
  from: [
    /^(?:start|starts|begin|begins|from|anfang|beginn|von|début|inicio|comienzo|in[íi]cio|inizio|begin ?datum)(?: ?(?:date|on))?$/i,
    /^(?:(?:timeline|time ?frame|basic|ecktermin) ?-? ?start|start ?datum|startdatum|anfangstermin|starttermin|date (?:de )?début|fecha (?:de )?(?:inicio|comienzo)|data (?:de )?in[íi]cio|data (?:di )?inizio)$/i,
    /^(?:planned|plan|scheduled|target|expected|estimated|anticipated|proposed|projected|forecast|geplanter) (?:start|begin|from|anfang|beginn)(?: date)?$/i,
    /^baseline (?:start|begin)(?: date)?$/i,
    /^actual (?:start|begin)(?: date)?$/i,
    /^start date text$/i,
  ],
  to: [
    /^(?:finish|finishes|end|ends|to|until|ende|bis|fin|fim|fine|término|einde|eind ?datum)(?: ?(?:date|on))?$/i,
    /^(?:completion (?:date|on)|(?:timeline|time ?frame|basic|ecktermin) ?-? ?(?:end|finish|ende)|enddatum|endtermin|date (?:de )?fin|fecha (?:de )?fin(?:al(?:ización)?)?|data (?:de )?(?:fim|término|conclusão)|data (?:di )?fine)$/i,
    /^(?:planned|plan|scheduled|target|expected|estimated|anticipated|proposed|projected|forecast|geplantes) (?:finish|end|due|to|completion|ende)(?: date)?$/i,
    /^(?:due|deadline|delivery|target|eta|fällig(?:keit| am)?|fälligkeitsdatum|termin|(?:date d['’])?échéance|(?:fecha de )?vencimiento|(?:data de )?vencimento|prazo|scadenza|vervaldatum)(?: ?(?:date|on))?$/i,
    /^(?:forecast|expected|current|planned|scheduled) date$/i,
    /^baseline (?:(?:finish|end)(?: date)?|date)$/i,
    /^actual (?:finish|end)(?: date)?$/i,
    /^due date text$/i,
  ],
  /** Both ends in one cell. */
  span: [/^(?:dates|timeline|date range|start ?(?:-|–|to|and) ?(?:end|finish|due)(?: dates?)?|zeitraum)$/i],
  squad: [
    /^(?:(?:(?:task|action|risk|issue) )?owner|(?:task )?assignee|assigned to|assign|(?:task )?responsible|squad|team|lead|accountable|person|member)s?$/i,
    /^(?:verantwortlich(?:e|er)?|zuständig(?:e|er)?|bearbeiter|zugewiesen(?:e person| an)?|responsable|persona asignada|asignado a|(?:personne )?assignée?(?: à)?|attribu[ée]e? à|respons[áa]vel|eigenaar|verantwoordelijke|propriet[áa]rio|atribu[íi]do a|responsabile|assegnato a|verantwoordelijke|toegewezen aan)$/i,
    /^(?:resource (?:names?|list)|resources?|resourcing|ressourcen(?:namen)?|noms?(?: des?)? ressources?|nombres? de los recursos|recursos|nomes dos recursos|nomi risorse|resourcenamen)$/i,
  ],
  status: [
    /^(?:(?:task|issue|overall|project|activity) )?(?:status|state)$/i,
    /^(?:statut|état|estado|situação|stato)$/i,
    /^(?:rag|rag status|status rag|health|ampel)$/i,
  ],
  progress: [
    /^(?:%? ?(?:work )?completed?|progress|percent(?:age)?(?: of)? (?:complete|done|completion)|pct complete|complet(?:ed?|ion) ?(?:%|pct|percent)|progress ?%|% ?done|% ?progress|(?:activity|physical) % ?complete(?: ?%)?|(?:%|pct|percent(?:age)?) of (?:task|work) completed?)$/i,
    /^(?:% ?(?:abgeschlossen|fertig|erledigt|achevé|completado|completada|conclu[íi]d[oa]|completamento|voltooid)|abgeschlossen|fortschritt(?: ?%| in %)?|fertigstellung(?:sgrad)?(?: ?%)?|avancement(?: ?%)?|avance(?: ?%)?|progresso(?: ?%)?|voortgang(?: ?%)?)$/i,
    /^done$/i,
    /^completion$/i,
  ],
  dependsOn: [
    /^(?:(?:unique id |wbs )?predecessors?(?: ids?| list| details)?|depends on|dependent on|dependenc(?:y|ies)(?: (?:wbs|ids?|tasks?|task ids?|keys?))?(?: ?#)?|(?:is )?blocked by(?: dependencies)?|prerequisites?|waits for)$/i,
    /^(?:vorgänger|abhängig(?:keit|keiten| von)|prédécesseurs?|dépend de|predecesor[ae]s|depende de|predecessor[ae]s|predecessori|voorafgaande taken|voorgangers?)$/i,
    /^inward issue link blocks$/i,
  ],
} as const

/** The other way round: what an item holds up. */
export const BLOCKS =
  /^(?:outward issue link blocks|blocks|(?:is )?blocking(?: dependencies)?|(?:unique id |wbs )?successors?(?: ids?| list)?|dependents after|nachfolger|successeurs?|sucesoras?)$/i

/** Names of columns of which one task has several: `Dependency 1`, `Dependency 2`. */
export const NUMBERED_LINK = /^(?:predecessor|dependency|depends on|vorgänger|prédécesseur|predecesora?) ?\d$/i
