import {
  Fragment,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { Sheet } from '../dialog.tsx'
import { useFormats } from '../formats.tsx'
import type { Size } from '../size.ts'
import { words } from '../words.ts'
import { Checks } from './checks.tsx'
import { moveByCell, useSingleKeys, useStatementKeys } from './keys.ts'
import { KeysDialog } from '../keys-dialog.tsx'
import { type Choice, findRows, firstChoice, type Layout, layOut, type ShownColumn, type ShownRow } from './layout.ts'
import { Row } from './row.tsx'
import { RowDetail } from './row-detail.tsx'
import { rowName, sentenceOf } from './sentence.ts'
import { useInView } from './spotlight.ts'
import { NarrowSwitch, UnitLine } from './head-line.tsx'
import { type Arrangement, lineAnchor, ToolsContext } from './tools.ts'
import { useTooWide } from './too-wide.ts'

/** Below this width (px) of its own box a table shows two value columns and opens lines as a sheet. Also in statement.css. */
const NARROW = 640
const NONE: readonly string[] = []
const NO_LINES: ReadonlySet<string> = new Set()
const AS_IT_IS: Arrangement = { closed: NO_LINES, pinned: NONE }
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
  /** Whether it has the tools that the page gives (tools.ts). On the stage and on a follower's page there are none. */
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
  const given = useContext(ToolsContext)
  const kit = tools ? given : null
  const [arrangement, setArrangement] = useState<Arrangement>(AS_IT_IS)
  const [linked, setLinked] = useState<string | null>(null)
  const onArrange = useCallback((change: Partial<Arrangement>) => setArrangement(before => ({ ...before, ...change })), [])

  const layout = useMemo(() => (kit?.layOut ?? layOut)(view, choice, formats, questions), [kit, view, choice, formats, questions])
  const names = useMemo(
    () =>
      new Map(
        layout.rows.flatMap(({ item, rounding }) => {
          if (rounding) return []
          const asked = questions[item.id]
          const name = rowName(item, view, layout.column, layout.against, formats)
          return [[item.id, asked ? `${name}, ${words.statement.questionCount(asked)}` : name] as const]
        }),
      ),
    [layout, view, formats, questions],
  )
  const found = useMemo(() => (query.trim() ? findRows(view.lineItems, query, spotlight) : null), [view, query, spotlight])
  const second = layout.columns.some(column => column.key === narrow) ? narrow : narrowDefault(layout.columns)
  const { closed, pinned } = arrangement
  const foldable = useMemo(() => (kit && !found ? kit.foldable(view) : NO_LINES), [kit, found, view])
  const rows = useMemo(() => {
    // Lines that were looked for stand alone: what their rounding leaves over is said where all of them stand.
    if (found) return layout.rows.filter(({ item, rounding }) => found.has(item.id) && !rounding)
    return kit ? kit.unfolded(layout.rows, view, closed) : layout.rows
  }, [found, layout, kit, view, closed])
  const onTop = pinned.flatMap(id => layout.rows.find(row => row.item.id === id && !row.rounding) ?? [])
  const openItem = view.lineItems.find(item => item.id === open)
  const sentence = (item: LineItemView) => sentenceOf(item, view, layout.column, layout.against, formats)

  useEffect(() => setOpen(opened), [opened])
  useInView(root, 'data-line', size === 'stage' && opened ? [opened] : spotlight)
  const tooWide = useTooWide(box, layout)
  useStatementKeys(root, single && kit !== null, { find: () => search.current?.focus(), help: () => setHelp(true) })

  const toggle = (id: string) => {
    setAsSheet((root.current?.clientWidth ?? NARROW) < NARROW)
    setOpen(current => (current === id ? null : id))
  }
  const onLink = useCallback((id: string) => {
    setAsSheet(false)
    setQuery('')
    setOpen(id)
    setLinked(id)
  }, [])
  useInView(root, 'data-linked', linked === null ? NONE : [linked])
  const press = (target: EventTarget) => {
    const id = target instanceof Element ? target.closest<HTMLElement>('tr[data-line]')?.dataset.line : undefined
    const item = layout.rows.find(row => row.item.id === id)?.item
    if (!item) return
    if (onPoint) onPoint(item)
    else if (item.kind !== 'heading' || item.note) toggle(item.id)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (kit?.foldByKey(event, view, arrangement, onArrange)) return
    if (moveByCell(event)) return
    // A button answers Enter by itself.
    if (event.key === 'Enter' && event.target instanceof HTMLTableCellElement) press(event.target)
    if (event.key === 'Escape' && open) setOpen(null)
  }
  const onClick = ({ target }: MouseEvent) => {
    // Who selects a figure to copy it does not want the line to open.
    if (!getSelection()?.isCollapsed) return
    const fold = target instanceof Element ? target.closest('button.fold')?.closest<HTMLElement>('tr')?.dataset.line : undefined
    if (kit && fold !== undefined) onArrange({ closed: kit.toggled(closed, fold) })
    else press(target)
  }

  const detailOf = (item: LineItemView, everyColumn: boolean) => (
    <RowDetail item={item} view={view} sentence={sentence(item)} scale={choice.scale} everyColumn={everyColumn}>
      {kit && (
        <kit.LineTools
          item={item}
          pinned={pinned.includes(item.id)}
          onPin={() => onArrange({ pinned: pinned.includes(item.id) ? pinned.filter(id => id !== item.id) : [...pinned, item.id] })}
        />
      )}
      {detail?.(item, choice.scale)}
    </RowDetail>
  )
  const rowOf = (row: ShownRow, top = false) => {
    const { id } = row.item
    return (
      <Row
        row={row}
        columns={layout.columns}
        name={names.get(id) ?? row.item.label}
        said={size !== 'page' && spotlight.includes(id) ? sentence(row.item) : ''}
        open={open === id}
        spotlit={spotlight.includes(id)}
        dimmed={size === 'stage' && spotlight.length > 0 && !spotlight.includes(id)}
        narrow={second}
        asked={questions[id] ?? 0}
        {...(kit && !top && { anchor: lineAnchor(id), linked: linked === id })}
        {...(kit &&
          !top &&
          foldable.has(id) && { fold: closed.has(id) ? ('closed' as const) : ('open' as const), foldName: kit.foldName(row.item.label) })}
      />
    )
  }

  return (
    <div
      ref={root}
      className={`statement at-${size}`}
      data-statement=""
      data-mode={choice.mode === 'comparison' ? 'comparison' : 'all'}
      data-columns={layout.columns.length}
      data-folds={foldable.size > 0 ? '' : undefined}
    >
      <UnitLine view={view} scale={choice.scale} />
      {kit && (
        <kit.Toolbar
          {...{ title, view, layout, rows, choice, arrangement, onArrange, onLink, query, root, search }}
          onChoose={change => setChoice(before => ({ ...before, ...change }))}
          onQuery={setQuery}
          found={rows.length}
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
          {onTop.length > 0 && (
            <tbody className="pinned">
              {onTop.map(row => (
                <Fragment key={row.item.id}>{rowOf(row, true)}</Fragment>
              ))}
            </tbody>
          )}
          <tbody>
            {rows.map(row =>
              row.rounding ? (
                kit && <kit.RoundingRow key={`rounding ${row.item.id}`} {...{ row, columns: layout.columns, narrow: second }} />
              ) : (
                <Fragment key={row.item.id}>
                  {rowOf(row)}
                  {open === row.item.id && !asSheet && (
                    <tr className="detail">
                      <td colSpan={layout.columns.length + 1}>{detailOf(row.item, false)}</td>
                    </tr>
                  )}
                </Fragment>
              ),
            )}
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
