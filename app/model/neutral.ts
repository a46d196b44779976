// A spreadsheet runs what looks like a formula, also in a cell that came as text: from a CSV file, from the clipboard, and from a text cell
// that somebody edits. What begins like one is written so that it stays a text.

/** With what a spreadsheet begins a formula, in narrow and in wide characters, and what it takes off before it looks. */
const BEGINS = /^[\s\u0000-\u001f\ufeff\u200b]*[=+\-@＝＋－＠]|^[\t\r\n\u0000]/u
/** Characters that no cell can hold. */
const UNCELLED =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * A text as a cell may hold it: an apostrophe stands before what would begin a formula, and a replacement character in the place of each
 * character that files cannot hold. Other texts are the same. Figures do not come here: -5 is a number.
 */
export function neutralText(text: string): string {
  const clean = text.replace(UNCELLED, '\ufffd')
  return BEGINS.test(text) ? `'${clean}` : clean
}

/** The text as it was, of a cell in which an apostrophe stands before what would begin a formula. */
export const withoutNeutral = (text: string): string => (/^'\s*[=+\-@＝＋－＠]/u.test(text) ? text.slice(1) : text)
