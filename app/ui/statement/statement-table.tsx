import { Fragment, type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { Sheet } from '../dialog.tsx'
import { useFormats } from '../formats.tsx'
import type { Size } from '../size.ts'
import { words } from '../words.ts'
import { Checks } from './checks.tsx'
import { moveByCell, useSingleKeys, useStatementKeys } from './keys.ts'
import { KeysDialog } from '../keys-dialog.tsx'
import { type Choice, findRows, firstChoice, type Layout, layOut, type ShownColumn } from './layout.ts'
import { Row } from './row.tsx'
import { RowDetail } from './row-detail.tsx'
import { rowName, sentenceOf } from './sentence.ts'
import { useInView } from './spotlight.ts'
import { NarrowSwitch, Toolbar, UnitLine } from './toolbar.tsx'
import { useTooWide } from './too-wide.ts'

/** Below this width (px) of its own box a table shows two value columns and opens lines as a sheet. Also in statement.css. */
const NARROW = 640
const NONE: readonly string[] = []
const NO_QUESTIONS: Readonly<Record<string, number>> = {}

export interface StatementTableProps {
  /** Names the table; the heading itself stands outside. */
  title: string
  view: StatementView
  size?: Size
  /** Ids of line items that are pointed at: highlighted and scrolled into view; the focus stays where it is. */
  spotlight?: readonly string[]
  /** Id of a line whose detail is opened for everybody; the reader may close it. */
  opened?: string | null
  /** Number of questions by line item id. A column shows them when there are any. */
  questions?: Readonly<Record<string, number>>
  /** What the page adds to an opened line: its trend, its questions, "ask about this line". `scale`: the power of ten of shown currency. */
  detail?: (item: LineItemView, scale: number) => ReactNode
  /** When given, a press on a line calls this instead of opening it (the presenter points). */
  onPoint?: (item: LineItemView) => void
  /** A row of choices over the table. On the stage and on a follower's page there is none. */
  tools?: boolean
}

/** A statement as LOOK.md orders it. All of its data is in `view`; rendering it on the server costs a few milliseconds for 300 lines. */
export function StatementTable({
  title,
  view,
  size = 'page',
  spotlight = NONE,
  opened = null,
  questions = NO_QUESTIONS,
  detail,
  onPoint,
  tools = size === 'page',
}: StatementTableProps) {
  const formats = useFormats()
  const root = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const [choice, setChoice] = useState<Choice>(() => firstChoice(view))
  const [query, setQuery] = useState('')
  const [narrow, setNarrow] = useState('')
  const [open, setOpen] = useState<string | null>(opened)
  const [asSheet, setAsSheet] = useState(false)
  const [help, setHelp] = useState(false)
  const [single, setSingle] = useSingleKeys()

  const layout = useMemo(() => layOut(view, choice, formats, questions), [view, choice, formats, questions])
  const names = useMemo(
    () =>
      new Map(
        layout.rows.map(({ item }) => {
          const asked = questions[item.id]
          const name = rowName(item, view, layout.column, layout.against, formats)
          return [item.id, asked ? `${name}, ${words.statement.questionCount(asked)}` : name]
        }),
      ),
    [layout, view, formats, questions],
  )
  const found = useMemo(() => (query.trim() ? findRows(view.lineItems, query, spotlight) : null), [view, query, spotlight])
  const second = layout.columns.some(column => column.key === narrow) ? narrow : narrowDefault(layout.columns)
  const rows = found ? layout.rows.filter(({ item }) => found.has(item.id)) : layout.rows
  const openItem = view.lineItems.find(item => item.id === open)
  const sentence = (item: LineItemView) => sentenceOf(item, view, layout.column, layout.against, formats)

  useEffect(() => setOpen(opened), [opened])
  useInView(root, 'data-line', size === 'stage' && opened ? [opened] : spotlight)
  const tooWide = useTooWide(box, layout)
  useStatementKeys(root, single && tools, { find: () => search.current?.focus(), help: () => setHelp(true) })

  const toggle = (id: string) => {
    setAsSheet((root.current?.clientWidth ?? NARROW) < NARROW)
    setOpen(current => (current === id ? null : id))
  }
  const press = (target: EventTarget) => {
    const id = target instanceof Element ? target.closest<HTMLElement>('tr[data-line]')?.dataset.line : undefined
    const item = layout.rows.find(row => row.item.id === id)?.item
    if (!item) return
    if (onPoint) onPoint(item)
    else if (item.kind !== 'heading' || item.note) toggle(item.id)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (moveByCell(event)) return
    // A button answers Enter by itself.
    if (event.key === 'Enter' && event.target instanceof HTMLTableCellElement) press(event.target)
    if (event.key === 'Escape' && open) setOpen(null)
  }
  const onClick = ({ target }: MouseEvent) => {
    // Who selects a figure to copy it does not want the line to open.
    if (!getSelection()?.isCollapsed) return
    press(target)
  }

  const detailOf = (item: LineItemView, everyColumn: boolean) => (
    <RowDetail item={item} view={view} sentence={sentence(item)} scale={choice.scale} everyColumn={everyColumn}>
      {detail?.(item, choice.scale)}
    </RowDetail>
  )

  return (
    <div ref={root} className={`statement at-${size}`} data-statement="" data-mode={choice.mode} data-columns={layout.columns.length}>
      <UnitLine view={view} scale={choice.scale} />
      {tools && (
        <Toolbar
          view={view}
          choice={choice}
          onChoose={change => setChoice(before => ({ ...before, ...change }))}
          query={query}
          onQuery={setQuery}
          found={rows.length}
          search={search}
          onHelp={() => setHelp(true)}
        />
      )}
      {size !== 'stage' && <NarrowSwitch columns={layout.columns} value={second} onChange={setNarrow} />}
      {/* A table that can be wider than its box scrolls inside of it, which the keyboard must be able to do too. */}
      <div
        ref={box}
        className="statement-box"
        data-wide={tooWide ? '' : undefined}
        role="region"
        aria-label={words.statement.region(title)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <table style={restStyle(layout)}>
          <caption className="sr-only">{title}</caption>
          <Head columns={layout.columns} narrow={second} />
          <tbody>
            {rows.map(row => (
              <Fragment key={row.item.id}>
                <Row
                  row={row}
                  columns={layout.columns}
                  name={names.get(row.item.id) ?? row.item.label}
                  said={size !== 'page' && spotlight.includes(row.item.id) ? sentence(row.item) : ''}
                  open={open === row.item.id}
                  spotlit={spotlight.includes(row.item.id)}
                  dimmed={size === 'stage' && spotlight.length > 0 && !spotlight.includes(row.item.id)}
                  narrow={second}
                  asked={questions[row.item.id] ?? 0}
                />
                {open === row.item.id && !asSheet && (
                  <tr className="detail">
                    <td colSpan={layout.columns.length + 1}>{detailOf(row.item, false)}</td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="statement-none">{words.statement.found(0, 0)}</p>}
      </div>
      {size !== 'stage' && <Checks view={view} />}
      <Sheet open={asSheet && openItem !== undefined} onClose={() => setOpen(null)} title={openItem?.label}>
        {openItem && detailOf(openItem, true)}
      </Sheet>
      <KeysDialog text={words.statement.keys} open={help} onClose={() => setHelp(false)} single={single} onSingle={setSingle} />
    </div>
  )
}

/** A narrow screen begins with the difference where there is one: it is what most people come for. */
const narrowDefault = (columns: readonly ShownColumn[]): string =>
  (columns.find(column => column.kind === 'absolute') ?? columns[1] ?? columns[0])?.key ?? ''

const restStyle = ({ rest }: Layout): Record<string, string> => ({
  '--rest-value': `${rest.value}em`,
  '--rest-absolute': `${rest.absolute}em`,
  '--rest-relative': `${rest.relative}em`,
})

function Head({ columns, narrow }: { columns: readonly ShownColumn[]; narrow: string }) {
  return (
    <thead>
      <tr>
        <th scope="col" className="col-line">
          <span className="sr-only">{words.statement.line}</span>
        </th>
        {columns.map((column, at) => (
          <th
            key={column.key}
            scope="col"
            className={`col-${column.kind}${at > 0 && column.key !== narrow ? ' col-wide' : ''}`}
            data-mark={column.mark}
          >
            <span className={column.kind === 'picture' ? 'sr-only' : column.label.length <= 16 ? 'col-label' : undefined}>
              {column.label}
            </span>
            {column.under && <span className="under">{column.under}</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}
