import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useContext,
  useDeferredValue,
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
import { useAfterFrame } from './after-frame.ts'
import { Checks } from './checks.tsx'
import { moveByCell, useSingleKeys, useStatementKeys } from './keys.ts'
import { KeysDialog } from '../keys-dialog.tsx'
import { type Choice, findRows, firstChoice, type Layout, layOut, type ShownColumn } from './layout.ts'
import { Lines, type LinesProps } from './lines.tsx'
import { isLong, partsOf, tracksOf, UNBROKEN } from './long.ts'
import { RowDetail } from './row-detail.tsx'
import { sentenceOf } from './sentence.ts'
import { useInView } from './spotlight.ts'
import { NarrowSwitch, UnitLine } from './head-line.tsx'
import { type Arrangement, ToolsContext } from './tools.ts'
import { useFitsPaper } from './fits-paper.ts'
import { useTooWide } from './too-wide.ts'

/** Below this width (px) of its own box a table shows two value columns and opens lines as a sheet. Also in statement-room.css. */
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
  const [choice, setChoice] = useState<Choice>(() => firstChoice(view, formats))
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

  // What a reader presses answers at once; the table follows as soon as it is worked out, and lets the next press go first.
  const shown = useDeferredValue(choice)
  const looked = useDeferredValue(query)
  const second = useDeferredValue(narrow)
  const { closed } = useDeferredValue(arrangement)
  // The button is pressed at once; the lines on top, which move the whole page, come right after.
  const pinned = useAfterFrame(arrangement.pinned)
  // With the lines around it, which may have been put away until now.
  const marked = useDeferredValue(linked)

  const layout = useMemo(() => (kit?.layOut ?? layOut)(view, shown, formats, questions), [kit, view, shown, formats, questions])
  const found = useMemo(() => (looked.trim() ? findRows(view.lineItems, looked, spotlight) : null), [view, looked, spotlight])
  const columns = layout.columns
  const beside = columns.some(column => column.key === second) ? second : narrowDefault(layout)
  const foldable = useMemo(() => (kit && !found ? kit.foldable(view) : NO_LINES), [kit, found, view])
  const rows = useMemo(() => {
    // Lines that were looked for stand alone: what their rounding leaves over is said where all of them stand.
    if (found) return layout.rows.filter(({ item, rounding }) => found.has(item.id) && !rounding)
    return kit ? kit.unfolded(layout.rows, view, closed) : layout.rows
  }, [found, layout, kit, view, closed])
  const inParts = size === 'page' && isLong(view.lineItems)
  const parts = useMemo(() => (inParts ? partsOf(layout.rows) : null), [inParts, layout])
  const style = useMemo(() => ({ ...restStyle(layout), ...(inParts && tracksOf(layout, beside)) }), [layout, inParts, beside])
  const shownRows = useMemo(() => new Set(rows), [rows])
  const onTop = pinned.flatMap(id => layout.rows.find(row => row.item.id === id && !row.rounding) ?? [])
  // The line is marked at once; the sheet, for which the browser goes over the whole page, comes right after.
  const inSheet = useAfterFrame(asSheet ? open : null)
  const openItem = inSheet === null ? undefined : view.lineItems.find(item => item.id === inSheet)
  const sentence = (item: LineItemView) => sentenceOf(item, view, layout.column, layout.against, formats)

  useEffect(() => setOpen(opened), [opened])
  useInView(root, 'data-line', size === 'stage' && opened ? [opened] : spotlight)
  const tooWide = useTooWide(box, layout)
  useFitsPaper(box)
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
  useInView(root, 'data-linked', marked === null ? NONE : [marked])
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
    if (event.key === 'Escape' && open) {
      setOpen(null)
      // What was focused in the detail goes with it.
      const detail = event.target instanceof Element ? event.target.closest('tr.detail') : null
      detail?.previousElementSibling?.querySelector<HTMLElement>('th > button:not(.fold)')?.focus()
    }
  }
  const onClick = ({ target }: MouseEvent) => {
    // Who selects a figure to copy it does not want the line to open.
    if (!getSelection()?.isCollapsed) return
    const fold = target instanceof Element ? target.closest('button.fold')?.closest<HTMLElement>('tr')?.dataset.line : undefined
    if (kit && fold !== undefined) onArrange({ closed: kit.toggled(arrangement.closed, fold) })
    else press(target)
  }

  const detailOf = (item: LineItemView, everyColumn: boolean) => (
    <RowDetail item={item} view={view} sentence={sentence(item)} scale={shown.scale} everyColumn={everyColumn}>
      {kit && (
        <kit.LineTools
          item={item}
          pinned={arrangement.pinned.includes(item.id)}
          onPin={() => onArrange({ pinned: kit.kept(arrangement.pinned, item.id) })}
        />
      )}
      {detail?.(item, shown.scale)}
    </RowDetail>
  )
  const lines: Omit<LinesProps, 'rows'> = {
    ...{ layout, view, size, questions, spotlight, open, kit, foldable, closed },
    linked: marked,
    narrow: beside,
    detail: asSheet ? null : item => detailOf(item, false),
  }

  return (
    <div
      ref={root}
      className={`statement at-${size}`}
      data-statement=""
      data-mode={shown.mode === 'comparison' ? 'comparison' : 'all'}
      data-columns={columns.length}
      data-other={comparesOther(view, layout) ? '' : undefined}
      data-folds={foldable.size > 0 ? '' : undefined}
    >
      <UnitLine view={view} scale={shown.scale} />
      {kit && (
        <kit.Toolbar
          {...{ title, view, layout, rows, choice, shown, arrangement, onArrange, onLink, query, root, search }}
          onChoose={change => setChoice(before => ({ ...before, ...change }))}
          onQuery={setQuery}
          found={looked === query ? rows.length : null}
          onHelp={() => setHelp(true)}
        />
      )}
      {size !== 'stage' && (
        <NarrowSwitch columns={columns} value={columns.some(({ key }) => key === narrow) ? narrow : beside} onChange={setNarrow} />
      )}
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
        <table style={style} {...(parts && { role: 'table', 'data-long': '' })}>
          <caption className="sr-only">{title}</caption>
          <Head columns={columns} narrow={beside} part={parts !== null} />
          {onTop.length > 0 && <Lines {...lines} rows={onTop} copies detail={null} part={parts !== null} />}
          {parts ? (
            parts.map((part, at) => (
              <Lines
                // A part is a place in the table: its lines never leave it.
                // oxlint-disable-next-line react/no-array-index-key
                key={at}
                {...lines}
                rows={part.filter(row => shownRows.has(row))}
                part
              />
            ))
          ) : (
            <Lines {...lines} rows={rows} />
          )}
        </table>
        {rows.length === 0 && <p className="statement-none">{words.statement.found(0, 0)}</p>}
      </div>
      {size !== 'stage' && <Checks view={view} />}
      <Sheet open={openItem !== undefined} onClose={() => setOpen(null)} title={openItem?.label}>
        {openItem && detailOf(openItem, true)}
      </Sheet>
      <KeysDialog text={words.statement.keys} open={help} onClose={() => setHelp(false)} single={single} onSingle={setSingle} />
    </div>
  )
}

/** Whether other columns are compared than the report itself compares. */
const comparesOther = ({ comparison }: StatementView, { column, against }: Layout): boolean =>
  against !== undefined && (column?.id !== comparison?.column || against.id !== comparison?.against)

/** A narrow screen begins with the difference where there is one, else with the column that is looked at: it is what most people come for. */
const narrowDefault = ({ columns, column }: Layout): string =>
  (
    columns.find(({ kind }) => kind === 'absolute') ??
    columns.find(({ key }, at) => at > 0 && key === `value:${column?.id}`) ??
    columns[1] ??
    columns[0]
  )?.key ?? ''

const restStyle = ({ rest, ends }: Layout): Record<string, string> => ({
  '--rest-value': `${rest.value}em`,
  '--rest-absolute': `${rest.absolute}em`,
  '--rest-relative': `${rest.relative}em`,
  '--ends-value': `${ends}em`,
})

function Head({ columns, narrow, part }: { columns: readonly ShownColumn[]; narrow: string; part: boolean }) {
  const role = (name: string) => (part ? name : undefined)
  return (
    <thead role={role('rowgroup')}>
      <tr role={role('row')}>
        <th scope="col" role={role('columnheader')} className="col-line">
          <span className="sr-only">{words.statement.line}</span>
        </th>
        {columns.map((column, at) => (
          <th
            key={column.key}
            scope="col"
            role={role('columnheader')}
            className={`col-${column.kind}${at > 0 && column.key !== narrow ? ' col-wide' : ''}`}
            data-mark={column.mark}
          >
            <span className={column.kind === 'picture' ? 'sr-only' : column.label.length <= UNBROKEN ? 'col-label' : undefined}>
              {column.label}
            </span>
            {column.under && <span className="under">{column.under}</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}
