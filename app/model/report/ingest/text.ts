/** Cut without breaking a character in two. */
export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${[...text.slice(0, length)].slice(0, -1).join('')}…`
