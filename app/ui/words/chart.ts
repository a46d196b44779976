export const chart = {
  table: 'The figures behind this chart',
  empty: 'The lines that this chart showed are no longer in the report.',
  noFigures: 'Nothing to draw: the lines of this chart have no figures in its columns.',
  noneHere: 'No figures',
  line: 'Line',
  trend: (name: string, first: string, last: string) => `${name}: from ${first}, to ${last}`,
  other: 'Other',
  otherBefore: (level?: string) => `Other, before ${level}`,
  target: 'Target',
  effect: 'Effect',
  notes: 'Remarks',
}
