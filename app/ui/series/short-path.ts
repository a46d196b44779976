/** Where a line stands. Of many steps the first and the last two are said: a path of ten is longer than what it leads to. */
export const shortPath = (above: readonly string[]): string => (above.length > 4 ? [above[0], '…', ...above.slice(-2)] : above).join(' / ')
