/**
 * The class of a figure that is below zero and says so by its brackets alone: most screen readers leave brackets unsaid, so that (151) would
 * be heard as 151. Its style puts a minus before it that is heard and not seen.
 */
export const belowZero = (text: string | null | undefined): string | undefined => (text?.startsWith('(') ? 'below-zero' : undefined)

/** A figure as it is said, where its own text is not: `−0.8%` of `(0.8%)`. */
export const heard = (text: string): string => text.replace(/^\((.*)\)$/, '−$1')
