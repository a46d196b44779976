/** How many hits of `tries`, each right with `chance`, are too many to be luck: fewer than one in `oneIn` would have so many. */
export function tooMany(tries: number, chance: number, oneIn: number): number {
  let most = 1
  let probability = (1 - chance) ** tries
  for (let hits = 0; hits <= tries; hits++) {
    most -= probability
    if (most < 1 / oneIn) return hits + 1
    probability *= ((tries - hits) / (hits + 1)) * (chance / (1 - chance))
  }
  return tries + 1
}
