/** Pixels between the margins of print.css on the narrower of A4 and Letter. */
export const PAPER = 672
/** How large letters are on paper, in pixels: the 8.75 pt of print.css. */
export const PAPER_TYPE = (8.75 * 4) / 3
