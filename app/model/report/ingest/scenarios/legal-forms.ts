/** The forms in which companies are registered, as they are written behind a name (ISO 20275 lists them). */
const FORM =
  'GmbH|gGmbH|AG|SE|KG|KGaA|OHG|UG|eG|e\\. ?V\\.|Ltd\\.?|Limited|LLC|LLP|PLC|plc|Inc\\.?|Incorporated|Corp\\.?|Corporation|S\\. ?A\\.(?: ?S\\.)?|SAS|SARL|S\\. ?[rR]\\. ?l\\.?|Srl|S\\. ?p\\. ?A\\.?|SpA|B\\. ?V\\.|BV|N\\. ?V\\.|NV|AB|A\\/S|ApS|ASA|Oyj?|S\\. ?L\\.|Ltda\\.?|Sp\\. ?z ?o\\. ?o\\.?|Pty|Kft\\.?|s\\. ?r\\. ?o\\.?'
const NAMED = new RegExp(`[\\p{L}\\d'’.-]+,? (?:${FORM})(?![\\p{L}\\d])`, 'gu')

/** Leaves out each registered form and the word before it, which is of the company's name whatever else it may mean: `Vision 2030 GmbH`, `March Ltd`. */
export const withoutNamed = (text: string): string => (text.length <= LONGEST ? text.replace(NAMED, ' ') : text)

const LONGEST = 200
