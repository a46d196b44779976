/** What the importer understands, for whoever prepares a workbook. */
export const workbooks = {
  title: 'What Candor understands of a workbook',
  lead: 'Take the workbook that you have. This page says how it is read, and what to change where something is not understood.',
  link: 'What is understood of a workbook',
  starter: 'Download a starter workbook',
  starterHint: 'Statements, a plan and volumes with example figures and formulas, in your currency and fiscal year.',
  example: { title: 'A table that is understood', caption: 'Example', note: 'The sums are formulas; the lines above them are indented.' },
  table: {
    head: ['', 'Q3 FY2026 Actual', 'Q3 FY2026 Budget'],
    rows: [
      ['Subscriptions', '4,200', '4,000'],
      ['Services', '900', '1,000'],
      ['Revenue', '=SUM(B5:B6)', '=SUM(C5:C6)'],
    ],
  },
  parts: [
    {
      title: 'Files',
      lines: [
        'Excel workbooks (.xlsx, .xlsm, .xls), OpenDocument (.ods), text tables (.csv, .tsv), and a table that you paste from a spreadsheet.',
        'A text table may be in UTF-8, UTF-16 or an old encoding: the preview says which one its letters told.',
        'What is in the file counts, not what its name ends with. Macros are never run, links to other files are never followed.',
        'A file with a password cannot be read: take the password off first.',
        'Formulas are not computed. The result that Excel stored with them is read; save the workbook in Excel once if results are missing, or are all 0.',
      ],
    },
    {
      title: 'Sheets',
      lines: [
        'Each sheet is taken for what it is: a statement, a list of data (a pivot table too, unless its columns are periods), a ledger, a production plan, text, or nothing. The preview says which, and why.',
        'A list with a month, date or year in each line is kept as data: put periods into columns to have a statement. Months down the side with nothing but lines across, or budget, actual and their difference, are one (row numbers in front and remarks behind them do not count), years down the side under quarters or months are one line, and so are companies down the side with revenue, EBIT and the like across. A sheet that is called after a month is of that month.',
        'Several tables on one sheet stay apart when a blank row or column stands between them, when their headings are repeated below another title of money, scenario or time (“Average pay (EUR)” below people, “Year to date” below “Current month”, “FY2025” below “FY2026”), or when each is an income statement, balance sheet, cash flow, headcount or key figures under its own title. The two sides of a balance sheet or of an account are a statement each. Figures behind a blank column without labels of their own belong to the labels further left. A table below others that stand beside each other, whose heading goes on over the gaps between them, is one. The same lines for several cases, scenarios or times below each other are a statement each, and so are columns that count in different things (people, hours, “Cost €k”). What a program writes into every cell of a merged area counts once.',
        'Lines above a table that say what it shows (“Scenario | Budget”, “Year | FY2026”, “Currency | EUR”, “Scale | Thousands”) count like a title, and what is not understood of them is asked.',
        'Of an .xlsx, a title that stands in a box over the cells is read like one in a cell, and the head of the printed page says when and in which unit where the sheet does not. Other boxes, pictures and charts are left out; the texts of boxes are named.',
        'Instructions for filling in a template, in its first column, are left out, and so are marks for jumping to sections (“x”, “#”) in front of them. What-if tables (sensitivities: what a result would be at 8 %, 9 % and 10 %) are of no period: they stay out, wherever they stand, and the preview says so.',
        'Hidden sheets, rows and columns stay out, and the preview says which they are. Figures that only their number format hides come in, and the preview names them.',
      ],
    },
    {
      title: 'Columns',
      lines: [
        'A heading names a fiscal period: “Q3 FY2026”, “H1 2026”, “FY26E”, “Sep 2026”, “2026/09”, “9 months to 30 Sep 2026”, “3 Months Ended Sep. 30, 2026”, “Q3 2025/26”, “Sep-26 Qtr”, “7-9/2026”, “3-9 Aug 2026”, or a real date; a range such as “Q1-Q3 2026” or “Jan-Mar” is what it spans.',
        'Dates and numbers are read as they are shown: 1 December under “mmm-yy” is the month, and what a number format writes around a year, a quarter or a date counts (“2026E”, “Budget 2026”, “LTM Dec 25”). Dates that are all first days are the periods that begin on them. Months that go on behind December under one year lie in two: July to December of “FY2027” or “2026/27” are of 2026. Under a year that is not called fiscal, the preview says so.',
        'It names a scenario: actual, budget (or plan, target), forecast (or estimate, outlook), also together with a year (“Bud26”, “FC2026”). Without a word it is an actual, or a forecast where it comes after one, after the last actual that is called so, or lies ahead; the preview says so. One above the years counts for the columns that it is merged over, or until the next one; “Actuals -->” counts from there on.',
        'Numbers alone are times behind a word (“Week | 36 | 37 | 38”); months and periods by number are asked, since a year may begin with any month. Under dates they head nothing, and neither do numbers of the columns (“(1) | (2) | (3) = (1) – (2)”) between headings and lines.',
        'Headings may have several rows and merged cells, or be centred across columns. A year that is typed over the first of several companies or funds alone is the year of all of them, and the column of the whole is held against theirs. Your company’s fiscal year decides which months a quarter has.',
        'Differences that the file gives are known by “Variance”, “Difference”, “Change”, “over budget” or “vs”. The report works out its own.',
        'A year to date, a full year, or the last twelve months, without an end goes as far as the quarters or months whose sum it is, or as the one beside it. A year beside a scenario (“Year Budget”, “Jahr Prognose”) is the whole of it, beside actuals in the report of a month it is asked about. Columns of one time that are neither companies nor scenarios (“Revenue | COGS” by product, “Approved | Spent to date” by project, “Volume | Price | FX” between budget and actual) stay apart under their names. “ACT” and “BUD”, or “A” and “B”, in front of or behind names are scenarios where the same name has both. Columns without a time in front of a total that they add up to, line for line, are of its time; of several forecasts of one period (“3+9 | 6+6”) the last counts. Where lines say what there was on days (“Balance at 1 January 2026” … “Balance at 30 September 2026”), the columns are of the time between, and several such times are a statement each.',
        'Beside a year to date a month is a month. A scenario that comes again (“Sep-26 | Budget | YTD | Budget”) is of the time before it; quarters without a year right before one are of it, and columns that the file adds up in each line are of the time of their sum.',
        'What stands to the right of the last period without a heading is no part of the statement, and the preview says so.',
      ],
    },
    {
      title: 'Lines',
      lines: [
        'What belongs to what is seen first from formulas (the lines that a sum adds are its parts), then from indentation, then from words like “Total costs”, then from figures that add up. A line that begins with “of which” says what the line above holds and counts in no sum.',
        'A line without figures is a heading. A line with figures above indented ones is checked against them where they add up to it. Two lines with the same name stay two lines.',
        'Signatures, places and dates below the last figures are left out, in whatever column they stand.',
        'A department or section beside its accounts, once or in each line, becomes the heading of those lines. Notes, units, kinds, line and account numbers beside a label are kept with the line. Footnote marks (“Tax rate*”, “EPS (1)”) stay in its name and change nothing else.',
      ],
    },
    {
      title: 'Figures',
      lines: [
        'A figure comes in exactly as it is stored, with its sheet and cell. Nothing is rounded and nothing is corrected.',
        'Understood as text, too: 1,234.5 · 1.234,5 · 1 234 · 1,08,646 · (1,234) · 1,234- · △1,234 · 12.5% · € 40 · €3.4M · 100k. A footnote mark behind a figure is left out. A currency sign, a bracket or a percent sign in a cell of its own beside a figure belongs to it, as tables of filings have it. Where balances say Dr and Cr, debits are read as above zero and credits as below.',
        'A dash, “n/a”, “nm” and an empty cell are no figure; 0 is nought. An error such as #DIV/0! is no figure, and the preview says so.',
        'What can be read in two ways, as 1.234 can, is asked about; it is never guessed. Where lines have hundreds beside figures that end in a nought (“394” beside “5,010”), their mark groups thousands, which is said. The preview tells each question with its cell: answer it there, or leave it as it is.',
        'Currency and scale come from the title (“in USD thousands, except per share”, “SEKm”), a column of units and the number formats, which also tell whose dollars, crowns or pesos they show; a bare “$”, “¥” or “Rs” is the company’s money where it has that sign, else US dollars, yen or Indian rupees, and asked about where the sheet speaks of another country; a scale that stands elsewhere on the sheet is asked about. Per share, percent, multiples, headcounts and “# of …” are seen from the label and the format of their line (what a format only leaves room for, as “_%” and “_€”, is not shown and does not count), and so are what a format writes behind the figures (“120 bps”, “12 FTE”) and what a unit of measure costs (“US$/t”). What one customer, room or tonne brings is read in single units where the statement counts in thousands, and asked about. Points (bps, pp), cents, and lines under “Activity” or “Operating statistics” that name no money are none; a line that is in no sum and names no money is asked about, and so is one of which no word says that it is money where no currency is named.',
      ],
    },
    {
      title: 'Checks',
      lines: [
        'Sums must add up (a total without a formula is known by its word, by the columns in which it does, in one column by its many digits, or by the results around it; one that misses by a digit, by two that changed places or by one forgotten line, and one between right ones, is told), a balance sheet must balance, a cash flow must end at the balance sheet’s cash, a year that is the sum of its quarters or months must be so in every line. What does not hold comes in as stored, and readers see that it does not. Totals that lie between the figures above them are taken for averages. A closing figure is the sum from the opening one where the lines between lead there.',
        'Where a main statement and another sheet say revenue, EBITDA, people or another figure of the company differently for one period, the preview names both cells.',
      ],
    },
    {
      title: 'Plans and volumes',
      lines: [
        'A plan is a list with a line for each item: what, number (1, 1.1, 10; it may also begin the name), owner, from, to, status, progress, what it depends on or holds up. Exports of Jira, MS Project, Primavera, Smartsheet, Asana and other programs are such lists, and so are tasks with marks under days, weeks or months, or with coloured cells there. A calendar drawn beside real dates is left alone. A roadmap, with words under quarters, months or years, by team or theme, is an item for each of them, with the days of what it stands under.',
        'Names of columns may stand in two rows (planned and actual over start and end). A line with nothing but a name, also left of the tasks, heads those below it. Where fewer lines have a day than have a planned or due one, the day is told as what happened and the planned one counts. A list of parts is kept as a list.',
        'Dependencies name a number or a name: “4,5,6” are three, “3FS+2d” is told as it stands. Numbers beside an outline (1, 1.1) are lines of the table, as MS Project counts them; the preview asks where they may be either.',
        'Volumes are a list with a product, a period, a planned and an actual quantity; or periods over the columns, with plan and actual beside or below each other. Lines and columns that sum up others are left out as products, and the preview says which. A quantity that nothing calls planned or actual counts as planned, beside defects or downtime as actual; the preview asks.',
        'Months, weeks and days may stand without a year: say it once in the preview, for the whole file.',
        'A line of a text table that has more or fewer cells than its heading is reported with its number, and never shifted.',
      ],
    },
    {
      title: 'Words',
      lines: [
        'Months are understood in English, German, French, Spanish, Italian, Portuguese, Dutch, the Nordic languages, Polish, Czech, Hungarian, Romanian, Turkish, Indonesian, Russian, Ukrainian, Bulgarian, Greek, Arabic, Hebrew, Vietnamese, Chinese, Japanese and Korean; quarters, halves, budgets and actuals, and money in thousands and millions, in these as well. A number beside a year that nobody knows (“K3 2026”) is asked about. Headings, units and totals, and the words of volumes, are understood in English, German, French and Spanish, in part also in Dutch, Italian, Portuguese, Polish, Swedish, Russian, Chinese, Japanese, Korean and Vietnamese; those of plans in Italian, Portuguese, Dutch, Polish, Turkish, Japanese, Swedish, Danish, Norwegian, Russian, Chinese, Korean and Vietnamese as well. The names of the three main statements are also known in Czech, Hungarian, Romanian, Turkish, Finnish, Greek, Russian, Ukrainian, Arabic, Indonesian and Vietnamese. Labels may be in any language.',
      ],
    },
  ],
}
