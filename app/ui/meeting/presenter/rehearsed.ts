/** All that is left of a rehearsal, in this browser alone: when it was, and the time that each section took, in ms by its id. */
export interface Rehearsed {
  at: number
  spent: Record<string, number>
}

const placeOf = (meetingId: string): string => `candor.rehearsed.${meetingId}`

/** A browser that keeps nothing has nothing to say later. */
export function keepRehearsal(meetingId: string, rehearsed: Rehearsed): void {
  try {
    localStorage.setItem(placeOf(meetingId), JSON.stringify(rehearsed))
  } catch {
    // Storage is full or forbidden.
  }
}

export function lastRehearsal(meetingId: string): Rehearsed | null {
  try {
    return JSON.parse(localStorage.getItem(placeOf(meetingId)) ?? 'null') as Rehearsed | null
  } catch {
    return null
  }
}
