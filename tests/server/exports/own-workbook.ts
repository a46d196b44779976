const namespace = (name: string) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`
const NAMES = [
  ...['office', 'style', 'text', 'table'].map(namespace),
  'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"',
  'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"',
].join(' ')

const digits = (places: number, grouping = true) =>
  `<number:number number:decimal-places="${places}" number:min-integer-digits="1" number:grouping="${grouping}"/>`
const cellStyle = (name: string, format: string) =>
  `<style:style style:name="${name}" style:family="table-cell" style:data-style-name="${format}"/>`
const word = (text: string) => `<number:text>${text}</number:text>`
const STYLES = [
  `<number:number-style style:name="plus" style:volatile="true">${digits(2)}</number:number-style>`,
  `<number:number-style style:name="minus">${word('(')}${digits(2)}${word(')')}<style:map style:condition="value()&gt;=0" style:apply-style-name="plus"/></number:number-style>`,
  `<number:percentage-style style:name="share">${digits(1, false)}${word('%')}</number:percentage-style>`,
  `<number:date-style style:name="day"><number:day number:style="long"/>${word('.')}<number:month number:style="long"/>${word('.')}<number:year number:style="long"/></number:date-style>`,
  `<number:date-style style:name="month"><number:month number:textual="true"/>${word(' ')}<number:year number:style="long"/></number:date-style>`,
  `<number:currency-style style:name="euro"><number:currency-symbol number:language="de" number:country="DE">€</number:currency-symbol>${word(' ')}${digits(2)}</number:currency-style>`,
  ...['minus', 'share', 'day', 'month', 'euro'].map(name => cellStyle(`as-${name}`, name)),
  '<style:style style:name="unseen" style:family="table"><style:table-properties table:display="false"/></style:style>',
].join('')

const EMPTY = '<table:table-cell/>'
const cell = (type: string, value: string, style: string) =>
  `<table:table-cell table:style-name="as-${style}" office:value-type="${type}" ${value}/>`
/** Without a result: the program that opens it computes one. */
const formula = (terms: string, style = 'minus') => `<table:table-cell table:style-name="as-${style}" table:formula="of:=${terms}"/>`
const number = (value: number) => cell('float', `office:value="${value}"`, 'minus')
const share = (value: number) => cell('percentage', `office:value="${value}"`, 'share')
const euro = (value: number) => cell('currency', `office:currency="EUR" office:value="${value}"`, 'euro')
const date = (value: string, style = 'day') => cell('date', `office:date-value="${value}"`, style)
const text = (value: string, columns = 1) =>
  `<table:table-cell${columns > 1 ? ` table:number-columns-spanned="${columns}" table:number-rows-spanned="1"` : ''} office:value-type="string"><text:p>${value}</text:p></table:table-cell>${'<table:covered-table-cell/>'.repeat(columns - 1)}`
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
const hiddenRow = (...cells: string[]) => `<table:table-row table:visibility="collapse">${cells.join('')}</table:table-row>`
const sheet = (name: string, rows: string[], more = '') => `<table:table table:name="${name}"${more}>${rows.join('')}</table:table>`
const COLUMNS = '<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>'

const income = [
  row(text('Acme Ltd')),
  row(text('Income statement')),
  row(text('in EUR thousands')),
  row(EMPTY, text('Q3 FY2026', 2), text('Q3 FY2025')),
  row(EMPTY, text('Actual'), text('Budget'), text('Actual')),
  row(text('Subscriptions'), number(41_250.5), number(40_000), number(36_000)),
  row(text('Services'), number(6_310), number(7_000), number(5_100)),
  hiddenRow(text('Internal line'), number(0), number(0), number(0)),
  row(text('Revenue'), ...['B', 'C', 'D'].map(at => formula(`SUM([.${at}6:.${at}8])`))),
  row(text('Wages'), number(-21_400.25), number(-21_000), number(-19_000)),
  row(text('Rent'), number(-1_200), number(-1_200), number(-1_100)),
  row(text('Operating costs'), ...['B', 'C', 'D'].map(at => formula(`[.${at}10]+[.${at}11]`))),
  row(text('Operating profit'), ...['B', 'C', 'D'].map(at => formula(`[.${at}9]+[.${at}12]`))),
  row(text('Operating margin'), ...['B', 'C', 'D'].map(at => formula(`[.${at}13]/[.${at}9]`, 'share'))),
  row(text('Growth on nothing'), formula('1/0'), text('n/a'), text('—')),
]
const months = [
  row(text('Acme Ltd')),
  row(text('Cash flow by month')),
  row(text('EUR')),
  row(EMPTY, ...['01-31', '02-28', '03-31'].map(day => date(`2026-${day}`, 'month'))),
  row(text('Cash in'), euro(1_234.56), euro(99_999.99), euro(0.1)),
  row(text('Cash out'), euro(-1_000.06), euro(-0.2), euro(-5.55)),
  row(text('Net cash'), ...['B', 'C', 'D'].map(at => formula(`[.${at}5]+[.${at}6]`, 'euro'))),
]
const plan = [
  row(...['No.', 'What', 'Squad', 'From', 'To', 'Status', 'Progress'].map(name => text(name))),
  row(text('1'), text('New hall'), text('Ops'), date('2026-01-05'), date('2026-09-30'), text('on track'), share(0.65)),
  row(text('1.1'), text('Ground &amp; roof'), text('Ops'), date('2026-01-05'), date('2026-03-31'), text('done'), share(1)),
]
const hidden = [row(text('Secret')), row(EMPTY, text('FY2026 Actual')), row(text('Salaries'), number(99))]

/** Flat OpenDocument with formulas, merged heads, a hidden row, column and sheet, shares, dates, amounts of money and an error. */
export const ownWorkbook = (): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMES}><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:spreadsheet>${[
    sheet('Income', income),
    sheet('Months', [COLUMNS, ...months]),
    sheet('Plan', plan),
    sheet('Hidden', hidden, ' table:style-name="unseen"'),
  ].join('')}</office:spreadsheet></office:body></office:document>`
