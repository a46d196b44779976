/** '#rrggbb', as a colour field gives it. */
export const isAccent = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

/** A currency that the platform knows how to write. */
export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text) && Intl.supportedValuesOf('currency').includes(text)
}

export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return text.length <= 64
  } catch {
    return false
  }
}

/** A BCP 47 tag that the platform has the rules of. */
export function isLocale(text: string): boolean {
  try {
    return text.length <= 35 && Intl.NumberFormat.supportedLocalesOf(text).length === 1
  } catch {
    return false
  }
}

/** A bare domain such as example.com, in lower case; null when it is none. */
export function mailDomainOf(text: string): string | null {
  const domain = text.trim().toLowerCase().replace(/^@/, '')
  return domain.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain) ? domain : null
}
