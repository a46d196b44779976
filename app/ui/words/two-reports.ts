/** What is said where two reports stand beside each other. Apart from the catalogue, which pages in a hall load. */
export const words = {
  lead: 'Each report’s figures for its own period. What the later report says otherwise of the earlier period stands as it says it now, marked “restated”.',
  lengths: 'The reports tell this for periods of different length, which do not compare.',
  signs: 'One report writes costs with a minus and the other without: their differences would say nothing.',
  further: 'What else is not the same',
  called: (label: string, report: string) => `In the report for ${report} it is called “${label}”.`,
  noted: (report: string) => `In the report for ${report}`,
  others: 'Other sections',
}
