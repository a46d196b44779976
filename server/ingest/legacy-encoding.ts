// Which of the old encodings a text table is in, where its letters tell it: nothing in the file says so.

export interface Legacy {
  /** As TextDecoder calls it; null for Windows-1252. */
  encoding: string | null
  /** As people call it. */
  name: string
  /** No known reading makes words of it. */
  unknown?: true
}

const WINDOWS_1252: Legacy = { encoding: null, name: 'Windows-1252' }

/** So much of a file tells. */
const SAMPLE = 65_536

/** Characters that stand in nearly every statement of a language, and hardly ever in what another encoding makes of its bytes. */
const EAST_ASIAN: readonly [string, string, RegExp][] = [
  [
    'shift_jis',
    'Shift_JIS',
    /[ぁ-んァ-ヶ年月期売上高原価営業利益当純損益計算書費資産負債株式会社金額合実績予算部門名開始終了日担当者進捗率状態番号画作業工程製品数量付摘要残高借貸方]/g,
  ],
  [
    'euc-jp',
    'EUC-JP',
    /[ぁ-んァ-ヶ年月期売上高原価営業利益当純損益計算書費資産負債株式会社金額合実績予算部門名開始終了日担当者進捗率状態番号画作業工程製品数量付摘要残高借貸方]/g,
  ],
  [
    'gb18030',
    'GB18030',
    /[的年月季度项目营业收入成本净利润总资产负债费用预算实际合计金额公司部门销售额万元任务开始结束时间负责人进度状态名称编号划工作产品数量日借贷方余摘要现支付租电]/g,
  ],
  [
    'big5',
    'Big5',
    /[的年月季度項目營業收入成本淨利潤總資產負債費用預算實際合計金額公司部門銷售額萬元任務開始結束時間負責人進度狀態名稱編號劃工作產品數量日借貸方餘摘要現支付租電]/g,
  ],
  [
    'euc-kr',
    'EUC-KR',
    /[이익매출액원가비용자산부채총계년월분기실적계획예산금당순영업손합사의수지현재표단위천억원작업명시작일종료담자진행률상태번호무제품수량]/g,
  ],
]

/**
 * What bytes that are no UTF-8 are, given how they read in Windows-1252. Only what their letters prove counts: words in another script, letters
 * that stand in the middle of a word where Windows-1252 has signs.
 */
export function legacyOf(bytes: Uint8Array, latin: string): Legacy {
  const sample = bytes.subarray(0, SAMPLE)
  const text = latin.slice(0, SAMPLE)
  const high = text.match(/[^\0-\x7f]/g)?.length ?? 0
  // Western words have a letter with an accent here and there, those of other scripts nothing but such bytes.
  const inRuns = text.match(/[^\0-\x7f]{3,}/g)?.join('').length ?? 0
  const isForeign = inRuns * 2 > high
  const east = eastAsian(sample, high, isForeign)
  if (east) return east
  // Quotation marks and dashes stand beside each other in any script.
  const isUnread = /[^\0-\x7f“”„‘’–—…€«»\xa0]{3}/.test(text)
  if (isForeign && isUnread) return cyrillic(sample) ?? { ...WINDOWS_1252, unknown: true }
  // `Umsätze` of an old Mac is `UmsŠtze`: no word has a capital there.
  if (/\p{Ll}[ŠŽŸˆ‰‡†\x81\x8d\x8f\x90\x9d]\p{Ll}/u.test(text) && !/[\xa0-\xff]\p{Ll}{2}/u.test(text))
    return { encoding: 'macintosh', name: 'Mac Roman' }
  if (/\p{L}[³¹¿¼¾¥£]\p{Ll}/u.test(text)) return { encoding: 'windows-1250', name: 'Windows-1250' }
  // `Başlangıç` and `Iğdır` are `Baþlangýç` and `Iðdýr`: letters of Icelandic, which has others besides.
  if ((text.match(/[þðÞÐýÝ]/g)?.length ?? 0) >= 3 && /[þÞðÐ]/.test(text) && !/[áíéæÁÍÉÆ]/.test(text))
    return { encoding: 'windows-1254', name: 'Windows-1254' }
  // ¤ is where the euro stands in Latin-9, which has nothing below 0xa0.
  if (/¤/.test(text) && !sample.some(byte => byte >= 0x80 && byte < 0xa0)) return { encoding: 'iso-8859-15', name: 'ISO-8859-15' }
  return WINDOWS_1252
}

/**
 * Traditional Chinese by its bytes: nearly all of what is written lies where Big5 keeps the characters in common use, a good part of it ends in a
 * byte that Latin letters have too, as no character of a Korean, Japanese or simplified Chinese file in EUC does, and hardly any stands behind a
 * letter, as those with an accent do in a Western word.
 */
function isBig5(sample: Uint8Array): boolean {
  let [pairs, common, low, inWords] = [0, 0, 0, 0]
  let isLetter = false
  for (let at = 0; at < sample.length - 1; at++) {
    const [lead = 0, trail = 0] = [sample[at], sample[at + 1]]
    if (lead < 0x80) {
      isLetter = (lead | 0x20) >= 0x61 && (lead | 0x20) <= 0x7a
      continue
    }
    pairs++
    if (isLetter) inWords++
    isLetter = false
    // Full-width brackets and marks lie before them.
    if (lead >= 0xa1 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1)) common++
    if (trail >= 0x40 && trail <= 0x7e) low++
    at++
  }
  return pairs >= LEAST_PAIRS && common * 10 >= pairs * 9 && low * 6 >= pairs && inWords * 5 <= pairs
}

const LEAST_PAIRS = 8

function eastAsian(sample: Uint8Array, high: number, isForeign: boolean): Legacy | null {
  if (isBig5(sample)) return { encoding: 'big5', name: 'Big5' }
  const found = EAST_ASIAN.map(([encoding, name, common]) => {
    const read = new TextDecoder(encoding).decode(sample)
    const broken = read.match(/\ufffd/g)?.length ?? 0
    const letters = read.match(/[^\0-\x7f]/g)?.length ?? 0
    const known = read.match(common)?.length ?? 0
    return { encoding, name, known: broken > 1 ? 0 : known, letters }
  })
  const [best, next] = found.sort((a, b) => b.known / b.letters - a.known / a.letters)
  if (!best || best.known < 4 || (!isForeign && high < 12)) return null
  // A third of what is written are words that everybody uses; the second best makes at most half as many.
  const isClear = best.known * 3 > best.letters && (!next || next.known * best.letters * 2 < best.known * next.letters)
  return isClear ? { encoding: best.encoding, name: best.name } : null
}

/** Russian and its neighbours: the letters are Cyrillic, and no capital stands behind a small one. */
function cyrillic(sample: Uint8Array): Legacy | null {
  for (const [encoding, name] of [
    ['windows-1251', 'Windows-1251'],
    ['koi8-r', 'KOI8-R'],
  ] as const) {
    const read = new TextDecoder(encoding).decode(sample)
    const letters = read.match(/[А-яЁёІіЇїЄєҐґЎў]/g)?.length ?? 0
    const others = read.match(/[^\0-\x7fА-яЁёІіЇїЄєҐґЎў№«»–—\xa0]/g)?.length ?? 0
    const wrong = read.match(/[а-яё][А-ЯЁ]/g)?.length ?? 0
    const common = read.match(/[оаеинтрслв]/g)?.length ?? 0
    if (letters >= 6 && others * 20 <= letters && wrong * 20 <= letters && common * 3 > letters) return { encoding, name }
  }
  return null
}
