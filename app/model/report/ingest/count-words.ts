import { anywhere } from './plain-twin.ts'

// What lines that count people or things are called beyond English, German, French and Spanish, which unit.ts knows by its own words.

/** `Antal anställda`, `liczba klientów`, `численность персонала`: the number of something, and never money. */
export const NUMBER_OF_ABROAD = anywhere(
  /^(?:(?:medel|genomsnittligt |gjennomsnittlig |gemiddeld )?(?:antal(?:et)?|antall(?:et)?|aantal)|numero (?:medio )?(?:di|dei|degli|delle)|n\.? ?(?:dipendenti|addetti|clienti)|n(?:úmero|umero|[º°.]) (?:médio )?d[eao]s?|quantidade d[eao]s?|liczba|ilość|количество|численность|число|среднесписочная численность|кількість|чисельність|počet|létszám|(?:átlagos )?statisztikai létszám|númarul|num[ăa]r(?:ul)? (?:mediu )?de|broj|αριθμός|số (?:lượng|nhân viên|lao động|khách hàng|cửa hàng)|jumlah (?:karyawan|pegawai|tenaga kerja|pelanggan|nasabah|toko|gerai|unit)|(?:henkilöstön|asiakkaiden|työntekijöiden|myymälöiden) (?:luku)?määrä|henkilöstö keskimäärin|lukumäärä|عدد|מספר|כמות)(?![\p{L}])|^จำนวน|(?<!\p{L})(?:çalışan|personel|müşteri|mağaza|işçi|abone) sayısı(?!\p{L})|(?<!\p{L})(?:létszáma?|henkilöstömäärä|medelantalet? anställda|årsverk|årsværk|årsanställda|heltidstjänster)(?!\p{L})/iu,
)

/** `Anställda`, `dipendenti`, `сотрудники`: people, where no sum says that it is what they cost. */
export const PEOPLE_ABROAD = anywhere(
  /^(?:anställda|medarbetare|medarbejdere|ansatte|medewerkers|werknemers|personeelsleden|dipendenti|addetti|organico|colaboradores|funcionários|empregados|trabalhadores|zatrudnienie|pracownicy|сотрудники|персонал|працівники|zaměstnanci|dolgozók|angajați|salariați|henkilöstö|työntekijät|karyawan|kunder|klienci|klanten|clienti|клиенты|zákazníci)(?: ?\((?!.*[€$£₽]|.*\bkr\b)[^()]*\))?$/iu,
)

/** Margins and shares that nobody counts in money beside a statement of it, where their figures are small. */
export const PERCENT_ABROAD = anywhere(
  /(?<!\p{L})(?:\p{L}*marginal(?:en)?|margine|margem|marża|rentowność|маржа|рентабельность|рентабельності|marže|\p{L}*(?:andel|grad|graad|quote|rendite)|soliditet|dekningsgrad|оборачиваемость|доля|udział|kar marjı|marjı|tillväxt|tilvækst|vekst|groei|crescita|crescimento|wzrost|рост|büyüme|växling)(?!\p{L})/iu,
)
