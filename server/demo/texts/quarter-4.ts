import { daysAfter, inWords } from '../calendar.ts'
import { sentences, type Write } from './types.ts'

/** The bad quarter: the recall of batch 0412, told as it was. */
export const quarterFour: Write = say => {
  const day = (count: number) => inWords(daysAfter(say.quarter.from, count))
  return {
    sentences: sentences(
      [
        `Nobody was harmed. In all ${say.count('incidents')} cases the alarm desk reached the customer before a dose was given.`,
        `Most customers stayed with us: orders for ${say.money('orders')} came in while we could hardly deliver.`,
      ],
      [
        `We lost ${say.money('operatingProfit')} before interest and tax. The budget said a profit of ${say.money('operatingProfit', 'budget')}.`,
        `Cash fell to ${say.money('cash')}, in spite of a new loan. The bank's limit is €3.5 million.`,
      ],
      'We repair all 412 cabinets before we deliver a single new Tarn 400, and nobody in management takes a bonus this year.',
    ),
    letter: {
      title: 'What happened, and what it cost',
      markdown: `This is a bad report. You should hear it from me, in full and before anybody else.

On ${day(16)} a hospital lost medicine worth €38,000 because one of our cabinets stopped cooling in the night. It was the fourth case in a week. On ${day(19)} Quality had opened enough of them to be sure: compressors of **batch 0412** lose pressure after some months. They sit in 412 cabinets.

On ${day(20)} we stopped all deliveries of cabinets with that compressor and told every customer by telephone. Line A stood still for nineteen working days.

It cost us this:

- **${say.gap('revenue', 'budget')}** of revenue that we had planned and did not make,
- **${say.exactly('warranty')}** for repairs and for medicine, part of it still ahead of us,
- a loss of **${say.exactly('operatingProfit')}**, the first since we have had two products.

I decided a quarter ago not to stop deliveries. With what we knew, a stop would have been possible, and it would have been right. **That mistake is mine.** Henrik and Quality had argued for it.

Our jobs are safe through this: we have gone through the year month by month with the bank, and we show you how below.

*Ilse Verhagen*`,
    },
    next: {
      title: 'What we do, by when',
      markdown: `1. **Repair 412 cabinets.** 96 are done. The rest within eleven weeks; Field Service has two extra teams.
2. **Test every compressor.** The test bench in goods-in works from ${inWords(daysAfter(say.quarter.to, 40))}. No part without a record is built in.
3. **A second source** is approved before the next report, or we say why not.
4. **Spend less, without cutting people.** Line B waits. Travel, trade fairs and outside advice are halved. Nobody loses their job because of the recall.
5. **Failures above 3 per 1,000 stop deliveries.** Quality decides that alone from now on; management can no longer overrule it.`,
    },
    stories: [
      {
        title: 'In order, day by day',
        markdown: `| Day | What happened |
|---|---|
| ${day(9)} | First of four failures in one week. Field Service replaces the compressor, as usual. |
| ${day(16)} | A hospital loses medicine overnight. The alarm came; the night pharmacist reached the cabinet after fifty minutes. |
| ${day(17)} | Quality stops its other work and opens eleven returned cabinets. |
| ${day(19)} | The cause is clear: a weld in batch 0412. |
| ${day(20)} | Deliveries stop. Sales and Field Service call all 163 customers concerned within two days. |
| ${day(26)} | The first repaired cabinet is back at its customer. |
| ${day(47)} | Line A starts again, with compressors that were tested one by one. |

**What we could have known:** the failure rate had risen for two quarters. It stood in this report. We discussed it twice and found reasons to wait both times.`,
      },
      {
        title: 'How long the money lasts',
        markdown: `Cash at the end of the quarter is ${say.money('cash')}. The bank asks for at least €3.5 million.

- We drew **${say.exactly('loansDrawn')}** of a loan that had been agreed for Hall 2, with the bank's consent.
- In the worst month we expect **€3.6 million**, in the eleventh week. It is close, and we look at it every Monday.
- Not in this plan: anything that the supplier may have to pay. If it comes, it is a gain.`,
      },
    ],
    remarks: {
      'Income statement/revenue400': 'No hospital cabinet left the house for nineteen working days.',
      'Income statement/warranty': `€1.1 million for new compressors and the work, €0.6 million for medicine, the rest as usual. ${say.exactly('warrantyUsed')} of it is spent.`,
      'Income statement/materials': 'The share of materials rose because compressors were flown in and bought in small lots.',
      'Income statement/freight': 'Cabinets fetched and brought back, compressors by air.',
      'Income statement/fieldService': 'Two extra teams, overtime, hotels. Thank you.',
      'Income statement/operatingProfit': 'The first loss in nine years.',
      'Income statement/tax':
        'No tax. We do not show a tax income for the loss in advance: it counts when there is a profit to set it against.',
      'Balance sheet/inventories': 'Finished cabinets that may not leave, and parts that arrived for a line that stood still.',
      'Balance sheet/cash': 'Watched weekly. The lowest point is still ahead of us.',
      'Balance sheet/warrantyProvision': 'What the rest of the recall will cost, as well as we can know it.',
      'Field/onTime': 'Where we moved a date it counts as missed.',
      'Field/failures': 'Without batch 0412 the rate would be 2.0.',
      'Field/incidents': `All ${say.count('incidents')} in batch 0412. Nobody was harmed.`,
      'Field/ended': 'Most of them gave the recall as the reason. We called each one.',
      'Headcount/left': 'Sixteen people left, seven of them from Assembly during the standstill.',
    },
    notes: {
      'What happened, and what it cost': 'Slowly. No slides behind you. Leave the silence after “mine”.',
      'In order, day by day': 'Jonas collects questions meanwhile. Do not defend the second discussion.',
      'Income statement': 'Warranty first, then revenue, then the loss. Tomasz takes over for cash.',
      'How long the money lasts': 'Say 3.6 and 3.5 aloud. People can do the subtraction.',
      'What we do, by when': 'Point five is the one that matters most. Henrik says it.',
    },
    withheld: { title: 'The compressor supplier: who pays', reason: 'legal', weeks: 14 },
    captions: {
      growth: 'The recall in one picture: hardware falls by two fifths, Watch and service hold.',
      watch: 'Cabinets under Watch still grew: fewer came, more went, and most stayed.',
      bridge: `Where the distance of ${say.gap('operatingProfit', 'budget')} to the budget comes from.`,
    },
  }
}
