/** Every text that people read, by noun: one file of `words/` each, one line in `nouns.ts`. What depends on a figure or a name is a function. */
export * as words from './words/nouns.ts'
