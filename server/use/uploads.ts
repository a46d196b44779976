// The noun as routes call it; its verbs by what they are about.
export { confirm } from './uploads/confirm.ts'
export { readAgain } from './uploads/read-again.ts'
export { receive } from './uploads/receive.ts'
export { correct, discard, expect, list, show } from './uploads/review.ts'
