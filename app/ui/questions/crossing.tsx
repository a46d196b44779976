import type { Asked } from '#app/live/questions/outbox.ts'
import type { Own } from '#app/live/questions/use-own.ts'
import { useSecondsUntil } from '#app/live/questions/use-view.ts'
import { Button } from '../button.tsx'
import { questions as words } from '../words/questions.ts'

const text = words.crossing

/** Questions between the box and the list: each says where it is until everybody can see it. */
export function Crossing({ own }: { own: Own }) {
  const underWay = own.asked.filter(({ state, withdrawing }) => state !== 'stored' && !withdrawing)
  return (
    <div aria-live="polite">
      {underWay.length > 0 && (
        <section className="crossing" aria-label={text.title}>
          {underWay.map(asked => (
            <Item key={asked.index} asked={asked} own={own} />
          ))}
        </section>
      )}
    </div>
  )
}

function Item({ asked, own }: { asked: Asked; own: Own }) {
  const left = useSecondsUntil(asked.next)
  const passing = asked.state === 'waiting' && asked.refusal
  return (
    <article className="crossing-item">
      <p dir="auto">{asked.text}</p>
      {asked.state === 'held' && (
        <p className="crossing-state">
          {/* Counted aloud it would drown the page; the first words are enough. */}
          <span aria-hidden="true">{text.held(left)}</span>
          <span className="sr-only">{text.held(0)}</span> <small>{text.heldMore}</small>
        </p>
      )}
      {asked.state === 'waiting' && <p className="crossing-state">{passing ? words.refusal[passing] : text.waiting}</p>}
      {asked.state === 'refused' && (
        <>
          <p className="crossing-state bad">
            {text.refused}: {words.refusal[asked.refusal ?? 'failed']}
          </p>
          <Button type="button" size="small" onClick={() => own.giveBack(asked)}>
            {text.giveBack}
          </Button>
        </>
      )}
    </article>
  )
}
