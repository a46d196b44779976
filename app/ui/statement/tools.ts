import { type ComponentType, createContext, type KeyboardEvent, type RefObject } from 'react'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import type { Choice, Layout, layOut, ShownColumn, ShownRow } from './layout.ts'

/** Lines whose own lines are put away, and lines that stay on top. */
export interface Arrangement {
  closed: ReadonlySet<string>
  pinned: readonly string[]
}

export interface ToolbarProps {
  title: string
  view: StatementView
  layout: Layout
  /** What stands in the table now, in order. */
  rows: readonly ShownRow[]
  choice: Choice
  /** What the table shows now: a moment behind what was chosen, while it is worked out. */
  shown: Choice
  onChoose: (change: Partial<Choice>) => void
  arrangement: Arrangement
  onArrange: (change: Partial<Arrangement>) => void
  /** A line that an address names: to be opened and shown. */
  onLink: (id: string) => void
  query: string
  onQuery: (query: string) => void
  /** How many lines; null while they are looked for. */
  found: number | null
  root: RefObject<HTMLElement | null>
  search: RefObject<HTMLInputElement>
  onHelp: () => void
}

export interface LineToolsProps {
  item: LineItemView
  pinned: boolean
  onPin: () => void
}

export interface RoundingRowProps {
  row: ShownRow
  columns: readonly ShownColumn[]
  /** Key of the second column on a narrow screen. */
  narrow: string
  /** Whether it stands in a part of a long table. */
  part: boolean
}

/**
 * What a page gives to the statements in it: choices over the table and what they do. The follow page, which a phone loads in a hall, gives
 * nothing, and none of this comes along (docs/decisions/0015-the-follow-page-is-a-shell.md).
 */
export interface StatementTools {
  Toolbar: ComponentType<ToolbarProps>
  /** In an opened line. */
  LineTools: ComponentType<LineToolsProps>
  RoundingRow: ComponentType<RoundingRowProps>
  /** The table with every mode of columns, and with what rounding leaves over. */
  layOut: typeof layOut
  /** Rows that stay when lines are put away. */
  unfolded: (rows: readonly ShownRow[], view: StatementView, closed: ReadonlySet<string>) => ShownRow[]
  /** Lines that have lines of their own. */
  foldable: (view: StatementView) => ReadonlySet<string>
  /** Left and right on a line's name; returns whether it took the key. */
  foldByKey: (
    event: KeyboardEvent<HTMLElement>,
    view: StatementView,
    arrangement: Arrangement,
    onArrange: ToolbarProps['onArrange'],
  ) => boolean
  /** What the button that puts a line's lines away is called. */
  foldName: (label: string) => string
  toggled: (closed: ReadonlySet<string>, id: string) => Set<string>
  /** The lines on top with one more, or without it. */
  kept: (pinned: readonly string[], id: string) => string[]
}

export const ToolsContext = createContext<StatementTools | null>(null)

/** The anchor of a line in a page. */
export const lineAnchor = (id: string): string => `line-${id}`
