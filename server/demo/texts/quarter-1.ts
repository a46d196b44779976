import { sentences, type Write } from './types.ts'

/** A good, ordinary quarter, at the edge of what Hall 1 can build. */
export const quarterOne: Write = say => ({
  sentences: sentences(
    [
      `We earned ${say.exactly('operatingProfit')} before interest and tax, the best ${say.quarter.label.slice(0, 2)} that we have had.`,
      `${say.count('watched')} cabinets are under Watch: ${say.moved('watched', 'year ago')} more than a year ago, and ${say.percent('renewal')} stayed.`,
    ],
    [
      `Hall 1 is full. The order book grew to ${say.money('orderBook')}, because we sell faster than we build.`,
      `Revenue came in at ${say.money('revenue')}, a touch under the budget: four hospital cabinets waited for a lift that was not ready.`,
    ],
    'We will bring a plan for a second hall to the next report, with what it costs if demand does not come.',
  ),
  letter: {
    title: 'Where we stand',
    markdown: `This is the first board report that all of us can read in full. It is the one that the supervisory board received, line by line, and nothing has been made prettier for it.

We had a good quarter. Revenue was **${say.money('revenue')}**, ${say.moved('revenue', 'year ago')} above ${say.yearAgo}, and of every euro ${say.percent('grossMargin').slice(0, 2)} cents stayed with us after what it takes to make and deliver. What carries us is Watch: ${say.money('watchRevenue')} came in from customers who pay us to keep an eye on cabinets that they already own.

The limit is the building. Assembly delivered ${say.count('units')} cabinets and boxes from a hall that was drawn for fewer. That was possible with Saturday shifts, and Saturday shifts are not a plan.

*Ilse Verhagen*`,
  },
  next: {
    title: 'What we do next',
    markdown: `1. **Hall 2.** Assembly and House work out two versions: build at once, or rent for three years. Both with the bad case written down.
2. **Fewer Saturdays.** Until then no more than two in a month, agreed with the works council.
3. **Watch alarm desk.** From next quarter it answers from two places, so that a night shift is nobody's permanent fate.`,
  },
  stories: [],
  remarks: {
    'Income statement/revenue400':
      'Four cabinets for one hospital moved into the next quarter, because the goods lift there was not finished.',
    'Income statement/productionStaff': 'Nine Saturdays in thirteen weeks are in this figure. That is too many.',
    'KPIs/orderBook': 'Good news with a sting: part of it is people who wait longer than they like.',
  },
  notes: {
    'Where we stand': 'Say why we share all of it. Do not apologise for the complexity: offer the notes.',
    'Income statement': 'Point at hardware, Watch, operating profit. Stop there.',
  },
  withheld: null,
  captions: {
    growth: 'Revenue by quarter: hardware carries the weight, Watch and service grow steadily.',
    watch: 'Cabinets under Watch at the end of each quarter.',
    bridge: 'From the budgeted operating profit to the actual one, in EUR thousands.',
  },
})
