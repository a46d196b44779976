/** What a select offers. Made on the server: browsers know other zones and other names. */
interface Choice {
  value: string
  label: string
}

const LOCALES = [
  'en-GB',
  'en-US',
  'en-IE',
  'en-IN',
  'en-AU',
  'en-CA',
  'en-ZA',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'fr-BE',
  'fr-CH',
  'fr-CA',
  'nl-NL',
  'nl-BE',
  'es-ES',
  'es-MX',
  'pt-PT',
  'pt-BR',
  'it-IT',
  'da-DK',
  'sv-SE',
  'nb-NO',
  'fi-FI',
  'pl-PL',
  'cs-CZ',
  'sk-SK',
  'hu-HU',
  'ro-RO',
  'sl-SI',
  'hr-HR',
  'et-EE',
  'lv-LV',
  'lt-LT',
  'el-GR',
  'tr-TR',
  'ja-JP',
  'ko-KR',
  'zh-CN',
]

const sample = (locale: string) => new Intl.NumberFormat(locale).format(1234567.89)

export interface Choices {
  currencies: Choice[]
  timeZones: Choice[]
  locales: Choice[]
  months: Choice[]
}

let made: Choices | undefined

export function settingChoices(): Choices {
  const currencyNames = new Intl.DisplayNames('en', { type: 'currency' })
  const localeNames = new Intl.DisplayNames('en', { type: 'language' })
  made ??= {
    currencies: Intl.supportedValuesOf('currency').map(value => ({ value, label: `${value}, ${currencyNames.of(value)}` })),
    timeZones: ['UTC', ...Intl.supportedValuesOf('timeZone')].map(value => ({ value, label: value.replaceAll('_', ' ') })),
    locales: LOCALES.map(value => ({ value, label: `${localeNames.of(value)}: ${sample(value)}` })),
    months: Array.from({ length: 12 }, (_, month) => ({
      value: String(month + 1),
      label: new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month, 15)),
    })),
  }
  return made
}
