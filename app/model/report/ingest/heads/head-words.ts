// What columns of figures are headed by in companies' own packs, by what it is in English, one line for each group of languages. Small letters,
// no dots: `å.t.d.` is `åtd`. Only what says nothing else at the head of a column, alone or beside times and others of these words.

import { ENGLISH_HEADS } from './english-heads.ts'

const list = (...lines: readonly string[]): readonly string[] => lines.flatMap(line => line.split('|'))

const YEAR_TO_DATE = list(
  // Swedish, Norwegian, Danish, Finnish
  'ack|ackumulerat|ackumulerad|ackumulerade|året hittills|hittills i år|hittil i år|hittil|hiå|akk|akkumulert|akkumuleret|år til dato|åtd|kumulatiivinen|kumulatiivisesti|vuoden alusta|kertymä',
  // Dutch, French, Italian, Spanish, Portuguese, Romanian, German
  'lopend jaar t/m|jaar tot datum|jaar tot heden|jaar t/m heden|tot en met|cumulatif|cumul annuel|cumul|da inizio anno|progr|cumulat|de la începutul anului|de la inceputul anului|seit jahresbeginn|jahr bis heute|aufgel|kum|kumuliert|acum|acumulado|acumulada|cum|cumulato|progressivo',
  // Polish, Czech, Slovak, Hungarian, Turkish
  'narast|nar|skumulowane|od początku roku|kumulovaně|kumulativně|kumulatívne|od počátku roku|od začátku roku|od začiatku roka|halmozott|halmozottan|göngyölt|göngyölített|év elejétől|kumulált|kümüle|kümülatif|yılbaşından bugüne|yılbaşından itibaren|yıl başından beri',
  // Russian, Ukrainian, Greek
  'нараст|нарастающий|нарастающим итогом|нараст итогом|накопительно|накопленным итогом|с начала года|наростаючим підсумком|накопичувально|з початку року|σωρευτικά|σωρευτικό|αθροιστικά|από αρχή έτους|από την αρχή του έτους',
  // Indonesian, Vietnamese, Arabic, Hebrew
  'kumulatif|akumulasi|akumulatif|lũy kế|luỹ kế|lũy kế từ đầu năm|luỹ kế từ đầu năm|từ đầu năm|تراكمي|التراكمي|منذ بداية السنة|منذ بداية العام|מצטבר|מתחילת השנה|מתחילת שנה',
)

const FULL_YEAR = list(
  'helår|helåret|hele året|hele år|årstotal|koko vuosi|heel jaar|hele jaar|gehele jaar|volledig jaar|totaal jaar|jaartotaal|ganzes jahr|volljahr',
  'année pleine|total année|année entière|total annuel|anno intero|intero anno|totale anno|total año|año total|ano completo|ano inteiro|total ano|total do ano|an întreg|an intreg|total an',
  'cały rok|pełny rok|celý rok|plný rok|teljes év|egész év|tüm yıl|tam yıl|yıl sonu|весь год|полный год|на год|за год|итого год|весь рік|повний рік|на рік|σύνολο έτους|πλήρες έτος|όλο το έτος',
  'setahun|setahun penuh|tahun penuh|cả năm|كامل السنة|السنة الكاملة|שנה מלאה|כל השנה',
)

const MONTH = list(
  'månaden|månad|denna månad|aktuell månad|måned|måneden|denne måned|kuukausi|maand|deze maand|monat|berichtsmonat|lfd monat|mois|mois en cours|mensuel|mese|mensile|mese corrente|mes|mes actual|mês|mês atual|luna curentă|luna curenta',
  'miesiąc|bieżący miesiąc|měsíc|mesiac|hónap|tárgyhó|bu ay|aylık|месяц|за месяц|текущий месяц|місяць|за місяць|поточний місяць|μήνας|bulan|bulan ini|tháng này|الشهر|الشهر الحالي|חודש|החודש|חודשי',
)

const PRIOR_YEAR = list(
  'fg år|föreg år|föregående år|förra året|fjolår|fjol|i fjol|fjolåret|fjor|i fjor|fjoråret|forrige år|sidste år|sid år|samme periode sidste år|samme måned sidste år|ed vuosi|edellinen vuosi|edellisvuosi|viime vuosi',
  'vorig jaar|vorige jaar|voorgaand jaar|afgelopen jaar|année n-1|exercice n-1|ejercicio n-1|esercizio n-1|exercício n-1|ano n-1|año n-1|anno n-1|exercício anterior|exercicio anterior|homólogo|período homólogo|periodo homólogo|mismo periodo año anterior|es prec|esercizio prec|an precedent|anul precedent|anul trecut|an trecut|an anterior',
  'rok ubiegły|ubiegły rok|rok poprz|poprz rok|ub rok|rok ub|analog okres ubr|analogiczny okres ub roku|analogiczny okres roku poprzedniego|min rok|minulý rok|předch rok|předchozí rok|loňský rok|loni|predchádzajúci rok|előző év|előző évi|bázis|bázisév|geçen yıl|geçen sene|önceki yıl|gecen yil|onceki yil',
  'аппг|прошл год|прошлый год|предш год|предыдущий год|факт пг|факт прошлого года|минулий рік|мин рік|попередній рік|факт минулого року|προηγ έτος|προηγούμενο έτος|περσινά|πέρυσι',
  'tahun lalu|thn lalu|tahun sebelumnya|cùng kỳ|cùng kỳ năm trước|năm trước|العام السابق|السنة السابقة|العام الماضي|السنة الماضية|שנה קודמת|שנה שעברה|אשתקד',
)

const THIS_YEAR = list('exercice n|année n|ejercicio n|año n|esercizio n|anno n|exercício n|ano n')

const ACTUAL = list(
  'real|reale|reel|ist|istwerte|ist-werte|réalisation|réalisations|effettivo|effettivi|efetivo|utfall|verkligt|regnskap|virkelig|faktisk|faktiske|realiseret|toteuma|toteutunut|werkelijk|werkelijke|actueel|realisatie|gerealiseerd|effektiv|tatsächlich|realizat|efectiv|ejercido|executado|consuntivo',
  'wykonanie|wyk|rzeczywiste|rzeczywisty|realizacja|skutečnost|skutečné|skut|skutočnosť|tény|gerçekleşen|gerç|fiili|факт|фактично|πραγμ|πραγματικά|απολογιστικά|πραγματοποιήσεις',
  'realisasi|aktual|thực hiện|thực tế|فعلي|الفعلي|ביצוע|בפועל',
)

const BUDGET = list(
  'soll|ansatz|haushaltsansatz|hh-ansatz|planansatz|voranschlag|stanziamento|orç|ppto|presup|budsjett|budjetti|budjetoitu|begroot|begroting|buget|bugetat|budżet|rozpočet|plán|terv|bütçe|προϋπ|προϋπολογισμός|anggaran|kế hoạch|موازنة|الموازنة|תקציב',
)

const FORECAST = list(
  'prognos|prognose|progn|estimat|forventet|estimeret|ennuste|enn|verwachting|verwacht|reprévision|projection|projeção|projetado|tendência|estimativa|preconsuntivo|previsione|stima|prognoză|estimare|previziune|erwartung',
  'prognoza|szacunek|przewidywane|przewidywane wykonanie|öngörü|öngörülen|předpověď|očekávaná skutečnost|očakávaná skutočnosť|výhled|várható|várható tény|beklenti|beklenen|tahmin|tahmini|прогноз|ожидаемое|ожид|ожидание|оценка|ожидаемый факт|очікуване|очікуваний факт|πρόβλεψη|εκτίμηση',
  'proyeksi|prognosa|dự báo|dự kiến|ước th|ước thực hiện|توقعات|المتوقع|متوقع|תחזית|צפי',
)

const YEAR_BUDGET = list(
  'årsbudget|årsbudsjett|helårsbudget|vuosibudjetti|koko vuoden budjetti|jaarbudget|jaarbegroting|budżet roczny|plan roczny|roczny budżet|roczny plan|roční plán|roční rozpočet|plán roku|éves terv|buget anual|yıllık bütçe|годовой план|годовой бюджет|план на год|план года|бюджет на год|бюджет года|річний план|план на рік|бюджет на рік|ετήσιος προϋπολογισμός|anggaran tahunan|kế hoạch năm|الموازنة السنوية|תקציב שנתי|ppto anual|orç anual|presup anual|meta anual|budget an',
)

const YEAR_FORECAST = list(
  'previsión cierre|previsión de cierre|prev cierre|cierre previsto|cierre estimado|estimación cierre|estimación de cierre|proyección cierre|proyección de cierre|forecast cierre',
  'chiusura prevista|chiusura stimata|previsione chiusura|previsione di chiusura|stima chiusura|forecast chiusura|previsione fine anno|previsão fecho|previsão de fecho|previsão fechamento|previsão de fechamento|estimativa de fecho',
  'verwachting eindejaar|verwachting einde jaar|eindejaarsverwachting|prognose eindejaar|prognoza na koniec roku|prognoza koniec roku|jahreshochrechnung|hochrechnung jahr|prognose jahresende|erwartung jahresende|jahresendprognose',
  "helårsprognos|helårsprognose|årsprognos|årsprognose|årsestimat|vuosiennuste|koko vuoden ennuste|jaarprognose|jaarverwachting|prognoza roczna|roční výhled|éves várható|yıl sonu tahmini|yılsonu tahmini|прогноз на год|прогноз года|ожидаемое за год|прогноз на рік|atterrissage annuel|atterrissage fin d'année|תחזית שנתית",
)

const VARIANCE = list(
  'avv|avvikelse|differens|differenz|versch|avvik|differanse|afv|afvigelse|forskel|ero|erotus|poikkeama|verschil|afwijking|dif|diferență|diferenta|abatere|desvio|scost|ecart|abw',
  'odch|odchyl|odchylenie|różnica|roznica|rozdíl|odchylka|elt|eltérés|különbség|sapma|fark|откл|отклонение|разница|відх|відхилення|різниця|απόκλ|απόκλιση|διαφορά|selisih|varian|deviasi|chênh lệch|الفرق|الانحراف|فرق|انحراف|סטייה|הפרש',
)

const OPENING = list('số đầu kỳ|số đầu năm|số dư đầu kỳ')
const CLOSING = list('số cuối kỳ|số cuối năm|số dư cuối kỳ')

/** Small letters without dots and accents: as many write them, and as they stand in capitals in Turkish and Greek. */
export const plainWord = (word: string): string => {
  const small = word.toLowerCase().replace(/\./g, '')
  return /^[ -~]*$/.test(small)
    ? small
    : small
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/ł/g, 'l')
        .replace(/ø/g, 'o')
        .replace(/ı/g, 'i')
        .replace(/đ/g, 'd')
}

/** By a phrase as `plainWord` writes its words: the English words by which headers are read. */
export const HEAD_WORDS: ReadonlyMap<string, string> = new Map(
  (
    [
      ...ENGLISH_HEADS,
      [YEAR_TO_DATE, 'YTD'],
      [FULL_YEAR, 'full year'],
      [MONTH, 'month'],
      [PRIOR_YEAR, 'prior year'],
      [THIS_YEAR, 'current year'],
      [ACTUAL, 'actual'],
      [BUDGET, 'budget'],
      [FORECAST, 'forecast'],
      [YEAR_BUDGET, 'full year budget'],
      [YEAR_FORECAST, 'full year forecast'],
      [VARIANCE, 'variance'],
      [OPENING, 'opening balance'],
      [CLOSING, 'closing balance'],
    ] as const
  ).flatMap(([phrases, english]) => phrases.map(phrase => [plainWord(phrase), english] as const)),
)

const YEAR_WORDS = new Set(
  'year|annual|fiscal year|financial year|jahr|geschaftsjahr|gj|annee|exercice|annuel|ano|ejercicio|exercicio|anual|anno|esercizio|annuale|jaar|ar|aret|vuosi|rok|ev|eves|an|anul|yil|yillik|год|годовой|рік|ετος|tahun|nam|ปี|年度|السنة|سنوي|שנה|שנתי'.split(
    '|',
  ),
)

/** Whether a text is the word for a year, in any language, and nothing else. */
export const isYearWord = (text: string): boolean => YEAR_WORDS.has(text.split(' ').map(plainWord).join(' '))
