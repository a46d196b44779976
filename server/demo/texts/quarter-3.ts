import { sentences, type Write } from './types.ts'

/** Still growth, but below the budget; the failure rate rises and is taken too lightly. */
export const quarterThree: Write = say => ({
  sentences: sentences(
    [
      `Revenue grew by ${say.moved('revenue', 'year ago')} over ${say.yearAgo}, to ${say.money('revenue')}.`,
      `Watch passed ${say.count('watched').slice(0, 2)},000 cabinets, and a customer signed for 900 more.`,
    ],
    [
      `Operating profit was ${say.money('operatingProfit')}, ${say.gap('operatingProfit', 'budget')} below the budget: compressors cost more and arrived late.`,
      `Failures rose to ${say.rate('failures')} per 1,000 cabinets. That is no longer chance.`,
    ],
    'We look for a second source of compressors, and accept that it will cost a quarter of engineering time.',
  ),
  letter: {
    title: 'Where we stand',
    markdown: `We grew, and we missed our own budget. Both are true.

The miss has one address: **compressors**. Our only supplier raised its price and moved production to another plant. Deliveries came late, some lines stood still for hours, and materials cost us ${say.exactly('materials')}, more of each euro of hardware than in any quarter before. ${say.percent('onTime')} of our deliveries came on the promised day, after years around ninety-five.

Failures rose again, to ${say.rate('failures')} for each thousand cabinets. Most of the cabinets that came back hold compressors from the new plant. We have asked the supplier for test records and started to test arriving parts ourselves.

I have been asked whether we should stop deliveries. We decided against it: the rate is still low, and every hospital that waits has a reason. **I may be wrong in this, and I want you to know that it was a decision and not an oversight.**

*Ilse Verhagen*`,
  },
  next: {
    title: 'What we do next',
    markdown: `1. **Second source:** Supply and Cabinets qualify another compressor. First samples in eight weeks.
2. **Test on arrival:** one in twenty compressors runs for 48 hours before it is built in.
3. **Budget:** we keep it for the year, and say at the next report whether that still makes sense.`,
  },
  stories: [],
  remarks: {
    'Income statement/materials': 'Compressors became eleven per cent dearer in the middle of the quarter. That alone is about €170,000.',
    'Field/failures': 'Nine out of ten cases have a compressor from the new plant of our supplier.',
    'Field/onTime': 'Late compressors. In two weeks Line A stood still for more than a shift.',
    'Balance sheet/inventories': 'Cabinets that are finished but for the compressor.',
  },
  notes: {
    'Where we stand': 'The paragraph on not stopping deliveries: read it as it stands.',
    'Cabinets in the field': 'Failures and on-time belong together. Show both before taking questions.',
  },
  withheld: { title: 'A new price for Watch', reason: 'undecided', weeks: 12 },
  captions: {
    growth: 'Revenue still rises, hardware more slowly than planned.',
    watch: 'Cabinets under Watch at the end of each quarter.',
    bridge: 'Less hardware and dearer materials explain nearly all of the distance to the budget.',
  },
})
