import type { Column } from '#app/model/report/section.ts'
import { words } from '../words.ts'

/**
 * The columns of a statement to choose from: those of figures. A variance as the file gives it is offered only where it was chosen already,
 * and called what it is: it has to be chosen away.
 */
export const columnsOffered = (columns: readonly Column[], chosen: readonly (string | null)[]): { value: string; label: string }[] =>
  columns
    .filter(({ id, variance }) => variance === undefined || chosen.includes(id))
    .map(({ id, label, variance }) => ({ value: id, label: variance ? words.editor.asInFile(label) : label }))
