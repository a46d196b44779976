import type { DeclineReason } from '#app/model/question/question.ts'
import type { Order } from '#app/model/question/ranking.ts'
import type { AnonymousRefusal } from '#app/model/question/wire.ts'

const seconds = (left: number) => `0:${String(Math.min(59, left)).padStart(2, '0')}`

export const questions = {
  title: 'Questions',
  coming: 'Questions for the coming meeting',
  /** Before the first of them are here. */
  fetching: 'The questions are on their way, within half a minute.',
  empty: 'Nobody has asked yet',
  emptyText: 'Questions appear here together, every 20 seconds. Yours can be the first.',
  state: { planned: 'not open yet', open: 'open', closed: 'closed', settled: 'over' },
  opens: (moment: string) => `Opens ${moment}.`,
  closes: (moment: string) => `Open until ${moment}.`,
  closed: (moment: string) => `Asking closed ${moment}.`,
  ask: {
    title: 'Ask',
    label: 'Your question',
    about: (label: string) => `About: ${label}`,
    aboutNothing: 'Ask about everything instead',
    honest:
      'Your name is not stored with your question, and Candor cannot look it up later. Questions appear at set moments, together when there are several; yours may be the only one. Your company runs this server: someone who changes the software or watches the network during the meeting could still find out. People may know how you write. Do not write what only you could know.',
    counterPledge: 'What your leaders promised',
    signedBy: (names: string) => `Signed by ${names}`,
    unsigned: 'Nobody has signed this yet.',
    channel: 'Danger or wrongdoing:',
    noChannel: 'this box is not the place, and your company has named no other yet.',
    row: 'What the server keeps of this',
    send: 'Send without my name',
    sending: 'Keeping…',
    forgets:
      'Text, tokens and receipts are kept in this browser and nowhere else. Should it forget them (site data cleared, a private window, Safari after seven days without a visit), you can still read the answer, but no longer withdraw your question, add to it, or use the tokens that are left.',
    left: (count: number) => (count === 1 ? 'One more question in this round.' : `${count} questions left in this round.`),
    none: 'You have asked all your questions in this round. You can still vote.',
    length: (over: number) => `${over} characters too long.`,
    blank: 'Write your question first.',
    offline: 'No connection. It is kept here and sent when you are back.',
  },
  token: {
    opening: 'Getting ready…',
    early: (left: number) => `Your tokens can be used from the next moment on: ${seconds(left)}.`,
    crowd: (have: number, need: number) =>
      `Asking opens when ${need} people hold tokens; ${have} do so far. Among fewer it would be easy to guess who asked. Everybody gets theirs by opening Candor.`,
    'no storage':
      'This browser keeps nothing (perhaps a private window), so it cannot hold your tokens. Open Candor in an ordinary window.',
    'second key':
      'This round suddenly shows another key than before. A key made for one person would tell who asks, so this browser refuses it. Compare the words below with a colleague and tell your works council or administrator.',
    elsewhere:
      'Your tokens for this round are in the browser and on the device where you first opened Candor after it began. Ask and vote there, or bring them here: “My receipts” there has the code.',
    over: 'Asking has closed, and this browser holds no tokens of the round.',
    unreachable: 'The server cannot be reached. Reload the page in a moment.',
  },
  crossing: {
    title: 'On its way',
    waiting: 'Waiting to be sent',
    held: (left: number) => (left > 0 ? `Leaving in ${seconds(left)} · keep this open` : 'Leaving now · keep this open'),
    heldMore: 'Up to a minute when few ask.',
    stored: 'Handed over',
    refused: 'Not taken',
    giveBack: 'Back into the box',
  },
  refusal: {
    credentials: 'The request carried a sign-in and was thrown away unread. Reload the page.',
    origin: 'The request did not come from this page. Reload it.',
    form: 'The request could not be read. Reload the page.',
    token: 'Your token was not accepted. Reload the page.',
    spent: 'All your tokens were used, perhaps on another device.',
    closed: 'Asking closed before it could be stored. The text is still here.',
    crowd: 'Too few people hold tokens yet. It is sent again by itself.',
    text: 'The text is empty or too long.',
    about: 'What it is about is not shown to everybody yet. Send it without, or wait until it is shown.',
    question: 'The question changed meanwhile.',
    poll: 'The poll closed before your answer could be stored.',
    choice: 'That is not one of the choices. Reload the page.',
    receipt: 'The receipt does not fit.',
    place: 'You have added that already.',
    'too many failures': 'Too many invalid requests came from your network. It is sent again in a minute.',
    'too many changes': 'You changed very much within a minute. It is sent again by itself.',
    busy: 'Very many questions arrive. It is sent again by itself.',
    failed: 'It could not be stored right now. It is sent again by itself.',
  } satisfies Record<AnonymousRefusal, string>,
  vote: {
    cast: (votes: number) => `Vote for this question, ${votes} so far`,
    undo: (votes: number) => `Take your vote back, ${votes} so far`,
    count: (votes: number, atLeast: boolean) => `${atLeast ? 'at least ' : ''}${votes}`,
  },
  order: {
    legend: 'Order',
    'most votes': 'Most votes',
    newest: 'Newest',
    'by section': 'By section',
  } satisfies Record<Order | 'legend', string>,
  newcomers: 'Not yet seen by many',
  folds: { receipts: 'My receipts', key: 'Key of this round' },
  mine: 'yours',
  answered: 'answered',
  merged: 'Merged into another question',
  live: (by: string, moment: string) => `Answered by ${by} in the meeting, ${moment}`,
  written: (by: string, moment: string) => `${by}, ${moment}`,
  answer: {
    do: 'Answer',
    title: 'Answer a question',
    label: 'Your answer',
    hint: 'Markdown: **bold**, lists, links. Your name stands beside it. Another answer can be added, none is overwritten.',
    publish: 'Publish the answer',
  },
  reasons: {
    insult: 'an insult',
    'names a person': 'names a person',
    duplicate: 'asked already',
    'off topic': 'off topic',
    legal: 'legal reasons',
  } satisfies Record<DeclineReason, string>,
}
