// What comes after a question was asked: answers, what readers and the asker say of them, what was promised and whether it came.

const readers = (count: number) => (count === 1 ? '1 reader' : `${count} readers`)

export const answering = {
  verdict: {
    ask: 'Did this answer the question?',
    yes: 'Answered',
    no: 'Not answered',
    leaving: 'Leaving at the next moment · keep this open',
    kept: 'Counted, without your name. You can change it until it is settled.',
    told: (yes: number, all: number) => `${yes} of ${readers(all)} say that it was answered.`,
    toldHint: 'Renewed when five more have spoken.',
    confirmed: 'answered, confirmed',
    unconfirmed: 'answered, unconfirmed',
    reopened: 'reopened',
    reopenedBy: (no: number, all: number) => `Reopened: ${no} of ${readers(all)} said that it was not answered.`,
    reopenedOnce: 'Readers put this question back among the open ones once; the last answer is the one that counts.',
    reopenedText: 'Reopened: a majority of readers said that it was not answered.',
  },
  asker: {
    answered: 'The asker says: that answered it.',
    'not answered': 'The asker says: that did not answer it.',
    added: 'Added by the asker',
  },
  live: {
    moment: 'See the moment',
    beside: 'Write down what was said',
    besideHint: (moment: string) =>
      `It stands beside the moment at which you answered in the meeting, ${moment}. Else it is another answer.`,
  },
  promise: {
    title: 'Promise an answer',
    lead: 'Everybody sees who answers by when, beside the question and under “We owe you”. Another day can be promised later; this one stays readable.',
    now: 'Answer now',
    later: 'Promise an answer',
    which: 'How to answer',
    owner: 'Who answers',
    leaders: 'Leaders',
    squads: 'Squads',
    due: 'By which day',
    do: 'Promise it',
    badOwner: 'Say who answers.',
    made: (owner: string, day: string) => `${owner} owes an answer by ${day}.`,
    kept: (day: string, came: string) => `Promised for ${day}, came ${came}.`,
    moved: (from: string, to: string) => `moved from ${from} to ${to}`,
    handed: (from: string, to: string) => `handed from ${from} to ${to}`,
    by: (name: string, day: string) => `Promised by ${name}, ${day}`,
    history: 'What was promised before',
    again: 'promised again',
  },
  owed: {
    title: 'What we owe',
    lead: 'Questions that are open although their round is over, and what was promised: by whom, for which day, and whether it came.',
    of: (name: string) => `What ${name} owes`,
    kept: 'Kept',
    none: 'Nothing is owed',
    noneText: 'No question is open and no promise is due.',
    noneKept: 'No promise has been kept yet.',
    all: 'Everything that was promised',
    noReminders: 'No mail server is set up: nobody is reminded of what they promised.',
    reminders:
      'Whoever owes an answer (of a squad’s, whoever promised it) is reminded by letter: a week before, on the day, and every week after it.',
    count: (open: number, quarters: number) =>
      `${open} open${quarters > 0 ? `, the oldest for ${quarters === 1 ? 'a quarter' : `${quarters} quarters`}` : ''}`,
    undecided: (many: number) =>
      many === 1
        ? 'A question of a round that is over still waits for a moderator. It counts here once it is decided on.'
        : `${many} questions of rounds that are over still wait for a moderator. They count here once they are decided on.`,
    cover: 'Questions still to be answered:',
    carried: 'Carried over',
    quarters: (quarters: number) => (quarters === 0 ? 'from this report' : quarters === 1 ? 'for a quarter' : `for ${quarters} quarters`),
    line: 'Still open about this line:',
  },
  record: {
    split: 'Taken out again by its asker, after this merge',
    declined: (reason: string) => `An addition by the asker was declined: ${reason}`,
    removed: (reason: string) => `An addition by the asker was removed: ${reason}`,
  },
  queue: {
    title: 'Additions by askers',
    to: (question: string) => `To: ${question}`,
    remove: 'Remove the addition',
  },
}
