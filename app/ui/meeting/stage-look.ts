/** How a big screen looks, as its address says: `?colours=light`, `?background=none`, `?lobby=1`. */
export interface StageLook {
  /** Dark, if nothing is said. */
  light: boolean
  /** Nothing behind the content: a browser source is laid over a picture. */
  clear: boolean
  /** Whether the way in (address, QR code, number of people) is shown before the meeting. */
  door: boolean
  /** A browser source: nobody points at it, and it has no edge of its own. */
  source: boolean
}

export function lookOf(url: string): StageLook {
  const asked = new URL(url).searchParams
  return {
    light: asked.get('colours') === 'light',
    clear: asked.get('background') === 'none',
    door: asked.get('lobby') === '1',
    source: false,
  }
}

/** What the style sheet knows of it. */
export const lookAttributes = ({ light, clear, source }: StageLook): Record<string, string | undefined> => ({
  'data-colours': light ? 'light' : undefined,
  'data-clear': clear ? '' : undefined,
  'data-source': source ? '' : undefined,
})
