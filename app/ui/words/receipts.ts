import type { Hint } from '#app/model/question/hints.ts'

// Words of what comes after the box: what every page fetches of asking besides what is needed to ask and to vote.

export const receipts = {
  lead: 'Kept in this browser only. If it forgets, you can still read the answer, but no longer withdraw.',
  none: 'You have asked nothing in this round from this browser.',
  state: {
    waiting: 'waiting to be sent',
    held: 'leaving at the next moment',
    refused: 'not taken',
    stored: 'handed over',
    lost: 'handed over; the receipts of this round are gone, so nothing can tell any more which one it was',
    pending: 'waiting for a moderator',
    open: 'visible to everybody',
    answered: 'answered',
    declined: 'declined',
    merged: 'merged into another question',
    withdrawn: 'withdrawn',
    removed: 'removed',
  },
  elsewhere: 'Asked on your other device; not everybody can see its text.',
  carry: 'Take tokens and receipts to another device',
  withdraw: 'Withdraw',
  withdrawing: 'being withdrawn at the next moment',
  forget: 'Forget on this device',
  rewrite: 'Write it anew',
}

/** What the server would keep of what is typed. */
export const storedRow = {
  rowLead: 'This row, and nothing else:',
  rowLater: {
    random: 'random, made when it is stored',
    'next batch': 'number of the next batch',
    series: 'the line’s name through all reports',
    nothing: 'nothing',
  },
}

/** What in it could tell who asks. */
export const hints = {
  hints: 'Read it once more before you send it',
  hint: {
    'your name': words => `It holds your name: “${words}”.`,
    'a name': words => `“${words}” looks like a name.`,
    'a team': words => `“${words}” is a team: few people may ask from there.`,
    'your manager': words => `“${words}” tells where you work.`,
    'only you': words => `“${words}” may be something that only you could say.`,
    'an address': words => `“${words}” is an address or a number of somebody.`,
  } satisfies Record<Hint['kind'], (words: string) => string>,
}

/** A draft that asking has closed on. */
export const tooLate = {
  label: 'Not sent: asking is over',
  hint: 'What you wrote is still here, on this device only, until you remove it or sign out.',
  remove: 'Remove it from this device',
}

/** After signing out. */
export const leaving = {
  label: 'Questions kept in this browser',
  text: 'What you had begun to write is erased. Tokens and receipts of questions stay in this browser, so that you can go on later. If other people use this computer, erase them too: they could read your receipts. Afterwards nobody can withdraw those questions or ask again with these tokens.',
  receipts: (count: number) => (count === 1 ? 'One receipt is kept here.' : `${count} receipts are kept here.`),
  unsent: (count: number) =>
    count === 1
      ? 'One thing that you asked or added has not been sent yet. Erased now, it is lost; to send it first, sign in again and wait until it has left.'
      : `${count} things that you asked or added have not been sent yet. Erased now, they are lost; to send them first, sign in again and wait until they have left.`,
  erase: 'Erase from this browser',
  erased: 'Erased. This browser keeps nothing of your questions any more.',
  failed: 'This browser did not let us erase it. Clear the site data in its settings.',
}

export const roundKey = {
  lead: 'The same words stand wherever somebody can ask, and on the stage before the meeting begins. Compare them with the stage or a colleague: a key made for one person only would show.',
  asking: 'Asking',
  voting: 'Voting',
}

export const similar = {
  title: (count: number) => (count === 1 ? 'Somebody asked this:' : 'Somebody asked these:'),
  vote: 'Vote for it',
  voteFor: (text: string) => `Vote for “${text}”`,
  voted: 'You voted for it.',
  answered: 'It was answered: read it',
}
