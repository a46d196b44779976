/** Pages of a PDF that become pictures of a report at a time. */
export const MOST_PICTURES = 20
