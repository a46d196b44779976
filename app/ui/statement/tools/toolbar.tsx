import { useEffect, useId, useMemo, useState } from 'react'
import { type Formats, NOT_MEANINGFUL, unitLineOf } from '#app/model/format.ts'
import { basesOf } from '#app/model/report/common-size.ts'
import type { StatementView } from '#app/model/report/views.ts'
import { useFormats } from '../../formats.tsx'
import { NoChangeGiven } from '../../report/not-meaningful.tsx'
import { scalesAround } from '../../scale.ts'
import { ToggleGroup } from '../../toggle-group.tsx'
import { statement } from '../../words/statement.ts'
import { words } from '../../words/statement-tools.ts'
import { type Choice, entityBeside, firstChoice } from '../layout.ts'
import { lineAnchor, type ToolbarProps } from '../tools.ts'
import { above, closedBelow, depthOf, levelsOf } from './folds.ts'
import { copyOf, putOnClipboard } from './copy.ts'
import { baseOf, grows } from './modes.ts'

/** What a reader may choose: which columns and how, the scale, how many levels of lines, a line to find; and the table to take along. */
export function Toolbar(props: ToolbarProps) {
  const { view, choice, onChoose, query, onQuery, found, root, search, onHelp } = props
  const findId = useId()
  useLink(props)
  useHeadHeight(props)
  const formats = useFormats()
  const hasMoney = view.lineItems.some(item => item.unit === 'currency')
  const scales = useMemo(() => scalesAround(view.unit.scale, firstChoice(view, formats).scale), [view, formats])
  const modes = modesOf(view, formats)
  return (
    <>
      <div className="statement-tools">
        <div className="statement-choices">
          {modes.length > 1 && (
            <ToggleGroup
              legend={statement.columnsShown}
              value={choice.mode}
              onChange={mode => onChoose({ mode })}
              options={modes.map(mode => ({ value: mode, label: words.mode[mode] }))}
            />
          )}
          {choice.mode === 'comparison' && view.columns.length > 2 && (
            <p className="compare">
              <ColumnSelect label={statement.compare} view={view} value={choice.column} onChange={column => onChoose({ column })} />
              <ColumnSelect label={statement.with} view={view} value={choice.against} onChange={against => onChoose({ against })} />
            </p>
          )}
          {choice.mode === 'common size' && (
            <Select
              label={words.shareOf}
              value={baseOf(view, choice)?.id ?? ''}
              onChange={base => onChoose({ base })}
              options={basesOf(view).map(({ id, label }) => [id, label] as const)}
            />
          )}
          {choice.mode !== 'comparison' && <ScenarioSelect view={view} choice={choice} onChoose={onChoose} />}
          {hasMoney && (choice.mode === 'comparison' || choice.mode === 'all') && (
            <Select
              label={statement.figuresIn}
              value={String(choice.scale)}
              onChange={scale => onChoose({ scale: Number(scale) })}
              options={scales.map(scale => [String(scale), statement.scale[scale] ?? `10^${scale}`] as const)}
            />
          )}
          <LevelSelect {...props} />
        </div>
        <div className="statement-side">
          {view.lineItems.length > 8 && (
            <search className="statement-find">
              <label htmlFor={findId} className="sr-only">
                {statement.find}
              </label>
              <input
                id={findId}
                ref={search}
                type="search"
                value={query}
                placeholder={statement.find}
                onChange={({ target }) => onQuery(target.value)}
                onKeyDown={event => {
                  if (event.key !== 'Escape') return
                  onQuery('')
                  // On the table, where the arrow keys go on.
                  root.current?.querySelector<HTMLElement>('.statement-box')?.focus({ preventScroll: true })
                }}
              />
              <button type="button" className="keys-help" onClick={onHelp}>
                {statement.keys.open}
              </button>
            </search>
          )}
          <CopyTable {...props} />
        </div>
        <p className="sr-only" role="status">
          {query && found !== null && statement.found(found, view.lineItems.length)}
        </p>
      </div>
      <NotMeaningful {...props} />
    </>
  )
}

/** What "n.m." means, where a shown percentage is one. What a file itself calls so is the file's, and explained nowhere. */
function NotMeaningful({ layout, rows, shown }: Pick<ToolbarProps, 'layout' | 'rows' | 'shown'>) {
  const { columns } = layout
  const { mode } = shown
  const has = useMemo(() => {
    const isShare = columns.map(({ kind }) => kind === 'relative' || (kind === 'value' && mode === 'common size'))
    return rows.some(({ cells }) => cells.some(({ text }, at) => isShare[at] && text.whole === NOT_MEANINGFUL))
  }, [columns, rows, mode])
  if (!has) return null
  if (mode === 'common size') return <p className="not-meaningful">{words.noShare(NOT_MEANINGFUL)}</p>
  return <NoChangeGiven />
}

function modesOf(view: StatementView, formats: Formats): Choice['mode'][] {
  if (view.columns.length === 0) return []
  return [
    ...(view.columns.length > 1 ? (['comparison', 'all'] as const) : (['all'] as const)),
    ...(basesOf(view).length > 0 && view.statement !== 'kpi' ? (['common size'] as const) : []),
    ...(grows(view, formats) ? (['growth'] as const) : []),
  ]
}

function ScenarioSelect({ view, choice, onChoose }: Pick<ToolbarProps, 'view' | 'choice' | 'onChoose'>) {
  const scenarios = [...new Set(view.columns.map(({ scenario }) => scenario))]
  if (scenarios.length < 2) return null
  return (
    <Select
      label={words.scenario}
      value={choice.scenario ?? ''}
      onChange={value => onChoose({ scenario: scenarios.find(each => each === value) ?? null })}
      options={[['', words.everyScenario], ...scenarios.map(each => [each, statement.scenario[each]] as const)]}
    />
  )
}

/** How many levels of lines stay; nothing where there is one. */
function LevelSelect({ view, arrangement, onArrange }: ToolbarProps) {
  const depth = depthOf(view)
  if (depth < 2) return null
  const levels = levelsOf(view, arrangement.closed)
  return (
    <Select
      label={words.lines}
      value={levels === null ? '' : String(levels)}
      onChange={value => onArrange({ closed: Number(value) === depth ? new Set() : closedBelow(view, Number(value)) })}
      options={[
        ...(levels === null ? [['', words.someLevels] as const] : []),
        [String(depth), words.allLevels],
        ...Array.from({ length: depth - 1 }, (_, at) => [String(at + 1), words.levels(at + 1)] as const),
      ]}
    />
  )
}

function CopyTable({ title, view, layout, rows, shown }: ToolbarProps) {
  const formats = useFormats()
  const [said, setSaid] = useState('')
  const copy = async () => {
    const copied = copyOf({ title, view, layout, rows, choice: shown }, unitLineOf(view, formats, shown.scale), formats)
    setSaid((await putOnClipboard(copied)) ? words.copied(copied.lines) : words.copyFailed)
  }
  return (
    <span className="copy">
      <button type="button" className="keys-help" onClick={() => void copy()}>
        {words.copy}
      </button>
      <span role="status" className="copy-said">
        {said}
      </span>
    </span>
  )
}

function Select({
  label,
  value,
  onChange,
  options,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  options: readonly (readonly [value: string, label: string])[]
}) {
  return (
    <label className="inline-select">
      {label}{' '}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

const ColumnSelect = ({
  label,
  view,
  value,
  onChange,
}: {
  label: string
  view: StatementView
  value: string
  onChange: (column: string) => void
}) => (
  <Select
    {...{ label, value, onChange }}
    options={view.columns
      .filter(({ variance }) => !variance)
      .map(column => [column.id, [column.label, entityBeside(column)].filter(Boolean).join(', ')] as const)}
  />
)

/** An address that ends with a line opens and shows it, also where it was put away. */
function useLink({ view, arrangement, onArrange, onLink }: ToolbarProps): void {
  const [wanted, setWanted] = useState<string>()
  useEffect(() => {
    const hear = () => setWanted(location.hash.slice(1))
    hear()
    addEventListener('hashchange', hear)
    return () => removeEventListener('hashchange', hear)
  }, [])
  useEffect(() => {
    const id = wanted === undefined ? undefined : view.lineItems.find(item => encodeURIComponent(lineAnchor(item.id)) === wanted)?.id
    if (id === undefined) return
    setWanted(undefined)
    const closed = above(view, id).filter(line => arrangement.closed.has(line))
    if (closed.length > 0) onArrange({ closed: new Set([...arrangement.closed].filter(line => !closed.includes(line))) })
    onLink(id)
  }, [wanted, view, arrangement, onArrange, onLink])
}

/** Lines that are kept on top stay right under the headings, however high those are. */
function useHeadHeight({ root, layout }: ToolbarProps): void {
  useEffect(() => {
    const { current } = root
    const head = current?.querySelector('thead')
    if (!current || !head) return
    const watch = new ResizeObserver(() => current.style.setProperty('--head', `${head.offsetHeight}px`))
    watch.observe(head)
    return () => watch.disconnect()
  }, [root, layout])
}
