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
  const isProduct = (row: Row): boolean =>
    row !== price &&
    row !== volume &&
    row.values.some(({ column, value }) => {
      const product = (prices.get(column) ?? Number.NaN) * (volumes.get(column) ?? Number.NaN)
      return value !== null && product !== 0 && Math.abs(Number(value) - product) <= Math.abs(product) * 0.001
    })
  return !rows.some(isProduct)
}
