/** What is kept in a table, in words for a data protection officer and a works council. */
export interface Description<Column extends string = string> {
  purpose: string
  retention: string
  /** Whether its rows name a person. Of 'nobody' there is no column that could. */
  about: 'a person' | 'nobody'
  /** Columns that hold the id of a person, and of those that hold a name, an address or a text in which one stands. */
  persons?: readonly Column[]
  addresses?: readonly Column[]
  names?: readonly Column[]
  within?: readonly Column[]
  /** Each column's own sentence; one that is missing is a type error. */
  columns: Record<Column, string>
}

/** The columns of a table. */
export type ColumnOf<Table> = Table extends { $inferSelect: infer Row } ? keyof Row & string : never

/** Describes a group of tables, all of them and all of their columns. */
export type Descriptions<Tables> = { [Name in keyof Tables]: Description<ColumnOf<Tables[Name]>> }

// Said the same everywhere.
export const ID = 'Random id; says nothing of time, order or person.'
export const MADE_AT = 'When it was made.'
export const MADE_BY = 'The person who made it.'
export const VERSION = 'Counts changes, so that nobody overwrites what somebody else has just changed.'
export const WITH_REPORT = 'As long as the report; a removal for good takes it away at once.'
export const WITH_MEETING = 'As long as the meeting.'
export const OF_REPORT = 'The report that it belongs to.'
export const OF_MEETING = 'The meeting that it belongs to.'
