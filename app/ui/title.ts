/** What a page's `meta` gets of the pages around it. */
interface Around {
  matches: readonly { id: string; data?: unknown }[]
}

/** The title of the browser's tab: what the page is, then whose. */
export function titled(title: string): (around: Around) => { title: string }[] {
  return ({ matches }) => {
    const root = matches.find(({ id }) => id === 'root')?.data as { company?: { name?: string } } | undefined
    return [{ title: `${title} · ${root?.company?.name ?? 'Candor'}` }]
  }
}
