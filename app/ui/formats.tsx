import { createContext, type ReactNode, useContext } from 'react'
import { DEFAULT_FORMATS, type Formats } from '#app/model/format.ts'

const FormatsContext = createContext<Formats>(DEFAULT_FORMATS)

/** How this company writes numbers and dates; the root sets it from the company's settings. */
export const useFormats = (): Formats => useContext(FormatsContext)
export const FormatsProvider = ({ value, children }: { value: Formats | null | undefined; children: ReactNode }) => (
  <FormatsContext.Provider value={value ?? DEFAULT_FORMATS}>{children}</FormatsContext.Provider>
)
