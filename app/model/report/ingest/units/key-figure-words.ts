import { anywhere } from '../cells/plain-twin.ts'

// What key figures are called in packs of many countries, by their whole names. In a statement of money the same words may be what it costs.

const whole = (...lines: readonly string[]): { test(text: string): boolean } => {
  const words = anywhere(new RegExp(`^(?:${lines.join('|')})(?: ?\\([^()€$£%]*\\))?$`, 'iu'))
  return { test: text => text.length <= LONGEST && words.test(text) }
}
const LONGEST = 48

const L = '\\p{L}'

/** `Sålda enheter`, `Klachten`, `Посетители`: things, people and hours. */
export const KEY_COUNTS = whole(
  // Swedish, Norwegian, Danish, Finnish
  `årsarbetare|medeltal(?:et)? anställda|(?:sålda|producerade|levererade|solgte|produserte|producerede|leverte) ${L}+|tonn produsert|tons produceret|${L}*timmar|arbetade timmar|olycksfall|${L}*olyckor|${L}*ulykker|tillbud|nærved-hændelser|uønskede hendelser|reklama[ts]j?i?oner|butikk?er|besökare|besøk?g?ende|gästnätter|gjestedøgn|overnatninger|elever|vårdplatser|senger?|lägenheter|leiligheter|lejemål|fordon|biler|kjøretøy|(?:nya|aktiva|nye|aktive) kunder|abonnenter|${L}{3,}dagar|${L}{3,}dager?|NKI|kundnöjdhet|kundetilfredshe[dt]|(?:arbeids|arbejds|over|overarbejds|overtids)?timer|${L}*skader|fuldtids${L}+`,
  `asiakkaat|asiakkaita|asiakasmäärä|uudet asiakkaat|HTV|henkilötyövuodet|asiakastyytyväisyys|(?:tuotetut|myydyt) ${L}+|tonnit|${L}*tunnit|${L}*tapaturmat|reklamaatiot|myymälät|kävijät|yöpymiset|opiskelijat|vuodepaikat|asunnot|ajoneuvot|tilaajat`,
  // Dutch, German, French, Italian, Spanish, Portuguese, Romanian
  `klanttevredenheid|${L}{4,}dagen|geproduceerde tonnen|ton geproduceerd|verkochte ${L}+|gewerkte uren|overuren|(?:bijna-)?ongevallen|klachten|bezoekers|leerlingen|woningen|abonnees`,
  `(?:aktive )?kunden|kundenzufriedenheit|lagerumschlag|tonnage|(?:produzierte|verkaufte) ${L}+|standorte|abonnenten|abonnements|azubis|auszubildende|lehrlinge`,
  `clients(?: actifs)?|rotation des stocks|tonnes produites|(?:unités|pièces) (?:vendues|produites)|heures supplémentaires|accidents?(?: ${L}+){1,2}|points de vente|abonnés`,
  `numero dipendenti|organico medio|clienti attivi|soddisfazione clienti|giorni ${L}+|rotazione magazzino|tonnellate prodotte|(?:pezzi|unità) (?:venduti|vendute|prodotti|prodotte)|ore straordinario|infortuni|punti vendita|visitatori|presenze|abbonati`,
  `n[ºo°]\\.? ${L}+|clientes(?: activos| ativos)?|rotación de inventarios?|días de ${L}+|toneladas(?: ${L}+)?|(?:unidades|piezas|peças) (?:vendidas|producidas|produzidas)|horas extras?|acc?identes(?: ${L}+){0,2}|quejas|reclamações|sucursales|suscriptores|abonados|assinantes|veículos|quadro de pessoal|satisfação d[eo]s? clientes?|giro de estoques?|PM[RPEC]`,
  `(?:nr\\.?|num[ăa]r) ${L}+|clienți(?: noi)?|satisfacția clienților|zile ${L}+|tone produse|(?:unități|bucăți) vândute|ore lucrate|ore suplimentare|accidente(?: de muncă)?|reclamații|vizitatori|înnoptări|elevi|paturi|vehicule|abonați`,
  // Polish, Czech, Hungarian, Turkish
  `etaty|satysfakcja klient${L}+|rotacja ${L}+ w dniach|(?:wyprodukowane|sprzedane) ${L}+|produkcja \\(tony\\)|${L}*godziny(?: przepracowane)?|wypadki(?: przy pracy)?|reklamacje|odwiedzający|noclegi|uczniowie|mieszkania|abonenci`,
  `(?:přepočtené )?úvazky|noví zákazníci|spokojenost zákazníků|doba obratu ${L}+|(?:vyrobené|prodané) ${L}+|(?:odpracované|přesčasové) hodiny|přesčasy|(?:pracovní )?úrazy|reklamace|prodejny|návštěvníci|přenocování|lůžka|byty|vozidla|předplatitelé`,
  `(?:új )?ügyfelek|${L}+ száma|vevői elégedettség|vevői futamidő|${L}+ napok|eladott darab|termelés \\(tonna\\)|ledolgozott órák|túlóra|balesetek|reklamációk|üzletek|látogatók|vendégéjszakák|tanulók|ágyak|járművek|előfizetők`,
  `çalışanlar|(?:yeni )?müşteri(?:ler)?|müşteri memnuniyeti|stok günü|${L}+ tahsil süresi|satılan adet|satış adedi|çalışılan saat|fazla mesai|iş kazaları|(?:${L}+ ){1,2}sayısı|şikayetler|mağazalar|ziyaretçiler|geceleme|öğrenciler|araçlar|aboneler`,
  // Russian, Ukrainian, Greek
  `(?:активные |новые )?клиенты|(?:нові )?клієнти|абонент[иы]|удовлетвор[её]нность клиентов|оборачиваемость .*дн.*|.*, (?:тонн|т|шт\\.?|кв\\. ?м|кВт·?ч|дни|чел\\.?)|.*\\(кВт·?(?:ч|год)\\)|прода[но]{2} ${L}+|${L}+ (?:часы|години)|несчастные случаи|нещасні випадки|травмы|рекламации|жалобы|скарги|магазин[иы]|посетители|відвідувачі|трафик|койки|студенты|автомобили`,
  `εργαζόμενοι|προσωπικό|(?:νέοι )?πελάτες|ημέρες ${L}+|παραγωγή \\(τόνοι\\)|τεμάχια|ώρες εργασίας|υπερωρίες|ατυχήματα|παράπονα|καταστήματα|επισκέπτες|διανυκτερεύσεις|κλίνες|συνδρομητές`,
  // Indonesian, Vietnamese, Thai, Hebrew
  `pelanggan(?: baru)?|kepuasan pelanggan|unit terjual|jam (?:kerja|lembur)|kecelakaan kerja|keluhan|toko|gerai|pengunjung|nhân sự|khách hàng(?: mới)?|sản lượng(?: .*)?|giờ (?:làm việc|tăng ca)|tai nạn lao động|khiếu nại|cửa hàng|lượt khách`,
  'พนักงาน|ลูกค้าใหม่|ชั่วโมง.*|อุบัติเหตุ|ข้อร้องเรียน|สาขา|ปริมาณการผลิต|(?:מצבת )?עובדים|לקוחות(?: חדשים)?|שעות עבודה|תאונות עבודה|תלונות|סניפים|ימי (?:לקוחות|ספקים|מלאי)|ייצור \\(טון\\)',
  // English
  'volunteers|joiners|leavers|(?:new )?starters|(?:new )?hires|resignations|open positions|(?:open )?vacancies|apprentices|average tenure|(?:employee )?engagement score|span of control|outpatients|inpatients|length of stay|average length of stay|(?:meals|patients|guests|visitors|children) served|policies in force|[MDW]AUs?|accidents|(?:recordable )?incidents|patents(?: (?:granted|filed|held))?|square (?:met(?:er|re)s|feet)|countries|complaints(?: received)?|near misses|learners|active (?:skus|dealers)|footfalls|outlets|manpower|occupied rooms|LTIs?|time to (?:hire|fill)',
)

/** `Sykefravær`, `Obsazenost`, `Текучесть`: percentages where their figures are broken. */
export const KEY_RATES = whole(
  `sjukfrånvaro|sykefravær|sygefravær|personalomsättning|personaleomsætning|leveransprecision|leveranssäkerhet|leveringspresisjon|leveringsdyktighet|leveringssikkerhed|rettidig levering|belegg|${L}+(?:utnyttjande|utnyttelse|udnyttelse)|${L}{3,}grad|${L}{2,}pros?c?ent|TAK-värde|soliditet|egenkapitalandel|${L}+marginal|bruttomargin|kassation|tomgang`,
  `sairauspoissaolot|${L}*vaihtuvuus|${L}+prosentti|toimitusvarmuus|(?:${L}+ )?käyttöaste|${L}+usaste|KNL|${L}+osuus|hävikki`,
  `(?:ziekte)?verzuim|(?:personeels)?verloop|${L}+percentage|afkeur|leverbetrouwbaarheid|${L}*benutting|solvabiliteit|leegstand|declarabiliteit|fehlzeiten|ausschuss|GAE|EK-quote`,
  `absencja(?: chorobowa)?|rotacja(?: pracowników)?|braki|wskaźnik ${L}+|terminowość(?: dostaw)?|wykorzystanie mocy|obłożenie|nemocnost|fluktuace|zmetkovitost|včasnost dodávek|využití kapacity|obsazenost|podíl na trhu`,
  `hiányzás|fluktuáció|selejt|szállítási pontosság|${L}*kihasználtság|piaci részesedés|${L}+arány|${L}+ aránya|absenteism|rata ${L}+|fluctuația personalului|rebut(?:uri)?|livrări la timp|grad(?:ul)? de .*|cot[ăa] de piaț[ăa]`,
  `devamsızlık|(?:${L}+ ){1,2}oranı|personel devir hızı|zamanında teslimat|kapasite kullanımı|pazar payı|(?:${L}+ )+marjı`,
  `текучесть(?: кадров)?|плинність кадрів|больничные|лікарняні|брак|своевременность ${L}+|отгрузки в срок|вчасні поставки|загрузка(?: мощностей)?|завантаження ${L}+|заполняемость|${L}+ маржа|доля ${L}+|частка ${L}+|ποσοστό ${L}+|πληρότητα|αξιοποίηση ${L}+|περιθώριο .*|μερίδιο αγοράς`,
  `absenteísmo|refugo|índice de ${L}+|entregas (?:no prazo|a tiempo)|utiliza(?:ção|ción) d[ae](?: la)? capacida(?:de|d)|margem ${L}+|participa(?:ção|ción) de mercado|inadimplência|morosidad|mermas?|ocupación|rotación(?: de personal)?|scarti|puntualità ${L}+|consegne puntuali|saturazione ${L}+|rotation du personnel|rebuts?|livraisons à l['’]heure|TRS`,
  `tingkat .*|utilisasi ${L}+|marjin .*|pangsa pasar|pengiriman tepat waktu|tỷ lệ .*|công suất .*|biên lợi nhuận.*|thị phần|giao hàng đúng hạn|อัตรา.*|ส่วนแบ่งตลาด|ส่งมอบตรงเวลา|שיעור .*|תפוסה|נתח שוק|معدل .*|نسبة .*|هامش .*|الحصة السوقية`,
  'load factor|(?:employee|personnel|labou?r|workforce|voluntary|involuntary) turnover|first (?:contact|call|time) (?:resolution|fix)|coupon|(?:all-in|floating|fixed|base|swap|average interest) rate|inflation(?: rate)?|absenteeism|on[- ]time deliver(?:y|ies)(?: rate)?|OTIF|sick leave|(?:sickness )?absence(?: rate)?|sickness(?: rate)?|(?:patch|safety|training|audit|schedule) compliance|CSAT|customer satisfaction|(?:first[- ]pass )?yield|right first time|plant load factor|rejections?|staff turnover|delivery in full',
)

/** Hours that people are paid for: in a statement of money it is what they cost. */
export const PAID_HOURS = anywhere(
  /^(?:überstunden|overtime|övertid|overtid|overuren|heures supplémentaires|horas extras?|straordinari|nadgodziny|přesčasy|túlóra|fazla mesai)$/iu,
)

/** What a label counts by its English words: `# of stores`, `Order count`, `Leads`. */
export const COUNT = anywhere(
  /(?:^|\()# ?(?:of )?[a-z]|# of\b|\b\w{3,} count(?=\s*(?:$|\())|\((?:number|no\.?|count)\)|\b(?:leads|[MS]QLs?|visitors|visits|sessions|impressions|clicks|downloads|sign-?ups|appointments|page ?views)(?=\s*(?:$|[/(–]|per\b|by\b))|\b(?:client|customer|subscriber|member|user) base\b|\b(?:head ?count|FTEs?|WTEs?|whole[- ]time equivalents?|employees|number of|no\. of|(?:units?|systems|vehicles|cars|trucks|devices|machines|engines|aircraft|homes|tickets) (?:sold|produced|shipped|made|built|delivered)|(?:vessels|ships|aircraft|planes|hotels|restaurants|shops|outlets|branches|beds|students|pupils|patients|passengers|vehicles|trucks|machines|wells|sites|plants|members) (?:operated|operating|enrolled|treated|carried|served|opened|closed|open|in operation|in service|active|on order|at (?:the )?(?:period|year|quarter|month)[- ]end|at (?:the )?end)|(?:hospital|licensed|staffed|available) beds|(?:patient|bed) days|customers|subscribers|users|stores|seats|days|hours|months|logos|(?:rooms?|beds?|seats?) (?:available|sold|occupied|nights?)|(?:tonnes|tons|copies|tickets|parcels|meals|litres|liters|pieces|pallets) (?:sold|produced|shipped|made|delivered|processed|moved|received)|(?:calls|tickets|cases|requests|enquiries|inquiries|complaints|claims|orders|parcels|invoices|bookings|applications) (?:handled|closed|resolved|answered|opened|logged|raised|received|processed|shipped|dispatched)|passengers|discharges|footfall|store count|(?:beds|patients|students|tickets)(?=\s*$)|ASKs?|RPKs?|e?NPS|net promoter(?: score)?|CSAT|satisfaction(?: score| index)?)\b|^(?:units|(?:sales |sold )?volumes?(?! (?:variances?|effects?|impacts?|rebates?|discounts?|bonus(?:es)?))|count of|recuento de|cuenta de|contagem de|cantidad de|quantidade de|conteggio di|antal av|aantal van|mitarbeiter(?:innen)?(?:zahl)?|beschäftigte|vollzeitkräfte|VZÄ|anzahl|effectifs?|salariés|nombre de|ETP|plantilla|empleados|n[úu]mero de)(?![\p{L}])/iu,
)
