import type { Row } from '../rows/rows.ts'

// `Price` and `Volume` in a bridge say by how much money they changed a result. In a statement their product is the revenue: a volume counts.

const PRICE = /^price\b/i
const VOLUME = /^volumes?\b/i

export const isVolume = ({ label }: Pick<Row, 'label'>): boolean => VOLUME.test(label)

/** Whether lines of price and volume are effects in money, and not what revenue is made of. */
export function isBridge(rows: readonly Row[]): boolean {
  const price = rows.find(({ label }) => PRICE.test(label))
  const volume = rows.find(isVolume)
  if (!price || !volume) return price !== undefined
  const figures = (row: Row): Map<string, number> => new Map(row.values.map(({ column, value }) => [column, Number(value ?? Number.NaN)]))
  const [prices, volumes] = [figures(price), figures(volume)]
  const isProduct = (row: Row): boolean => {
    if (row === price || row === volume) return false
    const shares = row.values.flatMap(({ column, value }) => {
      const product = (prices.get(column) ?? Number.NaN) * (volumes.get(column) ?? Number.NaN)
      return value === null || !(Math.abs(product) > 0) ? [] : [Number(value) / product]
    })
    const [first = 0] = shares
    // In thousands, or of a price and a volume of a day: the same part of the product in every year, but for a day more.
    return (
      shares.some(share => [1e-6, 1e-3, 1, 1e3].some(part => isNear(share, part, 0.001))) ||
      (shares.length > 1 && first > 0 && shares.every(share => isNear(share, first, A_DAY_MORE)))
    )
  }
  return !rows.some(isProduct)
}

const isNear = (share: number, part: number, by: number): boolean => Math.abs(share - part) <= part * by

/** A leap year has one day of 365 more. */
const A_DAY_MORE = 0.003
