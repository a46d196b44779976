import { chart } from './words/chart.ts'
import { controls } from './words/controls.ts'
import { page } from './words/page.ts'
import { questions } from './words/questions.ts'
import { editor, reports } from './words/reports.ts'
import { statement } from './words/statement.ts'

/** Every text that people read, by noun: one file of `words/` each, one line here. What depends on a figure or a name is a function. */
export const words = { chart, controls, editor, page, questions, reports, statement }
