/** What lines mean, in plain language: the same in every report. By 'sheet name/row id'. */
export const EXPLANATIONS: Record<string, string> = {
  'Income statement/hardware':
    'Everything we build and sell once. A cabinet counts on the day on which it stands at the customer and has passed its cold test there, not on the day of the order.',
  'Income statement/watchRevenue':
    'What customers pay us to watch over their cabinets. Most pay a year in advance; only the part that belongs to these three months stands here, the rest waits in the balance sheet under “Watch paid in advance”.',
  'Income statement/service': 'Repairs outside of warranty, yearly calibration, and spare parts.',
  'Income statement/materials':
    'Steel, panels, compressors, electronics: what is inside the cabinets that we delivered in these three months.',
  'Income statement/productionStaff': 'Wages of the people who build, with social charges. Overtime is in here.',
  'Income statement/watchOperations': 'Servers, SIM cards, and the alarm desk that answers day and night.',
  'Income statement/warranty':
    'What we expect to spend on cabinets that fail within three years. It is booked when the cabinet is sold, or when we learn that we were wrong about it.',
  'Income statement/grossProfit':
    'What is left of our revenue after everything that it takes to make and deliver the things we sold. It has to pay for everybody who does not build.',
  'Income statement/fieldService': 'Installing, calibrating and repairing at the customer: people, vans, travel and subcontractors.',
  'Income statement/depreciation':
    'Machines, halls and development are paid once and used for years. This is the share of it that belongs to these three months; no money leaves the house for it now.',
  'Income statement/operatingProfit':
    'What the business earns by itself, before interest and tax. This is the figure that we run the company by.',
  'Income statement/tax': 'A quarter of the profit. A loss is set against later profits first; while that lasts, nothing is due.',
  'Income statement/netProfit':
    'What is left for the company at the end. Nothing of it is paid out: it stays here, as in every year so far.',
  'Balance sheet/inventories': 'Parts and finished cabinets in the stores. They are paid for and have not earned anything yet.',
  'Balance sheet/receivables': 'Bills that we wrote and that are not paid yet.',
  'Balance sheet/cash': 'What is in our bank accounts on the last day of the quarter.',
  'Balance sheet/development': 'Development work that will earn money for years, spread over five of them.',
  'Balance sheet/loans': 'Two bank loans, secured by the halls. The bank asks for at least € 3.5 million of cash at every quarter end.',
  'Balance sheet/deferred': 'Money that customers paid for months of Watch that are still to come. We owe them the service, not the money.',
  'Balance sheet/warrantyProvision': 'What we expect to spend on cabinets that are already sold.',
  'Cash flow/operatingCash':
    'Money that the daily business brought in, or took. It differs from profit because customers pay later, stores fill up and depreciation costs no money.',
  'Cash flow/investingCash': 'Money for things that we use for years: halls, machines, tools, development.',
  'Cash flow/cash': 'The same figure as in the balance sheet. If it were not, one of the two would be wrong.',
  'KPIs/orderBook': 'Orders that customers have signed and that we have not delivered yet, without Watch and service.',
  'Field/renewal': 'The share of watched cabinets whose customers stayed with Watch over the quarter.',
  'Field/onTime': 'Cabinets that stood at the customer on the day that we had promised first. A date that we moved does not count as kept.',
  'Field/alarms': 'From the alarm of a cabinet until one of us has called the customer.',
  'Field/failures': 'Cabinets that left their temperature range for more than ten minutes because of us, for each thousand in the field.',
  'Field/incidents': 'Cases in which medicine had to be thrown away. Each one is looked into by Quality, whoever is to blame.',
  'KPIs/daysOfSales': 'What customers owe us, expressed in days of revenue.',
  'Headcount/people': 'Everybody with a contract on the last day of the quarter, full-time and part-time alike.',
}
