/** Facts that may have joined a round, or published the report. */
export const CHANGES_SURROUNDINGS: readonly string[] = ['lobby opened', 'meeting ended']
/** Facts after which nobody asks any more what was unclear before. */
export const ENDS_UNCLEAR: readonly string[] = ['part shown', 'lobby closed', 'meeting ended']
/** Facts after which keys or pack are others. */
export const CHANGES_PARTS: readonly string[] = ['lobby opened', 'lobby closed', 'part resealed', 'meeting ended']
