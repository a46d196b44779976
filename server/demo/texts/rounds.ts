import type { DeclineReason } from '#app/model/question/question.ts'
import type { NamedRole } from '../people.ts'

/** Where in its round a question is asked: before the meeting, while it runs, or after it. */
export type Moment = 'before' | 'during' | 'after'

/** What became of a question. `live` ones were answered on stage, with a summary in writing. */
export type Fate =
  | { kind: 'live'; by: NamedRole; summary: string }
  | { kind: 'written'; by: NamedRole; text: string }
  | { kind: 'declined'; reason: DeclineReason }
  | { kind: 'merged'; into: string }
  | { kind: 'cut'; name: string; answer: { by: NamedRole; text: string } }
  | { kind: 'promise'; owner: NamedRole; weeks: number }
  | { kind: 'open' }

export interface Asked {
  id: string
  text: string
  moment: Moment
  /** 'sheet name/row id' of the line that it is about; the report must be public or the part shown by then. */
  about?: string
  /** Of forty. */
  votes: number
  fate: Fate
}

const written = (by: NamedRole, text: string): Fate => ({ kind: 'written', by, text })
const live = (by: NamedRole, summary: string): Fate => ({ kind: 'live', by, summary })

/** The round of the bad quarter. */
export const RECALL_ROUND: Asked[] = [
  {
    id: 'jobs',
    moment: 'before',
    votes: 34,
    text: 'Are our jobs safe? Please answer this before the numbers, I will not hear them otherwise.',
    fate: live(
      'ceo',
      'Yes. Nobody loses their job because of the recall. We have counted twelve months through with the bank, including a second bad month, and it holds without cutting people. If that ever changes, you hear it here first, and from me.',
    ),
  },
  {
    id: 'why-not-stop',
    moment: 'before',
    votes: 29,
    text: 'The failure rate stood in two reports. Why did we keep delivering?',
    fate: live(
      'ceo',
      'Because I believed that 3.4 was still chance and partly because orders were waiting. Quality argued for a stop. I decided against it and I was wrong. Since then a rate above 3 stops deliveries, and Quality decides it alone.',
    ),
  },
  {
    id: 'bonus',
    moment: 'before',
    votes: 26,
    text: 'Does management give up its bonus this year?',
    fate: written(
      'ceo',
      'Yes, all of it, for all of us. It was decided before this meeting and it does not come back later under another name.',
    ),
  },
  {
    id: 'bonus-again',
    moment: 'before',
    votes: 7,
    text: 'Will the board still get bonuses after this quarter?',
    fate: { kind: 'merged', into: 'bonus' },
  },
  {
    id: 'saturday',
    moment: 'before',
    votes: 18,
    text: 'We stood still for nineteen days in Assembly. Do we have to work those hours back?',
    fate: written(
      'operations',
      'No. The standstill is paid as working time. Extra shifts for the recall are voluntary and paid as overtime; the works council has that in writing.',
    ),
  },
  {
    id: 'insult',
    moment: 'before',
    votes: 0,
    text: 'Can the clowns who bought these compressors please look for another job?',
    fate: { kind: 'declined', reason: 'insult' },
  },
  {
    id: 'named',
    moment: 'before',
    votes: 11,
    text: 'Why did Markus from purchasing sign off batch 0412 without a test record?',
    fate: {
      ...{ kind: 'cut', name: 'Markus from purchasing' },
      answer: {
        by: 'operations',
        text: 'Because our rule did not ask for one. Nobody broke a rule here; the rule was wrong, and it was mine. Since the recall no compressor is built in without its record.',
      },
    },
  },
  {
    id: 'sue',
    moment: 'before',
    votes: 21,
    text: 'Do we sue the supplier?',
    fate: { kind: 'declined', reason: 'legal' },
  },
  {
    id: 'covenant',
    moment: 'during',
    votes: 23,
    about: 'Balance sheet/cash',
    text: 'What happens if cash falls below the 3.5 million that the bank wants?',
    fate: live(
      'cfo',
      'Then the bank may call the loans, and in practice it talks to us first. We have agreed with it that we tell them every Monday. If the eleventh week goes as planned we stay 0.1 million above. A second line of 0.5 million is prepared and not drawn.',
    ),
  },
  {
    id: 'medicine',
    moment: 'during',
    votes: 15,
    about: 'Field/incidents',
    text: 'Was any patient harmed? I do not want to read it in a newspaper.',
    fate: live(
      'ceo',
      'No. In all 21 cases the medicine was thrown away before use. We have asked every customer in writing, and all have answered.',
    ),
  },
  {
    id: 'freight',
    moment: 'during',
    votes: 9,
    about: 'Income statement/freight',
    text: 'Freight has nearly doubled in share of hardware. How much of it is air freight, and does it stay?',
    fate: written(
      'cfo',
      'About two thirds of the increase is compressors by air, the rest is fetching and returning cabinets. It ends with the recall; next quarter we plan for 4.8 per cent of hardware.',
    ),
  },
  {
    id: 'quality-people',
    moment: 'after',
    votes: 17,
    about: 'Headcount/Quality',
    text: 'Quality got four people. Are they here to stay, or only until it is quiet again?',
    fate: written('ceo', 'They stay. It is the one squad that grows this year.'),
  },
  {
    id: 'exit',
    moment: 'after',
    votes: 20,
    about: 'Headcount/left',
    text: 'Seven colleagues left Assembly during the standstill. What did they say?',
    fate: written(
      'ceo',
      'Five of them: that they did not know for how long. Two had planned to go anyway. That is why there is a date on everything in this report.',
    ),
  },
]

/** The round of the quarter after it. */
export const RECOVERY_ROUND: Asked[] = [
  {
    id: 'weekends',
    moment: 'before',
    votes: 31,
    text: 'Field Service has worked eleven weekends. When does that end, with a date?',
    fate: live(
      'operations',
      'It has ended. There is no weekend work in Field Service for the next six weeks, whatever comes in. If a customer is in need, a leader drives.',
    ),
  },
  {
    id: 'pay',
    moment: 'before',
    votes: 28,
    text: 'Is there a pay round this year, after all that?',
    fate: live(
      'cfo',
      'Yes. It was put off by a quarter and not cancelled. It comes with the next budget, for all at the same date, and the sum stands in the report before it is paid.',
    ),
  },
  {
    id: 'heat',
    moment: 'before',
    votes: 14,
    text: 'Hall 1 has no proper ventilation at the foaming stations. Will Hall 2 be better, and what about us until then?',
    fate: { kind: 'promise', owner: 'operations', weeks: 8 },
  },
  {
    id: 'office',
    moment: 'before',
    votes: 4,
    text: 'Could the canteen have better coffee?',
    fate: { kind: 'declined', reason: 'off topic' },
  },
  {
    id: 'second-source',
    moment: 'before',
    votes: 19,
    text: 'Is the second compressor really as good, or only available?',
    fate: written(
      'operations',
      'Better in the cold, a little louder. It has run 3,000 hours at 43 degrees without a fault. The last run ends next month; if it fails we say so and go on with one source and full testing.',
    ),
  },
  {
    id: 'cash',
    moment: 'during',
    votes: 22,
    about: 'Balance sheet/cash',
    text: 'Cash is lower than in the crisis itself. Why should I not be worried?',
    fate: live(
      'cfo',
      'Be attentive, not worried. It was announced, it is 0.6 million better than planned, and from here on customers pay the bills of a full quarter. If next quarter’s figure is not above five million, I owe you an explanation.',
    ),
  },
  {
    id: 'churn',
    moment: 'during',
    votes: 12,
    about: 'Field/ended',
    text: 'Half of those who left Watch went to nobody. Is Watch too expensive for small pharmacies?',
    fate: { kind: 'promise', owner: 'cfo', weeks: 24 },
  },
  {
    id: 'churn-again',
    moment: 'during',
    votes: 5,
    about: 'Field/ended',
    text: 'Do we know whether price was the reason for small customers to leave Watch?',
    fate: { kind: 'merged', into: 'churn' },
  },
  {
    id: 'dissent',
    moment: 'after',
    votes: 16,
    text: 'Who keeps the minutes of dissent, and can we read them?',
    fate: written(
      'ceo',
      'The secretary of the meeting does, with the reasons. You can read those that concern a published report, beside it, from next quarter on.',
    ),
  },
  {
    id: 'line-b',
    moment: 'after',
    votes: 10,
    about: 'Cash flow/plantSpending',
    text: 'Line B is expensive. Would it not be wiser to wait for another good quarter?',
    fate: written(
      'operations',
      'We have asked ourselves the same. In two steps the first costs little and pays for itself within a year; the second we can still stop. That is the reason for the two steps.',
    ),
  },
]

/** What has been asked in the round that is open now, before anything of the report is public. */
export const OPEN_ROUND: Asked[] = [
  {
    id: 'share',
    moment: 'before',
    votes: 24,
    text: 'If we reach the budget, is there something in it for everybody and not only for sales?',
    fate: { kind: 'open' },
  },
  { id: 'hall', moment: 'before', votes: 19, text: 'Line B: who moves to Hall 2, and do we get a say in it?', fate: { kind: 'open' } },
  {
    id: 'north',
    moment: 'before',
    votes: 16,
    text: 'Customers in the north keep asking who the people in unmarked vans are. When do we have technicians of our own there?',
    fate: { kind: 'open' },
  },
  {
    id: 'cash',
    moment: 'before',
    votes: 13,
    text: 'Last time Tomasz owed us an explanation if cash was not above five million. Is it?',
    fate: { kind: 'open' },
  },
  {
    id: 'watch-wolf',
    moment: 'before',
    votes: 9,
    text: 'Watch 5 is to say when a cabinet will fail. Do we know how often it cries wolf?',
    fate: { kind: 'open' },
  },
  {
    id: 'minutes',
    moment: 'before',
    votes: 6,
    text: 'The minutes of dissent were promised for this quarter. Where are they?',
    fate: { kind: 'open' },
  },
]
