import { anywhere } from '../cells/plain-twin.ts'

// What lines that count people or things are called beyond English, German, French and Spanish, which unit.ts knows by its own words.

/** `Antal anställda`, `liczba klientów`, `численность персонала`: the number of something, and never money. */
export const NUMBER_OF_ABROAD = anywhere(
  /^(?:(?:medel|genomsnittligt |gjennomsnittlig |gemiddeld )?(?:antal(?:et)?|antall(?:et)?|aantal)|numero (?:medio )?(?:di|dei|degli|delle)|numero (?:clienti|dipendenti|addetti|ordini|pezzi|negozi|contratti|utenti)|n\.? ?(?:dipendenti|addetti|clienti)|n(?:úmero|umero|[º°.]) (?:médio )?d[eao]s?|quantidade d[eao]s?|liczba|ilość|количество|численность|число|среднесписочная численность|кількість|чисельність|počet|létszám|(?:átlagos )?statisztikai létszám|númarul|num[ăa]r(?:ul)? (?:mediu )?de|broj|αριθμός|số (?:lượng|nhân viên|lao động|khách hàng|cửa hàng)|jumlah (?:karyawan|pegawai|tenaga kerja|pelanggan|nasabah|toko|gerai|unit)|(?:henkilöstön|asiakkaiden|työntekijöiden|myymälöiden) (?:luku)?määrä|henkilöstö keskimäärin|lukumäärä|عدد|מספר|כמות)(?![\p{L}])|^(?:в (?:единицах|штуках|тоннах|натуральном выражении)|in (?:stück|unità|pezzi)|en (?:unités|unidades)|em unidades|w sztukach)(?!\p{L})(?! mon[eé]t)|^จำนวน|(?<!\p{L})(?:çalışan|personel|müşteri|mağaza|işçi|abone) sayısı(?!\p{L})|(?<!\p{L})(?:létszáma?|henkilöstömäärä|medelantalet? anställda|årsverk|årsværk|årsanställda|heltidstjänster)(?!\p{L})/iu,
)

/** `Anställda`, `dipendenti`, `сотрудники`: people, where no sum says that it is what they cost. */
export const PEOPLE_ABROAD = anywhere(
  /^(?:anställda|medarbetare|medarbejdere|ansatte|medewerkers|werknemers|personeelsleden|dipendenti|addetti|organico|colaboradores|funcionários|empregados|trabalhadores|zatrudnienie|pracownicy|сотрудники|персонал|працівники|zaměstnanci|dolgozók|angajați|salariați|henkilöstö|työntekijät|karyawan|kunder|klienci|klanten|clienti|клиенты|zákazníci)(?: ?\((?!.*[€$£₽]|.*\bkr\b)[^()]*\))?$/iu,
)

/** Margins and shares that nobody counts in money beside a statement of it, where their figures are small. */
export const PERCENT_ABROAD = anywhere(
  /(?<!\p{L})(?:(?:\p{L}+|EBIT(?:DA)?-)marginal(?:en)?|margine|margem|marża|rentowność|маржа|рентабельность|рентабельності|marže|\p{L}*(?:andel|grad|graad|quote|rendite)|soliditet|dekningsgrad|доля|udział|kar marjı|marjı|tillväxt|tilvækst|vekst|groei|crescita|crescimento|wzrost|рост|büyüme|växling)(?!\p{L})/iu,
)

/** What key figures of a business are in percent only, in German, French, Spanish, Italian, Portuguese, Dutch and Polish. */
export const RATE_ABROAD = anywhere(
  /(?<!\p{L})(?:\p{L}+quote|\p{L}*(?:auslastung|belegung)|(?:liefer)?termintreue|liefertreue|(?:frauen|männer|export|auslands|online|teilzeit)anteil|krankenstand|fluktuation|leerstand|(?:anlagen)?verfügbarkeit|marktanteil|(?:rohertrags|handels|brutto|deckungsbeitrags|umsatz|ebitd?a?-?)marge|part de march[ée]|absent[ée]isme|cuota de mercado|absentismo|quota di mercato|assenteismo|market ?share|marktaandeel|bezettingsgraad|ziekteverzuim|frekwencja)(?!\p{L})|^(?:taux|tasa|tasso|taxa|stopa|wskaźnik) (?!de change|d[ei] c[âa]mbio)d[e'’i]|^(?:taux|tasa|tasso|taxa) (?!horaire|journalier|d[ei] c[hâa])\p{L}|rentabilitet$|(?<!\p{L})(?:\p{L}{3,}(?:suus|mis|ttö)aste|veroaste)$|\p{L} kârlılığı$|^доля (?!в (?:прибыл|убыт|чист))|^(?:rendement (?:op |van )?eigen vermogen|rentabilidad sobre recursos propios|rentabilité des capitaux propres|avkastning på eget kapital|skattesats|tipo impositivo|aliquota fiscale|belastingdruk|steuersatz|skattesatsen|skatteprosent|skatteprocent)(?!\p{L})|^(?:EBIT(?:DA)?|netto|driftt?s|brutto)-?marg(?:in|en)$|^EBIT(?:DA)?[ -](?:marg|marż|marž|marj|марж)\p{L}*$|^(?:marg|marż|marž|marj|марж)\p{L}* EBIT(?:DA)?$/iu,
)

/** Rates by one word that nobody uses of an amount: `Umsatzrendite`, `vinstmarginal`, `kâr marjı`, `Umsatzwachstum`. */
export const SURE_RATE = anywhere(
  /(?<!\p{L})(?:(?:\p{L}+|EBIT(?:DA)?-)marginal(?:en)?|\p{L}+(?:rendite|wachstum|tillväxt|prosentti|auslastungsgrad)|(?:overskuds|resultat|dæknings|soliditets|överskotts)grad(?:en)?|(?:k[âa]r|favök|brüt kâr) marjı|soliditet|liquiditätsgrad(?: (?:[1-3]|I{1,3}))?|liquidität (?:[1-3]\.|ersten|zweiten|dritten) grades)(?: ?[([][^()[\]]*[)\]])?$|^taux (?:de |d['’])(?:occupation|service|rebut|marge|présence|remplissage|satisfaction)/iu,
)

/** Things and people that key figures count, where no sum says that they are money: the last word of their name. */
export const COUNTED_ABROAD = anywhere(
  /(?<!\p{L})(?:vollzeitäquivalente?|\p{L}+(?:zahl|zahlen|stunden)|(?:neu|bestands)kunden|(?:nouveaux clients|nuevos clientes|nuovi clienti|novos clientes|nieuwe klanten|(?:nowi|aktywni|stali) klienci|(?:noví|aktivní) zákazníci)|absatzmenge|\p{L}*stückzahl|filialen|märkte|besucher(?:innen)?|gäste|betten|patient(?:en|innen)|studierende|schüler(?:innen)?|übernachtungen|(?:arbeits)?unfälle|reklamationen|fahrzeuge|kilometer|wohneinheiten|ladestationen|magasins|boutiques|lits|étudiants|élèves|nuitées|heures travaillées|r[ée]clamations|visiteurs|passagers|v[ée]hicules|tiendas|camas|pacientes|alumnos|pernoctaciones|horas trabajadas|reclamaciones|visitantes|veh[íi]culos|negozi|posti letto|pazienti|studenti|pernottamenti|ore lavorate|reclami|veicoli|lojas|leitos|pacientes|alunos|horas trabalhadas|winkels|bedden|pati[ëe]nten|studenten|overnachtingen|voertuigen|sklepy|łóżka|pacjenci|studenci|pojazdy)(?: ?\([^()]*\))?$|\((?:anzahl|köpfe|stück|nombre|n[úu]mero|numero|aantal|liczba)\)/iu,
)

/** Of these, what comes in wholes: nobody opens half a shop. */
export const WHOLES_ABROAD = anywhere(
  /(?<!\p{L})(?:(?:neu|bestands)?kunden|filialen|märkte|besucher(?:innen)?|gäste|betten|patient(?:en|innen)|fahrzeuge|wohneinheiten|ladestationen|clients|magasins|boutiques|lits|visiteurs|passagers|v[ée]hicules|clientes|tiendas|camas|pacientes|visitantes|veh[íi]culos|clienti|negozi|posti letto|pazienti|veicoli|lojas|leitos|ve[íi]culos|klanten|winkels|bedden|pati[ëe]nten|voertuigen|klienci|sklepy|łóżka|pacjenci|pojazdy|reklamationen|r[ée]clamations|reclamaciones|reclami|reklamace|reklamacje|klachten)(?: ?\([^()]*\))?$/iu,
)

/** How long something lasts or lies, by its name or in brackets. */
export const TIME_ABROAD = anywhere(
  /\((?:in )?(?:tagen?|monaten?|jahren?|wochen|jours|mois|ans|ann[ée]es|d[íi]as|meses|años|giorni|mesi|anni|dias|anos|dagen|maanden|jaren|dagar|dager|dage|pv|dni|miesiące)\)|(?<!\p{L})(?:(?:debitoren|kreditoren)laufzeit|lagerreichweite|lagerdauer)(?!\p{L})|^d[ée]lai (?:(?:moyen )?de (?:paiement|recouvrement)|(?:moyen )?(?:clients?|fournisseurs?)$)|(?<!\p{L})(?:en jours|in tagen|in giorni|en d[íi]as|em dias|in dagen|w dniach|ve dnech)(?!\p{L})|^(?:periodo medio|durata media|plazo medio|prazo médio) d|^оборачиваемость(?!\p{L})|(?:kiertoaika|kiertonopeus)$|^(?:cykl (?:należności|zapasów|zobowiązań|konwersji gotówki)|doba (?:inkasa|splatnosti|obratu \p{L}+))$|^(?:giorni|días|dias|jours) (?:\p{L}+ )?(?:d[eio]l? |d['’])?(?:incasso|pagamento|magazzino|scorte|inventario|cobro|pago|ventas|stocks?|existencias|caja|recebimento|estoques?|CA|achats|ventes|clients?|clienti|fournisseurs?|fornitori|trésorerie)$|^(?:kundfordring|leverantörsskuld|varelager|lager|debit|kredit|credit|voorraad)\p{L}* ?(?:dagar|dager|dage|dagen)$/iu,
)
