/** Cut without breaking a character in two. */
export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${[...text.slice(0, length)].slice(0, -1).join('')}…`

/** Cells as a sentence names them: all of a few, the first and the last of many. */
export const someCells = (cells: readonly (string | null)[]): string =>
  cells.length > 8 ? `${cells.slice(0, 6).join(', ')} … ${cells.at(-1)}` : cells.join(', ')
