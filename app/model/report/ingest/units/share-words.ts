// Words about shares: what one of them earns, how many there are, and lines that only mention them.

export const PER_SHARE =
  /1株当たり|一株|\b(?:je|pro|per|pr\.) aktie\b|\bpar action\b|\bpor (?:acci[óo]n|a[çc][ãa]o)\b|на (?:одну )?акцию|на акцію|\bna akcj[ęe]|\bna akcii|(?:hisse|pay) başına|\bper saham\b|osakekohtai|trên cổ phiếu|egy részvényre jutó|\bp(?:er|r\.?) aksje\b|\/ ?osake\b|\bper azione\b|\bper aandeel\b|\bper (?:\w+ )?share\d*\b|\bEPS\b(?! calculation)|\bDPS\b|\/ ?shares?\b(?! ?capital)|per ADS\b/i
export const SHARES =
  /\bshares? (?:outstanding|issued|authori[sz]ed|repurchased)\b|\b(?:average|weighted|number of|no\. of|ordinary|share count|diluted|basic|bonus)\b.*\bshares?\b|\bshares? \(|\bshares in (?:crs?|crores?|lakhs?|thousands|millions)\b|\bshare count\b|\bshares,? (?:basic|diluted)|\((?:in )?shares\)|\bdilutive (?:securities|effect|shares)|^shares$|\bshare issued\b|\bshares number\b|\| shares$|\bacciones\b.* en circulaci[óo]n\b|\b(?:n[úu]mero|promedio ponderado) de acciones\b|\b(?:a[çc][õo]es)\b.* em circula[çc][ãa]o\b|\bnombre d['’]actions\b|\bactions en circulation\b|\b(?:anzahl|zahl) (?:der )?aktien\b|\bazioni in circolazione\b/i
/** `Common stock, $0.01 par value per share` says what a share is worth; the line is what all of them are. */
export const PAR_VALUE =
  /^(?:common|preferred|preference|ordinary|capital|class \w+)\b.*\b(?:stock|shares?)\b.*\d (?:par value )?per share/i
/** `Dividends ($0.36 per share)` says what each share got; the line is what all of them did. */
export const EACH_SHARE = /\([^()]*\d[^()]*\bper (?:\w+ )?shares?\b[^()]*\)/i
/** `Shares used in computing earnings per share` heads shares. */
export const SHARES_USED = /^(?:number of |weighted[- ]average (?:number of )?)?(?:common |ordinary )?shares used\b/i
/** Lines of a balance sheet that only mention shares. */
export const SHARE_CAPITAL = /^(?:common|preferred|preference|treasury|ordinary|capital) (?:stock|shares)/i
