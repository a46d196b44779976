/** What stands in place of a removed passage or value. Apart from what removes, which needs zod: browsers show this. */
export const REMOVED = '[removed]'
