import { sentences, type Write } from './types.ts'

/** The way back: the recall is done, cash is at its lowest. */
export const quarterFive: Write = say => ({
  sentences: sentences(
    [
      'All 412 cabinets are repaired, two weeks before the date that we had given.',
      `We are back in profit: ${say.exactly('operatingProfit')} before interest and tax, ${say.gap('operatingProfit', 'budget')} more than planned.`,
    ],
    [
      `Cash is at its lowest: ${say.money('cash')}. Customers who waited for repairs pay late.`,
      `${say.count('ended')} cabinets left Watch, and people are tired: twelve of us left this quarter.`,
    ],
    'We repair trust before we grow: no new product starts until deliveries are above ninety per cent on the promised day.',
  ),
  letter: {
    title: 'Where we stand',
    markdown: `The recall is over. All 412 cabinets have new compressors; the last one was brought back by the same technician who had fetched the first.

We made **${say.exactly('operatingProfit')}** of operating profit. That is better than we had dared to plan, and it is still less than a year ago in share of revenue. Revenue came back faster than costs, because customers had kept their orders with us.

What worries me stands in the balance sheet. Cash stands at **${say.money('cash')}**, €0.8 million above what the bank asks for. We knew that this would be the lowest point, and it was ${say.gap('cash', 'budget')} better than the plan. It is still a number at which one sleeps badly.

And it took its toll. Field Service worked eleven weekends. Twelve colleagues have left, and I spoke to nine of them. Five said the same thing: not the work, but not knowing for how long. That is what this report is for.

*Ilse Verhagen*`,
  },
  next: {
    title: 'What we do next',
    markdown: `1. **Second compressor source:** eighty per cent there. The last endurance run ends next month.
2. **Hall 2:** the shell stands and is paid for. Line B starts again, in two steps.
3. **Weekends:** none in Field Service for six weeks. Promised to the squad, and owed to the rest of us too.
4. **Late payers:** Tomasz calls the ten largest himself.`,
  },
  stories: [
    {
      title: 'What we learned',
      markdown: `We asked an outsider to look at how we decided, and gave her everything. Her three sentences:

- *You had the number and no rule for it.* There is one now: above 3 failures per 1,000, Quality stops deliveries.
- *The people who argued for stopping were in the room, and nobody wrote down why they lost.* Dissent is minuted from now on, with its reasons.
- *Your customers forgave you because you called first.* Keep the list of whom to call.`,
    },
  ],
  remarks: {
    'Income statement/warranty': 'Less than planned: the last cabinets were quicker to repair than the first.',
    'Income statement/fieldService': 'The end of the recall. Half of the overspending against last year is overtime that is now over.',
    'Income statement/tax': `Nothing is due: the loss of ${say.before} is set against this profit.`,
    'Balance sheet/cash': 'The lowest point, as announced. The bank’s limit is €3.5 million.',
    'Balance sheet/receivables': 'Customers who waited for us now let us wait. Nobody has refused to pay.',
    'Field/ended': 'Half of them to a competitor, half to nobody: they look after their cabinets themselves now.',
    'Field/failures': 'Back to normal, with one batch still under observation.',
    'Headcount/left': 'Nine of the twelve have told us why.',
  },
  notes: {
    'Where we stand': 'Name the technician only if she agrees. Ask before.',
    'What we learned': 'Let Quality read the first one.',
    'Balance sheet': 'Cash, customers owe us, warranty. In this order.',
  },
  withheld: { title: 'The compressor supplier: who pays', reason: 'legal', weeks: 13 },
  captions: {
    growth: 'Back above the level of before the recall.',
    watch: 'Cabinets under Watch at the end of each quarter.',
    bridge: 'More hardware than planned, and a recall that cost less.',
  },
})
