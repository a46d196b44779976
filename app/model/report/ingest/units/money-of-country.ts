// Dollars, pesos and pounds of one country, as texts name them: `Canadian dollars`, `$A`, `Cdn $`, `pesos chilenos`.

const OF_COUNTRY: readonly (readonly [RegExp, string])[] = [
  [/\b(?:canadian|cdn\.?) ?(?:\$|dollars?)|\bdollars? canadiens?\b|\$ ?cdn\b|(?<!\p{Sc})\$(?: ?CAD?|C)(?!\p{L})|\bcdn\b/giu, 'CAD'],
  [/\baustralian (?:\$|dollars?)|(?<!\p{Sc})\$AU?D?(?:\b|(?=\d|[km]\b))|\bAus\$/giu, 'AUD'],
  [/\bnew zealand (?:\$|dollars?)|\$ ?NZD?\b/gi, 'NZD'],
  [/\b(?:singapore(?:an)?|SG) (?:\$|dollars?)|\$ ?SGD?\b|\bSG\$/gi, 'SGD'],
  [/\b(?:hong ?kong|HK) (?:\$|dollars?)|\$ ?HKD?\b/gi, 'HKD'],
  [/\b(?:(?:new )?taiwan(?:ese)?|NT) (?:\$|dollars?)/gi, 'TWD'],
  [/\bjamaican? (?:\$|dollars?)|(?<![\p{L}\p{N}])J\$/giu, 'JMD'],
  [/\btrinidad (?:and|&) tobago dollars?|(?<![\p{L}\p{N}])TT\$/giu, 'TTD'],
  [/\b(?:eastern|east) caribbean dollars?|(?<![\p{L}\p{N}])EC\$/giu, 'XCD'],
  [/\bbarbad(?:os|ian) dollars?|(?<![\p{L}\p{N}])Bds\$/giu, 'BBD'],
  [/\bfiji(?:an)? dollars?|(?<![\p{L}\p{N}])FJ\$/giu, 'FJD'],
  [/\bnamibian? dollars?|(?<![\p{L}\p{N}])N\$/giu, 'NAD'],
  [/\bpesos? mexicanos?\b|\bmexican pesos?\b|\bM\.N\./gi, 'MXN'],
  [/\bpesos? chilenos?\b|\bchilean pesos?\b/gi, 'CLP'],
  [/\bpesos? argentinos?\b|\bargentin(?:e|ian) pesos?\b/gi, 'ARS'],
  [/\bpesos? colombianos?\b|\bcolombian pesos?\b/gi, 'COP'],
  [/\bpesos? uruguayos?\b|\buruguayan pesos?\b/gi, 'UYU'],
  [/\bpesos? dominicanos?\b|\bdominican pesos?\b|(?<![\p{L}\p{N}])RD\$/giu, 'DOP'],
  [/\bphilippine pesos?\b/gi, 'PHP'],
  [/(?<![\p{L}\p{N}])E£|\begyptian pounds?\b|(?<![\p{L}\p{N}.])L\.E\./giu, 'EGP'],
  [/\bdanish kron(?:er?|as?)\b/gi, 'DKK'],
  [/\bnorwegian kron(?:er?|as?)\b/gi, 'NOK'],
  [/\bswedish kron(?:or|as?|er?)\b/gi, 'SEK'],
  [/\bicelandic kr[oó]n(?:ur|as?)\b/gi, 'ISK'],
  [/\bczech (?:crowns?|koruna?s?)\b/gi, 'CZK'],
  [/\b(?:polish )?zlot(?:ys?|ych)\b/gi, 'PLN'],
  [/\bhungarian forints?\b|\bforints\b/gi, 'HUF'],
  [/\bturkish liras?\b/gi, 'TRY'],
  [/\bsouth african rands?\b|(?<=\b(?:thousands?|millions?|billions?) (?:of )?)rands?\b/gi, 'ZAR'],
  [/\bkenyan? shillings?\b/gi, 'KES'],
  [/\bugandan? shillings?\b/gi, 'UGX'],
  [/\btanzanian? shillings?\b/gi, 'TZS'],
  [/\b(?:ghana(?:ian)? )cedis?\b/gi, 'GHS'],
  [/\bethiopian birr\b/gi, 'ETB'],
  [/\bsaudi(?: arabian?)? ri[yi]?als?\b/gi, 'SAR'],
  [/\bqatari? ri[yi]?als?\b/gi, 'QAR'],
  [/\bomani? ri[yi]?als?\b/gi, 'OMR'],
  [/\bkuwaiti? dinars?\b/gi, 'KWD'],
  [/\bbahraini? dinars?\b/gi, 'BHD'],
  [/\bjordan(?:ian)? dinars?\b/gi, 'JOD'],
  [/\b(?:UAE|emirati) dirhams?\b/gi, 'AED'],
  [/\bmoroccan dirhams?\b/gi, 'MAD'],
  [/\bpak(?:istani?)? rupees?\b/gi, 'PKR'],
  [/\bsri lankan? rupees?\b/gi, 'LKR'],
  [/\bnepal(?:i|ese)? rupees?\b/gi, 'NPR'],
  // Yuan in tens of thousands, and in millions.
  [
    /\b(?:(?:RMB|CNY)[ (]*(?:in )?['’]?(?:10[, ]?000|10k|(?:10|ten) thousands?)(?: yuan)?|(?:10k|ten thousands?) (?:of )?(?:RMB|CNY|yuan))\b/gi,
    'CNY ten thousands',
  ],
  [/(?<!\p{L})mdp(?!\p{L})/giu, 'MXN millions'],
  [/\$ millones(?!\p{L})/giu, '$$ millions'],
  [/\$ miles(?!\p{L})/giu, '$$ thousands'],
  [/₦ ?(?:million|m|mn)(?!\p{L})/gu, 'NGN millions'],
  // Millions of dollars, in Mexico.
  [/(?<![\p{L}\p{N}])(?:MDD|mdd)(?![\p{L}\p{N}])/gu, 'USD millions'],
  [/(?<![\p{L}\p{N}])(?:U\$[SD]|u\$[sd])(?![\p{L}\p{N}])/gu, 'USD'],
  [/\b(?:RMB|CNY) ?['’]?mil\b/gi, 'CNY millions'],
  [/\bBRL ?mil\b(?!\.)/gi, 'BRL thousands'],
  [/¥ ?(?:mm|mil)\b/gi, '¥ millions'],
  [/\b((?:tr|b|m)illions?|bn|mn) (?:of )?(?:korean )?won\b/gi, '$1 KRW'],
]

/** Without which none of those says anything: a quick look, as every label is asked. */
const SUSPECT =
  /\$ ?(?:[CANSH](?:[ADUZGKN]|\b|\d|[km]\b)|cdn|mil)|(?<!U)S\$|[ACDGJNTds]\$|U\$[SD]|E£|¥ ?m|₦|dollar|peso|pound|cdn|M\.N\.|L\.E\.|RMB|CNY|BRL|yuan|won\b|mdd|mdp|kr[oó]n|crown|koruna|zlot|forint|lira|rands?\b|shilling|cedi|birr|ri[yi]?als?\b|dinar|dirham|rupee/i

/** A text with the codes of such moneys: `in thousands of CAD`. */
export const countrySpelled = (text: string): string =>
  SUSPECT.test(text)
    ? OF_COUNTRY.reduce((so, [named, code]) => so.replace(named, `${code} `), text)
        .replace(/ {2,}/g, ' ')
        .trim()
    : text
