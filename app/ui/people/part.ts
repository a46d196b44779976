import type { Company } from '#app/model/people/company.ts'

/** What each form of the company's page gets: the company, and the answer if it was this form's. */
export interface PartProps {
  company: Company
  busy: boolean
  answer: { errors: Record<string, string> | null; typed: Record<string, string | string[]>; url: string | null } | undefined
}

/** Whether the form was taken. */
export const taken = (answer: PartProps['answer']): boolean => answer !== undefined && answer.errors === null
