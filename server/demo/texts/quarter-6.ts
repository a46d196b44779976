import { sentences, type Write } from './types.ts'

/** The latest: growth again, and two things that are not as they should be. */
export const quarterSix: Write = say => ({
  sentences: sentences(
    [
      `Revenue was ${say.money('revenue')}, the most in any quarter, and failures are the lowest that we have measured.`,
      `Our business brought in ${say.money('operatingCash')} of cash. We have ${say.money('cash')} and sleep better.`,
    ],
    [
      `Field service cost ${say.exactly('fieldService')}, a fifth more than the budget: in the north we pay others to do our work.`,
      'Line B in Hall 2 is six weeks late, because the foaming press arrived damaged.',
    ],
    'We hire eight technicians of our own in the north, and open Line B in two steps instead of waiting for all of it.',
  ),
  letter: {
    title: 'Where we stand',
    markdown: `Two quarters after the recall we are where we wanted to be before it, and better in the figure that matters most: **${say.rate('failures')} failures for each thousand cabinets**, and two storage incidents in all. Every compressor is tested before it is built in. There are two suppliers.

Revenue was **${say.money('revenue')}**, ${say.moved('revenue', 'before')} above ${say.before}. The business earned **${say.exactly('operatingProfit')}** before interest and tax. That is a good figure, and it is ${say.exactly('operatingProfit', 'budget')} in the budget, so let us talk about the difference.

It lies in **field service**. We sold well in the north and have too few people there, so subcontractors install for us. They are good, they are dear, and our customers do not know their faces. We should have seen it when we signed the contracts.

And **Hall 2** is late by six weeks. The foaming press fell from a lorry; nobody was hurt, and it is insured. What is not insured is the time.

We have paid back ${say.exactly('loansRepaid')} to the bank, as agreed after the recall. Nothing of this is a victory. It is solid ground.

*Ilse Verhagen*`,
  },
  next: {
    title: 'What we decide now',
    markdown: `1. **Eight technicians in the north.** Hired over two quarters. They cost about €160,000 a quarter and replace about €240,000 of subcontractors.
2. **Line B in two steps.** Step one, without its own foaming, starts next quarter and builds twenty Tarn 400 a week. Step two follows when the press does.
3. **Watch 5** says three days ahead that a cabinet will fail. Thirty hospitals try it from next month. We publish how often it was right, and how often it cried wolf.
4. **A share for everybody.** If we reach the year's budget after all, there is a payment of the same amount for each of us. The sum is decided at the year's end, and announced here.`,
  },
  stories: [
    {
      title: 'The north, in plain figures',
      markdown: `Of our ${say.exactly('fieldService')} for field service, about €390,000 went to subcontractors, nearly all of it in the north.

- One installation by a subcontractor costs us about **€640**. One by our own people costs about **€410**, travel included.
- Our own people come back for the yearly calibration. Subcontractors do not, so somebody drives there twice.
- It takes **fourteen weeks** until a new technician works alone. Until then both cost us money, and field service will be above the budget once more.`,
    },
  ],
  remarks: {
    'Income statement/fieldService': 'About €390,000 of it are subcontractors in the north. See “The north, in plain figures”.',
    'Income statement/operatingProfit': 'Ten cents of every euro. The budget had a little more: field service is the difference.',
    'Income statement/tax': 'Still nothing: a part of the loss from the recall is left to be set against later profits.',
    'Income statement/revenue400': 'Above the budget, although Line B is late: Line A built Tarn 400 on eleven evenings.',
    'Balance sheet/cash': 'After paying back €700,000. The bank’s limit is €3.5 million.',
    'Balance sheet/inventories': 'Down by a tenth: the stock that we had built up for the recall is used.',
    'Balance sheet/warrantyProvision': 'About €190,000 of it is still for batch 0412, should a repaired cabinet fail again.',
    'Balance sheet/plant': 'Hall 2 stands; its press is in here although it does not work yet.',
    'Cash flow/plantSpending': 'Less than planned, because the last payment for the press is held back until it works.',
    'Field/failures': 'The lowest since we have measured it.',
    'Field/onTime': 'Above the budget, below the ninety-five that we had before the recall.',
    'Field/ended': 'Fewer than we feared. Exit calls go on.',
    'Headcount/joined': 'Nine of them in Assembly, for Line B.',
  },
  notes: {
    'Where we stand': 'Two minutes. Start with 1.9, not with revenue.',
    'Key figures': 'Say which one is red before anybody looks for it.',
    'Income statement': 'Three steps: sums first, then the lines. Point at field service. Hand over to Tomasz.',
    'From budget to actual': 'One line is long and red. Stay there.',
    'The bridge in a picture': 'Only if somebody asks for it again; else go on.',
    'Six quarters': 'Read the third last column aloud: that was the recall.',
    'Revenue over six quarters': 'Ten seconds of silence. They know what the dip was.',
    'Watch keeps growing': 'Never fell, not even in the recall. Thank the alarm desk.',
    'The plant': 'Show where the first step of Line B will stand, and who walks which way.',
    'Orders and returns': 'The order book covers a little less than a quarter’s deliveries.',
    'Cash flow statement': 'Operations, press, bank. Three lines are enough.',
    Headcount: 'Nine of the new ones are in the room: let them stand up if they like.',
    'The compressor supplier: who pays': 'Nothing beyond the sentence on the screen, also not in the corridor.',
    'Cabinets in the field': 'Failures, on time, renewal. Ask Quality to stand up.',
    'Balance sheet': 'Cash, then loans. Mention the €3.5 million.',
    'Production plan': 'Line B: say late, not delayed. Henrik answers.',
    'The north, in plain figures': 'Expect “why not earlier”. The answer is: we signed before we counted.',
    'What we decide now': 'Point four will be heard as a promise. Say what it depends on.',
  },
  withheld: { title: 'The compressor supplier: who pays', reason: 'legal', weeks: 10 },
  captions: {
    growth: 'Through the recall and out of it: six quarters of hardware, Watch and service.',
    watch: 'Cabinets under Watch at the end of each quarter.',
    bridge: 'Everything a little better than planned, and field service much dearer.',
  },
})
