import type { Company } from '#app/model/people/company.ts'
import { questions as words } from '../words/questions.ts'

export type Promises = Pick<Company, 'counterPledge' | 'counterPledgeSigners' | 'wrongdoingChannel'>

const text = words.ask

/** What is promised and what is not, before anything is typed. */
export function Honest({ promises }: { promises: Promises }) {
  const { counterPledge, counterPledgeSigners, wrongdoingChannel } = promises
  return (
    <div className="ask-honest">
      <p>{text.honest}</p>
      <details>
        <summary>{text.counterPledge}</summary>
        <blockquote>{counterPledge}</blockquote>
        <p>{counterPledgeSigners.length > 0 ? text.signedBy(counterPledgeSigners.join(', ')) : text.unsigned}</p>
      </details>
      <p className="ask-channel">
        <strong>{text.channel}</strong> {wrongdoingChannel || text.noChannel}
      </p>
    </div>
  )
}
