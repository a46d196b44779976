import type { EditKind } from './edit-schema.ts'

/** For people: "changed the notes of a section". */
export const EDIT_WORDS: Record<
  EditKind | 'add from workbook' | 'renew from workbook' | 'decide lines' | 'take over' | 'bring by program' | 'remove for good',
  string
> = {
  'name report': 'changed title or period',
  'write sentences': 'wrote the five sentences',
  'add section': 'added a section',
  'add pictures': 'added pictures',
  'name section': 'renamed a section',
  'move section': 'moved a section',
  'remove section': 'removed a section',
  'write notes': 'wrote presenter’s notes',
  'describe lines': 'described line items',
  'set statement': 'changed how a statement is shown',
  'write section': 'changed a section',
  'withhold section': 'withheld a section',
  'add from workbook': 'added sections from a workbook',
  'renew from workbook': 'took in a new version of a workbook',
  'decide lines': 'said which lines are those of earlier reports',
  'take over': 'took over charts, key figures or owners from the report before',
  'explain restatements': 'said why figures were restated',
  'bring by program': 'let a program bring line items',
  'remove for good': 'removed something for good',
}
