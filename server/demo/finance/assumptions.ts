// What Tarnholt sold, built and spent, quarter by quarter: the hand-made part of the financial model. Everything else (revenue, balance
// sheet, cash flow, ratios) follows from these in model.ts. Money in EUR thousands unless a row says otherwise.
// Columns: six quarters of history, then the six reported ones. The fourth reported quarter is the bad one: the compressor recall.

/** Rows by name, exact decimals as written. */
export type Table = Record<string, string[]>

function table(text: string): Table {
  const rows: Table = {}
  for (const line of text.trim().split('\n')) {
    const [name = '', ...values] = line.replaceAll('|', ' ').trim().split(/\s+/)
    rows[name] = values
  }
  return rows
}

export const ACTUAL = table(`
  units120       1420  1465  1510  1560  1620  1690 | 1760  1835  1880  1190  1920  2105
  units400        380   395   410   430   450   470 |  500   530   548   262   560   655
  unitsGo         820   850   900   960  1010  1080 | 1150  1210  1260  1090  1290  1410
  price120       2840  2840  2840  2840  2890  2890 | 2890  2890  2950  2950  2950  2950
  price400       9200  9200  9200  9200  9380  9380 | 9380  9380  9560  9520  9480  9560
  priceGo         760   760   760   760   780   780 |  780   780   790   790   790   790
  connected      1510  1560  1600  1650  1700  1790 | 1860  1940  2010  1210  1980  2240
  ended           260   270   265   280   290   300 |  305   310   340   690   520   380
  watchPrice      102   102   102   102   105   105 |  105   105   108   108   108   108
  service         900   930   960   990  1030  1070 | 1110  1150  1190  1060  1220  1330
  orders         8420  8790  9160  9540 10110 10720 | 11380 12040 12010  7910 12480 13890

  materials      .508  .507  .506  .505  .503  .502 | .500  .498  .512  .548  .520  .506
  productionStaff 1310 1350  1390  1440  1500  1570 | 1640  1700  1790  1830  1780  1860
  freight        .038  .038  .039  .038  .038  .038 | .038  .038  .040  .072  .046  .039
  watchOperations 410   430   455   480   505   535 |  560   590   615   690   680   690
  warranty        150   155   160   168   175   183 |  190   205   230  1980   310   260
  warrantyUsed    140   150   155   160   168   176 |  184   192   236   890   985   402

  research       1120  1160  1210  1260  1310  1370 | 1420  1480  1560  1600  1520  1640
  sales          1080  1120  1160  1210  1250  1300 | 1350  1400  1470  1380  1340  1520
  fieldService    780   810   840   870   905   940 |  980  1030  1090  1460  1330  1420
  administration  690   705   720   740   760   780 |  800   815   840   870   850   905
  plantDepreciation 390 395   405   415   425   435 |  445   455   485   510   515   520
  amortisation    140   145   150   155   160   165 |  170   185   205   210   215   220

  plantSpending   430   450   480   520   510   560 |  640  1180   940   410   380  1020
  developmentSpending 210 220 230   240   250   260 |  280   300   320   300   270   290
  inventories    4980  5120  5260  5430  5610  5800 | 6010  6280  6940  8460  7620  6890
  receivableDays   47    46    47    46    46    45 |   45    46    47    52    48    45
  payableDays      38    38    39    38    38    39 |   39    39    40    51    42    39
  otherAssets     540   555   560   580   590   610 |  620   650   690   760   720   700
  deferredShare  1.82  1.83  1.83  1.84  1.84  1.85 | 1.86  1.86  1.85  1.74  1.79  1.86
  accruals       1620  1660  1700  1760  1820  1880 | 1950  2030  2110  2240  2150  2260
  loansDrawn        0     0     0     0     0     0 |    0   800     0  2000     0     0
  loansRepaid     150   150   150   150   150   150 |  150   150   200   200   200   700

  onTime         93.8  94.0  94.4  94.1  94.6  94.9 | 95.2  94.8  91.7  61.3  84.2  93.0
  failures        2.3   2.2   2.2   2.1   2.0   2.1 |  2.0   2.3   3.4   9.8   3.1   1.9
  alarms         97.9  98.0  98.2  98.1  98.3  98.4 | 98.5  98.4  98.0  96.1  97.6  98.6
  incidents         4     3     4     3     3     2 |    3     3     5    21     6     2

  Cabinets         22    22    23    24    25    26 |   27    29    31    32    32    34
  Watch            24    25    26    28    30    31 |   33    35    38    39    40    41
  Assembly         78    80    82    85    88    92 |   97   103   110   112   109   118
  Supply           24    24    25    26    27    28 |   29    31    33    34    35    36
  Quality          14    14    15    15    16    17 |   18    19    20    24    28    29
  FieldService     34    35    36    38    39    41 |   43    45    48    54    57    58
  Pharmacies       27    27    28    29    30    31 |   33    35    37    36    36    38
  Hospitals        17    17    18    19    20    21 |   22    23    25    25    25    27
  House            17    17    17    18    18    19 |   19    20    20    21    20    21
  left              6     5     7     6     6     8 |    7     8     9    16    12     8
`)

/** The budget of the six reported quarters. It starts from the quarter's actual opening balances. */
export const BUDGET = table(`
  units120       1750  1820  1950  2050  1850  2120
  units400        505   520   570   600   540   640
  unitsGo        1150  1200  1280  1340  1300  1400
  price120       2890  2890  2950  2950  2950  2950
  price400       9380  9380  9560  9560  9480  9560
  priceGo         780   780   790   790   790   790
  connected      1850  1920  2080  2160  1900  2250
  ended           300   305   315   325   600   420
  watchPrice      105   105   108   108   108   108
  service        1100  1150  1200  1240  1180  1310
  orders        11200 11900 12700 13100 11600 13500

  materials      .500  .499  .498  .498  .524  .508
  productionStaff 1640 1710  1780  1850  1790  1850
  freight        .038  .038  .038  .038  .048  .040
  watchOperations 565   590   610   630   690   695
  warranty        190   200   210   220   380   290
  warrantyUsed    185   195   205   215  1050   450

  research       1430  1490  1560  1620  1510  1630
  sales          1360  1410  1480  1530  1350  1500
  fieldService    975  1020  1070  1110  1290  1180
  administration  805   820   840   860   855   890
  plantDepreciation 445 455   480   505   515   525
  amortisation    170   185   205   210   215   220

  plantSpending   650  1150   900   700   400  1300
  developmentSpending 280 300 320   330   270   300
  inventories    6000  6250  6500  6650  7900  6950
  receivableDays   45    45    45    45    49    45
  payableDays      39    39    39    39    44    40
  otherAssets     620   640   670   690   730   700
  deferredShare  1.86  1.86  1.86  1.86  1.77  1.84
  accruals       1950  2020  2100  2170  2180  2240
  loansDrawn        0   800     0     0     0     0
  loansRepaid     150   150   200   200   200   700

  onTime         95.0  95.0  95.0  95.0  82.0  92.0
  failures        2.0   2.0   2.0   2.0   3.5   2.0
  alarms         98.5  98.5  98.5  98.5  97.5  98.5
  incidents         3     3     3     3     8     3

  Cabinets         27    29    31    33    32    34
  Watch            33    36    38    40    40    42
  Assembly         97   104   111   116   110   119
  Supply           29    31    33    35    35    36
  Quality          18    19    20    21    28    29
  FieldService     43    45    48    50    57    57
  Pharmacies       33    35    37    39    36    38
  Hospitals        22    24    25    26    25    27
  House            19    20    20    21    21    21
  left              7     7     8     8    14     9
`)

/** Balances at the beginning of the first quarter of the history. Cash is what makes the two sides equal. */
export const OPENING = {
  plant: '11240',
  development: '2480',
  inventories: '4870',
  receivables: '5210',
  otherAssets: '530',
  cash: '6120',
  shareCapital: '6000',
  payables: '2160',
  deferred: '2690',
  warranty: '610',
  accruals: '1580',
  tax: '140',
  loans: '5400',
  /** Cabinets under Watch. */
  watched: '15200',
  orderBook: '7150',
  people: '251',
} as const

/** A year. */
export const INTEREST_RATE = '0.046'
export const TAX_RATE = '0.25'
/** Days of a quarter in ratios. */
export const QUARTER_DAYS = '91'

export const SQUAD_ROWS = [
  'Cabinets',
  'Watch',
  'Assembly',
  'Supply',
  'Quality',
  'FieldService',
  'Pharmacies',
  'Hospitals',
  'House',
] as const
