import { type RefObject, useEffect, useRef, useState } from 'react'
import type { SectionBody } from '#app/model/report/section.ts'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { Link, useFetcher } from '../framework.ts'
import { Notice } from '../notice.tsx'
import { Original } from '../upload/original.tsx'
import { words } from '../words.ts'
import { type Answer, Stale } from './edit-form.tsx'

const text = words.editor.sections

export interface SectionSummary {
  id: string
  title: string
  minutes: number
  kind: SectionBody['kind']
  lines: number
  failing: number
  original: { name: string; id: string | null } | null
}
type Act = 'up' | 'down' | 'remove'

/** The sections of a draft: where each is edited, and its place in the order. */
export function SectionList({ sections, base, version }: { sections: readonly SectionSummary[]; base: string; version: number }) {
  const change = useFetcher<Answer>()
  const [asked, setAsked] = useState<SectionSummary | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const busy = change.state !== 'idle'
  const answer = change.data
  const [last, setLast] = useState<{ act: Act; title: string; at: number } | null>(null)
  useFocusAfter(list, busy, last)
  const send = (act: Act, section: SectionSummary, fields: Record<string, string>) => {
    const at = sections.indexOf(section)
    setLast({ act, title: section.title, at: act === 'up' ? at - 1 : act === 'down' ? at + 1 : at })
    change.submit({ form: 'sections', version: String(version), sectionId: section.id, ...fields }, { method: 'post' })
  }
  const move = (section: SectionSummary, act: 'up' | 'down', at: number) => send(act, section, { intent: 'move', to: String(at) })
  const said = last && !busy && answer?.saved ? saidOf(last, sections.length) : ''
  return (
    <>
      {answer && !answer.saved && answer.stale && <Stale changes={answer.stale} />}
      {answer && !answer.saved && answer.errors[''] && (
        <Notice tone="bad" live>
          <p>{answer.errors['']}</p>
        </Notice>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      <ol className="section-list" ref={list} tabIndex={-1} aria-label={text.title}>
        {sections.map((section, at) => (
          <li key={section.id}>
            <div className="section-line">
              <Link to={`${base}/edit/sections/${section.id}`} className="section-name" aria-label={text.open(section.title)}>
                {section.title}
              </Link>
              <Facts section={section} />
            </div>
            <div className="section-moves">
              <Button
                {...MOVE}
                aria-label={text.up(section.title)}
                data-act="up"
                resting={at === 0 || busy}
                onClick={() => move(section, 'up', at - 1)}
              >
                ↑
              </Button>
              <Button
                {...MOVE}
                aria-label={text.down(section.title)}
                data-act="down"
                resting={at === sections.length - 1 || busy}
                onClick={() => move(section, 'down', at + 1)}
              >
                ↓
              </Button>
              <Button {...MOVE} aria-label={`${text.remove}: ${section.title}`} data-act="remove" onClick={() => setAsked(section)}>
                ×
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={text.removeAsk(asked?.title ?? '')}
        actions={
          <>
            <Button type="button" onClick={() => setAsked(null)}>
              {words.controls.cancel}
            </Button>
            <Button
              type="button"
              kind="danger"
              onClick={() => {
                if (asked) send('remove', asked, { intent: 'remove' })
                setAsked(null)
              }}
            >
              {text.remove}
            </Button>
          </>
        }
      >
        <p>{text.removeText}</p>
      </Dialog>
    </>
  )
}

const MOVE = { type: 'button', kind: 'quiet', size: 'small' } as const

/** What the order is now, for those who do not see it change. */
const saidOf = ({ act, title, at }: { act: Act; title: string; at: number }, count: number): string =>
  act === 'remove' ? text.removed(title) : text.moved(title, at + 1, count)

/** A row that moved takes its button's focus along; after a row was taken out it is on the one that came in its place, or on the list. */
function useFocusAfter(list: RefObject<HTMLOListElement>, busy: boolean, last: { act: Act; at: number } | null) {
  const done = useRef(last)
  useEffect(() => {
    if (busy || done.current === last || !last) return
    done.current = last
    const rows = list.current?.children ?? []
    const row = rows[Math.min(last.at, rows.length - 1)]
    ;(row?.querySelector<HTMLElement>(`[data-act="${last.act}"]`) ?? list.current)?.focus()
  }, [busy, last, list])
}

function Facts({ section: { kind, minutes, lines, failing, original } }: { section: SectionSummary }) {
  return (
    <p className="quiet">
      {words.reports.kind[kind]} · {text.minutes(minutes)}
      {lines > 0 && ` · ${text.lines(lines)}`}
      {original && (
        <>
          {' '}
          · {text.from} <Original {...original} />
        </>
      )}
      {failing > 0 && (
        <>
          {' '}
          <Badge tone="bad">{text.failing(failing)}</Badge>
        </>
      )}
    </p>
  )
}
