import type { AnonymousAnswer, AnonymousRefusal } from '#app/model/question/wire.ts'

/** What the asker reads; the text stays in the box in any case. */
export const MESSAGES: Record<AnonymousRefusal, string> = {
  credentials:
    'This request carried a sign-in, so it was thrown away unread. Reload the page; if it happens again, tell your administrator.',
  origin: 'This request did not come from a page of this site.',
  form: 'This request cannot be read. Reload the page.',
  token: 'This token is not valid here. Reload the page.',
  spent: 'This token was used already.',
  closed: 'This round has closed, so nothing was taken.',
  crowd: 'Too few people hold tokens yet. Your text is kept; try again later.',
  text: 'The text is empty or too long. Shorten it and send it again.',
  about: 'What you ask about is not shown to everybody yet. Ask without it, or wait until it is shown.',
  question: 'This question has changed meanwhile, so nothing was done.',
  poll: 'This poll is not open, so your answer was not taken.',
  choice: 'That is not one of the choices. Reload the page.',
  receipt: 'This receipt does not belong to the question.',
  place: 'You have added something there already.',
  'too many failures': 'Too many invalid requests came from your network. Wait a minute.',
  'too many changes': 'You changed very much within a minute. Your choice is kept and sent again.',
  busy: 'Very many questions are arriving. Your text is kept and sent again.',
  failed: 'It could not be stored right now. Your text is kept and sent again.',
}

export const refused = (code: AnonymousRefusal): AnonymousAnswer => ({ state: 'refused', code, message: MESSAGES[code] })
export const STORED: AnonymousAnswer = { state: 'stored' }
