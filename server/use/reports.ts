// The noun as routes call it; its verbs by what they are about.
export { changes } from './reports/changes.ts'
export { changesSince, create, draft, edit } from './reports/drafts.ts'
export { decideLines, earlier } from './reports/earlier.ts'
export { archive, home } from './reports/lists.ts'
export { approve, publish, withdraw, withdrawApproval } from './reports/publishing.ts'
export { markdown, preview, read, readRevision, revisions, standing } from './reports/reading.ts'
export { elsewhere, removals, removeForGood } from './reports/removal.ts'
export { search } from './reports/search.ts'
