/** The name under which a table that was pasted arrives: by it the reader knows that its figures are as they were displayed. */
export const PASTED_TABLE = 'Pasted table.tsv'
