const TOKEN =
  /[ \t\n\r]*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))|([{}[\],:]))/y

const SPACE = /[ \t\n\r]*/y

/** What may come next: a value, a name or the end of the object, a name, the mark after a name, or what follows a value. */
type Next = 'value' | 'value or ]' | 'name or }' | 'name' | ':' | ', or end'

/** Why a text that is no JSON is none, in words: the line and character from which on it cannot go on so, and what to look for. */
export function noJson(text: string): string {
  if (text.trim() === '') return 'The body is empty: send JSON.'
  const { at, ended } = faultAt(text)
  if (ended) return 'This is no JSON: it ends before its last bracket or quotation mark.'
  const before = text.slice(0, at)
  const where = `line ${before.split('\n').length}, character ${at - before.lastIndexOf('\n')}`
  const found = text.codePointAt(at) ?? 0
  const shown = found < 32 ? 'a tab or line break inside a text (write \\t or \\n)' : `“${String.fromCodePoint(found)}”`
  return `This is no JSON: ${where} is ${shown}, which cannot stand there. Names and texts stand in double quotes, no comma stands after the last member, and there is no NaN and no comment.`
}

/** Where a text stops being JSON; `ended`: it stops too early. */
function faultAt(text: string): { at: number; ended: boolean } {
  const inside: ('{' | '[')[] = []
  let next: Next = 'value'
  let at = 0
  for (;;) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    SPACE.lastIndex = at
    const place = at + (SPACE.exec(text)?.[0].length ?? 0)
    if (!match) return inText(text, place)
    const [whole, string, plain, mark] = match
    const isValue = next === 'value' || next === 'value or ]'
    if (string !== undefined && (next === 'name' || next === 'name or }')) next = ':'
    else if ((string !== undefined || plain !== undefined) && isValue) next = ', or end'
    else if ((mark === '{' || mark === '[') && isValue) {
      inside.push(mark)
      next = mark === '{' ? 'name or }' : 'value or ]'
    } else if (mark === ':' && next === ':') next = 'value'
    else if (mark === ',' && next === ', or end' && inside.length > 0) next = inside.at(-1) === '{' ? 'name' : 'value'
    else if (
      (mark === '}' && inside.at(-1) === '{' && (next === ', or end' || next === 'name or }')) ||
      (mark === ']' && inside.at(-1) === '[' && (next === ', or end' || next === 'value or ]'))
    ) {
      inside.pop()
      next = ', or end'
    } else return { at: place, ended: false }
    at += whole.length
  }
}

/** A text that begins there and is not right has its fault further on, or no end. */
function inText(text: string, place: number): { at: number; ended: boolean } {
  if (text[place] !== '"') return { at: place, ended: place >= text.length }
  const good = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y
  good.lastIndex = place
  const end = place + (good.exec(text)?.[0].length ?? 1)
  return { at: end, ended: end >= text.length }
}
