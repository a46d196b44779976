import { chart } from './words/chart.ts'
import { controls } from './words/controls.ts'
import { page } from './words/page.ts'
import { questions } from './words/questions.ts'
import { editor, reports } from './words/reports.ts'
import { statement } from './words/statement.ts'
import { report } from './words/report.ts'
import { home } from './words/home.ts'

/** Every text that people read, by noun: one file of `words/` each, one line here. What depends on a figure or a name is a function. */
export const words = { home, report, chart, controls, editor, page, questions, reports, statement }
