import { monthName } from './dates.ts'

// Words for time and scenarios in Thai, which stand without spaces, and years that are counted from the Buddha's death.

/** Whether a text holds any sign of Thai: nearly none does. */
export const isThai = (text: string): boolean => /[\u0e01-\u0e5b]/.test(text)

const MONTHS = [
  'มกราคม|ม\\.ค\\.',
  'กุมภาพันธ์|ก\\.พ\\.',
  'มีนาคม|มี\\.ค\\.',
  'เมษายน|เม\\.ย\\.',
  'พฤษภาคม|พ\\.ค\\.',
  'มิถุนายน|มิ\\.ย\\.',
  'กรกฎาคม|ก\\.ค\\.',
  'สิงหาคม|ส\\.ค\\.',
  'กันยายน|ก\\.ย\\.',
  'ตุลาคม|ต\\.ค\\.',
  'พฤศจิกายน|พ\\.ย\\.',
  'ธันวาคม|ธ\\.ค\\.',
].map((names, at): readonly [RegExp, string] => [new RegExp(`(?:เดือน)?(?:${names}) ?`, 'g'), ` ${monthName(at + 1)} `])

const RULES: readonly (readonly [RegExp, string])[] = [
  ...MONTHS,
  [/ไตรมาส(?:ที่)? ?([1-4])(?: ?\/ ?)?/g, ' Q$1 '],
  [/ครึ่งปีแรก/g, ' H1 '],
  [/ครึ่งปีหลัง/g, ' H2 '],
  [/(?:งวด)? ?(\d{1,2}) ?เดือน/g, ' $1 months '],
  [/(?:ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา)/g, ' prior year '],
  [/(?:ทั้งปี|เต็มปี)/g, ' full year '],
  [/(?:ยอด)?สะสม/g, ' YTD '],
  [/^\s*(?:ราย)?เดือน(?:นี้)?\s*$/g, ' month '],
  [/(?:เกิดขึ้น|ผล|ยอด)?จริง/g, ' actual '],
  [/(?<!ปี)งบประมาณ|เป้าหมาย/g, ' budget '],
  [/ประมาณการ|คาดการณ์/g, ' forecast '],
  [/ผลต่าง|ส่วนต่าง|เปลี่ยนแปลง/g, ' variance '],
  [/(?:ปี|พ\.ศ\.) ?(?=(?:19|20)\d\d)/g, ' '],
]

/** The years from 2500 to 2599 of the Buddhist calendar lie 543 behind. */
const BUDDHIST = /(?<!\d)25\d\d(?!\d)/g

/** A heading in Thai with its words for time and scenario in English. */
export const thaiInEnglish = (text: string): string =>
  RULES.reduce(
    (said, [pattern, to]) => said.replace(pattern, to),
    text.replace(BUDDHIST, year => String(Number(year) - 543)),
  )
    .replace(/ {2,}/g, ' ')
    .trim()
