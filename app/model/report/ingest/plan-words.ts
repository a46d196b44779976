/** What the columns of a plan are called, also in German, French and Spanish: for each role the names in order of preference. */
export const ROLES = {
  what: [
    /^(?:(?:sub-?)?tasks?(?: name| description| title)?|summary|activit(?:y|ies)(?: name| description)?|work ?(?:package|item)s?(?: name)?|use case description)$/i,
    /^(?:user story|story|feature|backlog item) (?:title|name)$/i,
    /^(?:deliverables?|milestones?(?: (?:name|description))?|features?|(?:user )?stor(?:y|ies)|initiatives?|issue|card (?:name|title))$/i,
    /^(?:vorgangsname|vorgang|vorgänge|aufgaben?(?:name)?|arbeitspakete?|maßnahmen?|meilensteine?|tätigkeit(?:en)?|t[âa]ches?|nom de la t[âa]che|jalons?|tareas?|nombre de tarea|actividad(?:es)?|hitos?)$/i,
    /^(?:title|subject|item|what|titel|thema)$/i,
    /^(?:name|description|bezeichnung|beschreibung|nom|nombre)$/i,
  ],
  ref: [
    /^(?:wbs(?: ?(?:id|no\.?|code|number))?|outline number|psp(?:-?code)?|gliederungsnummer)$/i,
    /^(?:issue key|key|work item id|use case id|task (?:id|no\.?|number)|issue id|activity id|work package id)$/i,
    /^(?:id|unique id|ref(?:erence)?|no\.?|nr\.?|lfd\.? ?nr\.?|#|n[º°])$/i,
  ],
  parent: [
    /^(?:parent(?: (?:id|key|task|issue|link|wbs|item|work item|summary))?|belongs to|part of|summary task|übergeordnete(?:r|s)? (?:vorgang|aufgabe|element)|sammelvorgang|gehört zu)$/i,
  ],
  epic: [/^epic(?: (?:link|key|id))?$/i],
  level: [/^(?:outline level|level|indent(?: level)?|(?:wbs|task|hierarchy) level|depth|gliederungsebene|ebene)$/i],
  from: [
    /^(?:start|starts|begin|begins|from|anfang|beginn|von|début|inicio|comienzo)(?: ?(?:date|on))?$/i,
    /^(?:timeline -? ?start|start ?datum|startdatum|anfangstermin|starttermin|date (?:de )?début|fecha (?:de )?(?:inicio|comienzo))$/i,
    /^(?:planned|plan|scheduled|target|expected|estimated|geplanter) (?:start|begin|from|anfang|beginn)(?: date)?$/i,
    /^baseline (?:start|begin)(?: date)?$/i,
    /^actual (?:start|begin)(?: date)?$/i,
  ],
  to: [
    /^(?:finish|finishes|end|ends|to|until|completion|ende|bis|fin)(?: ?(?:date|on))?$/i,
    /^(?:timeline -? ?end|enddatum|endtermin|date (?:de )?fin|fecha (?:de )?fin(?:al(?:ización)?)?)$/i,
    /^(?:planned|plan|scheduled|target|expected|estimated|geplantes) (?:finish|end|due|to|completion|ende)(?: date)?$/i,
    /^(?:due|deadline|delivery|target|eta|fällig(?:keit| am)?|fälligkeitsdatum|termin|échéance|vencimiento)(?: ?(?:date|on))?$/i,
    /^(?:forecast|expected|current|planned|scheduled) date$/i,
    /^baseline (?:(?:finish|end)(?: date)?|date)$/i,
    /^actual (?:finish|end)(?: date)?$/i,
  ],
  /** Both ends in one cell. */
  span: [/^(?:dates|timeline|date range|start ?(?:-|–|to|and) ?(?:end|finish|due)(?: dates?)?|zeitraum)$/i],
  squad: [
    /^(?:(?:task|project) )?(?:owner|assignee|assigned to|assign|responsible|squad|team|lead|accountable|person|member)s?$/i,
    /^(?:verantwortlich(?:e|er)?|zuständig(?:e|er)?|bearbeiter|responsable|asignado a|assignée? à)$/i,
    /^(?:resource (?:names?|list)|resources?|resourcing|ressourcen(?:namen)?|noms? des? ressources?|nombres? de los recursos|recursos)$/i,
  ],
  status: [
    /^(?:(?:task|issue|overall|project|activity) )?(?:status|state)$/i,
    /^(?:statut|état|estado)$/i,
    /^(?:rag|rag status|status rag|health|ampel)$/i,
  ],
  progress: [
    /^(?:%? ?(?:work )?completed?|progress|percent(?:age)? (?:complete|done|completion)|pct complete|complet(?:ed?|ion) ?%|progress ?%|% ?done|% ?progress|(?:activity|physical) % ?complete(?: ?%)?)$/i,
    /^(?:% ?(?:abgeschlossen|fertig|erledigt|achevé|completado)|fortschritt(?: ?%| in %)?|fertigstellung(?:sgrad)?(?: ?%)?|avancement(?: ?%)?|avance(?: ?%)?)$/i,
    /^done$/i,
  ],
  dependsOn: [
    /^(?:(?:unique id |wbs )?predecessors?(?: ids?| list)?|depends on|dependent on|dependenc(?:y|ies)|(?:is )?blocked by(?: dependencies)?|prerequisites?|waits for)$/i,
    /^(?:vorgänger|abhängig(?:keit|keiten| von)|prédécesseurs?|dépend de|predecesoras?|depende de)$/i,
    /^inward issue link blocks$/i,
  ],
} as const

/** The other way round: what an item holds up. */
export const BLOCKS =
  /^(?:outward issue link blocks|blocks|(?:is )?blocking(?: dependencies)?|(?:unique id |wbs )?successors?(?: ids?| list)?|nachfolger|successeurs?|sucesoras?)$/i
