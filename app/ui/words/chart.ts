export const chart = {
  table: 'The figures behind this chart',
  empty: 'The lines that this chart showed are no longer in the report.',
  line: 'Line',
  trend: (name: string, first: string, last: string) => `${name}: from ${first}, to ${last}`,
  other: 'Other',
  otherBefore: (level?: string) => `Other, before ${level}`,
  target: 'Target',
  effect: 'Effect',
  notes: 'Remarks',
}
