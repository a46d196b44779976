/** A report as a file or on paper. */
export const takeAway = {
  title: 'Export',
  section: 'Export',
  sectionOf: (title: string) => `Export “${title}”`,
  as: { xlsx: 'Excel workbook (.xlsx)', csv: 'Table (.csv)' },
  print: 'Print',
}
