import { chart } from './words/chart.ts'
import { controls } from './words/controls.ts'
import { home } from './words/home.ts'
import { page } from './words/page.ts'
import { questions } from './words/questions.ts'
import { report } from './words/report.ts'
import { editor } from './words/editor.ts'
import { reports } from './words/reports.ts'
import { statement } from './words/statement.ts'

/** Every text that people read, by noun: one file of `words/` each, one line here. What depends on a figure or a name is a function. */
export const words = { chart, controls, editor, home, page, questions, report, reports, statement }
