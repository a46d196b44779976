/**
 * The same text with one kind of line end. Files that were put together from several, or written through two programs, mix them; a
 * parser that settles for one kind would run two lines together where the other stands. A carriage return alone ends a line only where
 * these are the rule (old Macs); elsewhere Excel leaves it in the middle of a field, without quotation marks.
 */
export function plainLineEnds(text: string): { text: string; newline: '\n' | '\r' } {
  if (!text.includes('\r')) return { text, newline: '\n' }
  const bare = text.replace(/"[^"]*"/g, '').replace(/\r+\n/g, '\n')
  const [returns, feeds] = [countOf(bare, '\r'), countOf(bare, '\n')]
  // Doubled by a program that wrote `\r\n` through another that makes one of each `\n`.
  const plain = text.replace(/\r+\n/g, '\n')
  return returns > feeds ? { text: plain.replaceAll('\n', '\r'), newline: '\r' } : { text: plain, newline: '\n' }
}

function countOf(text: string, mark: string): number {
  let count = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++
  return count
}
