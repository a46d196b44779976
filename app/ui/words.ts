import { controls } from './words/controls.ts'
import { page } from './words/page.ts'
import { statement } from './words/statement.ts'

/** Every text that people read, by noun: one file of `words/` each, one line here. What depends on a figure or a name is a function. */
export const words = { controls, page, statement }
