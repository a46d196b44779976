/** What stands in place of a removed passage or value. Apart from what removes, which needs zod: browsers show this. */
export const REMOVED = '[removed]'

/** What a figure in a text says where its line, its column or the figure itself is gone: never a number of before. */
export const FIGURE_REMOVED = '[figure removed]'
