/** What the simulated colleagues ask by and by: first what anybody can ask who knows the reports so far. */
export const EARLY: readonly string[] = [
  'Is the second compressor doing well in the field, batch by batch?',
  'How long do we keep testing every single compressor?',
  'When do we hear who pays for the recall in the end?',
  'Will there be Saturday shifts again when Line B starts?',
  'Has anybody who left during the recall asked to come back?',
  'Is there a plan for the people who would have to foam panels for two lines at once?',
  'Do pharmacies pay the same for Watch as hospitals do for each cabinet?',
  'What would have to happen for us to stop Line B again?',
]

/** And what only those ask who have seen the greater part of the report on the screen. */
export const LATE: readonly string[] = [
  'How long until a new technician can work alone, honestly?',
  'Does the insurance also pay for the orders that we lose because Line B is late?',
  'Is the lowest failure rate a matter of better compressors, or of testing every one of them?',
  'Subcontractors cost 640 an installation. Is that with or without the second drive for calibration?',
  'Are the eight technicians all in one place, or spread over the region?',
  'We delivered 93 in 100 on the day. What were the other seven?',
  'Why does General and administration grow while we are told to be careful?',
]
