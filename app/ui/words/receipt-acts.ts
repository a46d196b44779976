/** What an asker may do with an own question later, and where that is. */
export const receiptActs = {
  doubt: 'That did not answer it',
  content: 'That answered it',
  split: 'Take it out of the other question',
  splitHint: 'It stands for itself again; the moderation record says so, without you.',
  clarify: 'Add something',
  clarifyLabel: 'What you want to add',
  clarifyHint: (left: number) =>
    left === 1
      ? 'It stands beside your question. Once more in this question.'
      : `It stands beside your question. ${left} times in this question.`,
  send: 'Add without my name',
  leaving: 'leaving at the next moment · keep this open',
  kind: { clarification: 'Added', doubt: 'Your word on the answer', split: 'Taken out' },
  state: {
    waiting: 'waiting to be sent',
    held: 'leaving at the next moment · keep this open',
    refused: 'not taken',
    stored: 'handed over',
    open: 'visible to everybody',
    pending: 'waiting for a moderator',
    declined: 'declined by a moderator',
    removed: 'removed by a moderator',
  },
}
