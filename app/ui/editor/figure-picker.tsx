import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { figureChoices, type FigureChoice } from '#app/model/report/figure-choices.ts'
import { tokenOf } from '#app/model/report/live-figure.ts'
import type { Section } from '#app/model/report/section.ts'
import { useFormats } from '../formats.tsx'
import { words } from '../words.ts'

const text = words.editor.narrative
const MOST = 8

/** What is typed after an @ that stands alone: it ends at a line's end, and when it is too long to be a name. */
const ASKED = /(?:^|[\s(])@([^@\n[\]]{0,60})$/

/** Signs that stand at the end of a word. */
const CLOSING = /^[,.;:!?)\]%]$/

interface Asked {
  /** Where the @ stands. */
  from: number
  to: number
  query: string
}

/**
 * Offers lines of the report while somebody types @ in a text, and puts the chosen one there. Without it the text is a text: `props` go to
 * the field, `list` stands under it.
 */
export function useFigurePicker(sections: readonly Pick<Section, 'body'>[]) {
  const formats = useFormats()
  const id = useId()
  const field = useRef<HTMLTextAreaElement | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [at, setAt] = useState(0)
  /** Behind the blank that was put after a figure just now. */
  const spaced = useRef(-1)
  const choices = asked ? figureChoices(asked.query, sections, formats, MOST) : []
  const open = choices.length > 0
  useEffect(() => setAt(0), [asked?.query])

  const look = (area: HTMLTextAreaElement) => {
    field.current = area
    const to = area.selectionStart
    const found = area.selectionEnd === to ? ASKED.exec(area.value.slice(0, to)) : null
    setAsked(found ? { from: to - (found[1] ?? '').length - 1, to, query: found[1] ?? '' } : null)
  }
  const take = (choice: FigureChoice) => {
    const area = field.current
    if (!area || !asked) return
    area.focus()
    area.setRangeText(`${tokenOf(choice.figure, `${choice.label}, ${choice.columnLabel}`)} `, asked.from, asked.to, 'end')
    spaced.current = area.selectionStart
    // What listens to the field hears of it as if it had been typed.
    area.dispatchEvent(new Event('input', { bubbles: true }))
    setAsked(null)
  }
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const area = event.currentTarget
    // No blank between a figure and the comma after it.
    if (CLOSING.test(event.key) && area.selectionStart === spaced.current && area.selectionEnd === spaced.current)
      area.setRangeText('', spaced.current - 1, spaced.current, 'end')
    if (event.key.length === 1) spaced.current = -1
    if (!open) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = choices[at]
    if (step !== undefined) setAt((at + step + choices.length) % choices.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen)
    else if (event.key === 'Escape') setAsked(null)
    else return
    event.preventDefault()
  }

  const option = (place: number) => `${id}-${place}`
  return {
    props: {
      // Heard for every key and press that moves the place where somebody writes.
      onSelect: (event: { currentTarget: HTMLTextAreaElement }) => look(event.currentTarget),
      onKeyDown: keys,
      'aria-autocomplete': 'list' as const,
      'aria-controls': open ? id : undefined,
      'aria-activedescendant': open ? option(at) : undefined,
    },
    /** The field was left. */
    leave: () => setAsked(null),
    list: (
      <>
        {open && (
          <ul id={id} role="listbox" aria-label={text.figures} className="figure-choices">
            {choices.map(({ label, columnLabel, shown, figure }, place) => (
              <li
                key={figure.lineItemId + figure.columnId + figure.format}
                id={option(place)}
                role="option"
                aria-selected={place === at}
                // The field keeps the focus: its place is where the figure goes.
                onMouseDown={event => {
                  event.preventDefault()
                  take({ label, columnLabel, shown, figure })
                }}
              >
                <span>
                  {label} <span className="quiet">{columnLabel}</span>
                </span>
                <span className="num">{shown}</span>
              </li>
            ))}
          </ul>
        )}
        <p role="status" className="sr-only">
          {open ? text.figuresOffered(choices.length) : ''}
        </p>
      </>
    ),
  }
}
