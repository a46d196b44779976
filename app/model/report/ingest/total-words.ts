const TOTAL =
  /^(?:(?:grand|overall|project|sub|running|all)[- ]?)?(?:totals?|sum)(?: (?:of )?(?:all )?(?:products?|items|tasks|lines?|plants?|units|general|général))?:?$|^(?:gesamt|zwischen|teil)?summen?:?$|^(?:ins)?gesamt:?$|^total (?:general|général):?$|^sous-total:?$|^suma:?$|^all (?:products|plants|lines|sites)$|^(?:合[计計]|总[计額额]|總計|小[计計]|총계|합계|소계)$/i

/** Whether a row's name says that it sums up others, and nothing else. */
export const isTotal = (name: string): boolean => TOTAL.test(name.trim())

/** The same with what is summed up: `Total Family A`, `Summe Werk 1`. */
export const beginsTotal = (name: string): boolean =>
  isTotal(name) || /^(?:(?:grand|sub)[- ]?)?totals?(?: |:)|^(?:gesamt|zwischen)?summe(?: |:)|(?: |- )totals?$/i.test(name.trim())
