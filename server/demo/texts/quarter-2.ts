import { sentences, type Write } from './types.ts'

/** The best quarter so far; the second hall is decided. A first small sign is noted and not understood. */
export const quarterTwo: Write = say => ({
  sentences: sentences(
    [
      `Operating profit rose to ${say.money('operatingProfit')}, ${say.gap('operatingProfit', 'budget')} above the budget.`,
      `Orders worth ${say.money('orders')} came in: more than in any quarter before.`,
    ],
    [
      `Failures per 1,000 cabinets went up from ${say.rate('failures', 'before')} to ${say.rate('failures')}. It is small, and we do not know yet why.`,
      `Customers take longer to pay: ${say.count('daysOfSales')} days, and two hospital groups account for most of it.`,
    ],
    `We build Hall 2. It is paid from our own cash and a loan of ${say.exactly('loansDrawn')}.`,
  ),
  letter: {
    title: 'Where we stand',
    markdown: `Three things went well together this quarter: people sold more (${say.money('orders')} of orders), Assembly built more (${say.count('units')} pieces), and it did not cost more per piece. That is how ${say.exactly('operatingProfit')} of operating profit comes about.

We have decided to **build Hall 2**. You will find the floor plan in this report, and the two versions that we compared. Building won by a small margin; what decided was that a rented hall would have put twenty minutes of road between two halves of one squad.

One figure I do not like: failures went from ${say.rate('failures', 'before')} to ${say.rate('failures')} for each thousand cabinets. Quality looks into it. It may be chance; I would rather have told you for nothing.

*Ilse Verhagen*`,
  },
  next: {
    title: 'What we do next',
    markdown: `1. **Hall 2:** ground is broken this quarter. Every report will show what was planned, what is done and what it cost.
2. **Failures:** Quality opens every cabinet that comes back, not every fifth.
3. **Slow payers:** House calls before the bill is due, not after.`,
  },
  stories: [
    {
      title: 'Why a second hall',
      markdown: `We compared building with renting over ten years.

- **Building** costs about €4.1 million in the first two years, and is cheaper from the seventh year on.
- **Renting** costs nothing at first, but each cabinet would travel between two halls, and Cold test would need a second team.
- **The bad case:** if orders stay where they are today, Hall 2 costs us about €300,000 of profit a year until we can let it. We could carry that. We could not carry it together with a second bad surprise, which is why Line B is ordered separately and later.`,
    },
  ],
  remarks: {
    'Cash flow/loansDrawn': 'The loan for the shell of Hall 2, over twelve years.',
    'Field/failures':
      'Three cabinets more than expected, all with cooling that stopped for some minutes and came back. Cause unknown so far.',
    'Balance sheet/receivables': 'Two hospital groups are three weeks behind. Both have always paid in the end.',
  },
  notes: {
    'Why a second hall': 'Show the floor plan after this. Take questions on renting: many preferred it.',
    'Cabinets in the field': 'Say the failure rate aloud, also if nobody asks.',
  },
  withheld: null,
  captions: {
    growth: 'Six quarters of growth. Hardware, Watch and service add up to revenue.',
    watch: 'Cabinets under Watch at the end of each quarter.',
    bridge: 'What made the difference to the budget: more hardware, more Watch, little else.',
  },
})
