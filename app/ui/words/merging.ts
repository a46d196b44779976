/** What everybody reads of merged questions; apart from the moderators' words, which the follow page does not need. */
export const merging = {
  title: (count: number) => (count === 1 ? 'One more asked this in other words' : `${count} more asked this in other words`),
  target: 'Read it there',
}
