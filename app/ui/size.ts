/** Where something is read: on a page with everything around it, on a follower's phone or half screen, or from the back row. */
export type Size = 'page' | 'follower' | 'stage'
