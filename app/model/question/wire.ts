import { z } from 'zod'
import { OPTIONS } from '../poll/poll.ts'
import { CLARIFICATIONS } from './answering.ts'
import type { AnonymousRefusal } from './refusals.ts'
import { TOKENS, TOKEN_LENGTH } from './token.ts'

// The requests without a name, and the one with a name that fetches tokens. Browsers take the types only: no zod reaches them.

const token = z.string().length(TOKEN_LENGTH)
const id = z.string().min(1).max(64)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a question is about, as the asker names it; labels are looked up, never taken from the asker. */
export const aboutSchema = z.strictObject({
  kind: z.enum(['line item', 'chart point', 'plan item', 'section']),
  sectionId: id,
  /** Of the line item or plan item; '<lineItemId>:<columnId>' of a chart point; '' for a section. */
  id: z.string().max(129),
})
export type AboutInput = z.infer<typeof aboutSchema>

export const questionSchema = z.strictObject({
  token,
  receipt: sha256,
  text: z.string(),
  about: aboutSchema.nullable(),
})
export type QuestionRequest = z.infer<typeof questionSchema>

/** `choice` 1 votes for the question, 0 takes the vote back. */
export const voteSchema = z.strictObject({ token, questionId: id, choice: z.union([z.literal(0), z.literal(1)]) })
export type VoteRequest = z.infer<typeof voteSchema>

/** An answer to a poll, also to a statement of the pulse: places of the chosen options. A later one takes the place of an earlier one. */
export const pollAnswerSchema = z.strictObject({
  token,
  pollId: id,
  choices: z
    .array(
      z
        .number()
        .int()
        .min(0)
        .max(OPTIONS.most - 1),
    )
    .min(1)
    .max(OPTIONS.most),
})
export type PollAnswerRequest = z.infer<typeof pollAnswerSchema>

/** The receipt's secret, base64url, proves whose question it is without a name. */
const receipt = { questionId: id, secret: z.string().length(43) }
export const withdrawalSchema = z.strictObject(receipt)
export type WithdrawalRequest = z.infer<typeof withdrawalSchema>

/** What the asker adds, at one of the places that a question has for it: the same place and text are the same clarification. */
export const clarificationSchema = z.strictObject({
  ...receipt,
  place: z.number().int().min(1).max(CLARIFICATIONS),
  text: z.string(),
})
export type ClarificationRequest = z.infer<typeof clarificationSchema>

/** What the asker says of the answer. It counts as no verdict. */
export const doubtSchema = z.strictObject({ ...receipt, says: z.enum(['answered', 'not answered']) })
export type DoubtRequest = z.infer<typeof doubtSchema>

/** Takes a question out of the one that it was merged into. */
export const splitSchema = z.strictObject(receipt)
export type SplitRequest = z.infer<typeof splitSchema>

/** `says` 1: it answered the question, 0: it did not. A later one takes the place of an earlier one. */
export const verdictSchema = z.strictObject({ token, questionId: id, says: z.union([z.literal(0), z.literal(1)]) })
export type VerdictRequest = z.infer<typeof verdictSchema>

/** `held`: keep this open and send it again after `tickIn` ms. Only `stored` is a promise. */
export type AnonymousAnswer =
  | { state: 'held'; tickIn: number }
  | { state: 'stored' }
  | { state: 'refused'; code: AnonymousRefusal; message: string }
export type { AnonymousRefusal }

const element = z.string().length(342)
export const blindedSetSchema = z.strictObject({
  asking: z.array(element).length(TOKENS.asking),
  voting: z.array(element).length(TOKENS.voting),
})
/** Signatures in the order of the elements, and the milliseconds until the tokens may be used. */
export type IssueAnswer = { ok: true; asking: string[]; voting: string[]; tickIn: number } | { ok: false; message: string }
