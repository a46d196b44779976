// Meetings by what is done with them.
export { attend, liveParts, livePoll, liveQuestion, liveState, pack, pollAnswers } from './meetings/attend.ts'
export { correct } from './meetings/correct.ts'
export { move } from './meetings/drive.ts'
export { closeLobby, end, openLobby, start } from './meetings/lobby.ts'
export { moments } from './meetings/moments.ts'
export { follow, list, planned, present, readiness } from './meetings/read.ts'
export { change, schedule, scheduleChoices } from './meetings/schedule.ts'
export { askPairing, pair, revoke, stages, standing } from './meetings/stages.ts'
