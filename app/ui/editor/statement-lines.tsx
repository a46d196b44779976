import { Form } from '../framework.ts'
import { useEffect, useState } from 'react'
import type { LineItem, Statement } from '#app/model/report/section.ts'
import { Button, LinkButton } from '../button.tsx'
import { FormDialog } from './form-dialog.tsx'
import { Field, Select, TextArea } from '../field.tsx'
import { FormErrors } from '../form-errors.tsx'
import { words } from '../words.ts'
import { Stale, useAnswer } from './edit-form.tsx'

const text = words.editor.statement
const GOOD = [
  { value: 'up', label: text.up },
  { value: 'down', label: text.down },
  { value: '', label: text.neither },
]

/** The lines of a statement: boxes to choose several, each with its note, owner and direction. */
export function StatementLines({
  statement,
  version,
  squads,
  chartAddress,
}: {
  statement: Statement
  version: number
  squads: { id: string; name: string }[]
  /** Where a chart of lines is made; `lines` is added. */
  chartAddress: string
}) {
  const [chosen, setChosen] = useState<string[]>([])
  const [asked, setAsked] = useState<string[] | null>(null)
  const answer = useAnswer('describe')
  useEffect(() => {
    if (answer?.saved) setAsked(null)
  }, [answer?.saved, answer?.at])
  const names = new Map(squads.map(squad => [squad.id, squad.name]))
  const toggle = (id: string) => setChosen(before => (before.includes(id) ? before.filter(other => other !== id) : [...before, id]))
  const items = asked && statement.lineItems.filter(item => asked.includes(item.id))
  return (
    <>
      <p className="quiet">{text.linesLead}</p>
      <div className="lines-bar">
        <span role="status">{text.chosen(chosen.length)}</span>
        <Button type="button" size="small" disabled={chosen.length === 0} onClick={() => setAsked(chosen)}>
          {text.describe}
        </Button>
        {chosen.length > 0 ? (
          <LinkButton size="small" to={`${chartAddress}&lines=${chosen.join(',')}`}>
            {text.chart}
          </LinkButton>
        ) : (
          <Button type="button" size="small" disabled>
            {text.chart}
          </Button>
        )}
      </div>
      <ul className="lines">
        {statement.lineItems.map(item => (
          <li key={item.id} data-kind={item.kind} style={{ paddingInlineStart: `${item.level * 1.1}rem` }}>
            {/* The label is what a thumb hits: the name beside it opens the line. */}
            <label className="line-choice">
              <input
                type="checkbox"
                aria-label={text.choose(item.label)}
                checked={chosen.includes(item.id)}
                onChange={() => toggle(item.id)}
              />
            </label>
            <button type="button" className="as-link line-name" onClick={() => setAsked([item.id])}>
              {item.label || '–'}
            </button>
            <span className="quiet line-facts">{factsOf(item, names)}</span>
          </li>
        ))}
      </ul>
      <FormDialog
        open={items !== null}
        onClose={() => setAsked(null)}
        title={items?.length === 1 ? text.describeTitle(items[0]?.label ?? '') : text.chosen(items?.length ?? 0)}
      >
        {items && <Describe items={items} version={version} squads={squads} />}
      </FormDialog>
    </>
  )
}

const factsOf = ({ note, squadId, good, kind }: LineItem, squads: Map<string, string>): string =>
  [
    squadId && squads.get(squadId),
    good === 'up' ? '↑ good' : good === 'down' ? '↓ good' : null,
    note ? note.slice(0, 80) : kind === 'heading' ? null : text.noNote,
  ]
    .filter(Boolean)
    .join(' · ')

/** One line: its note, owner and direction. Several: what they get in common; what is left as it is stays. */
function Describe({ items, version, squads }: { items: LineItem[]; version: number; squads: { id: string; name: string }[] }) {
  const answer = useAnswer('describe')
  const one = items.length === 1 ? items[0] : undefined
  const squadName = squads.find(squad => squad.id === one?.squadId)?.name ?? ''
  const [unsaved, setUnsaved] = useState(false)
  return (
    <Form method="post" preventScrollReset onInput={() => setUnsaved(true)} data-unsaved={unsaved || undefined}>
      <input type="hidden" name="form" value="describe" />
      <input type="hidden" name="version" value={version} />
      {items.map(item => (
        <input key={item.id} type="hidden" name="lineItemIds" value={item.id} />
      ))}
      <FormErrors errors={answer?.errors} />
      {answer?.stale && <Stale changes={answer.stale} />}
      {one && <TextArea label={text.note} hint={text.noteHint} name="note" defaultValue={one.note} maxLength={5_000} />}
      <Field
        label={text.squad}
        hint={text.squadHint}
        name="squad"
        list="squads"
        defaultValue={squadName}
        maxLength={100}
        autoComplete="off"
        {...(one ? {} : { placeholder: text.keep })}
      />
      <Select
        label={text.good}
        hint={text.goodHint}
        name="good"
        defaultValue={one ? (one.good ?? '') : 'keep'}
        options={one ? GOOD : [{ value: 'keep', label: text.keep }, ...GOOD]}
      />
      <datalist id="squads">
        {squads.map(squad => (
          <option key={squad.id} value={squad.name} />
        ))}
      </datalist>
      <div className="actions">
        <Button kind="primary">{one ? words.editor.save : text.apply}</Button>
      </div>
    </Form>
  )
}
