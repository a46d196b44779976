/**
 * A formula of OpenDocument as Excel writes it: `of:=SUM([.B2:.B3];[$'Q 3'.C4])` → `SUM(B2:B3,'Q 3'!C4)`. Formulas are never evaluated;
 * only what a cell adds up is read from them. References into other files become `#REF!`, so that their address stays out.
 */
export function a1Formula(formula: string): string {
  const bare = formula.replace(/^(?:[a-z][\w.-]*:)?=/i, '')
  // Excel's own notation inside of an OpenDocument file.
  if (/^msoxl:/i.test(formula)) return bare
  return bare
    .split(/("(?:[^"]|"")*"|\[(?:'(?:[^']|'')*'|[^\]'])*\])/)
    .map((piece, index) => {
      if (index % 2 === 0) return piece.replaceAll(';', ',').replaceAll('~', ',')
      return piece.startsWith('[') ? a1Reference(piece.slice(1, -1)) : piece
    })
    .join('')
}

const REFERENCE =
  /^(?:\$?('(?:[^']|'')*'|[^'.:#]*)\.)(\$?[A-Z]{1,3}\$?\d{1,7})(?::(?:\$?('(?:[^']|'')*'|[^'.:#]*)\.)?(\$?[A-Z]{1,3}\$?\d{1,7}))?$/i

function a1Reference(reference: string): string {
  const found = REFERENCE.exec(reference)
  if (!found?.[2]) return '#REF!'
  const [, sheet = '', from, lastSheet = '', to] = found
  // From one sheet to another: no report adds that up.
  if (lastSheet !== '' && lastSheet !== sheet) return '#REF!'
  const named = sheet === '' ? '' : `${/^[A-Za-z_]\w*$|^'/.test(sheet) ? sheet : `'${sheet}'`}!`
  return to ? `${named}${from}:${to}` : `${named}${from}`
}
