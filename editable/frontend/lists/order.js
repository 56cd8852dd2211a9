/** The order of a list: what a move makes of it, and what two people's moves make together. */

/**
 * *keys* with *key* moved to the place before *next*, or to the end where that is null.
 * @type {(keys: string[], key: string, next: ?string) => string[]}
 */
export function moved(keys, key, next) {
  const others = keys.filter((one) => one !== key)
  const at = next === null ? others.length : others.indexOf(next)
  return others.toSpliced(at, 0, key)
}

/**
 * What *mine* becomes after others have only added and deleted items; null where they have moved some too.
 * Their new items keep their place after the one they follow.
 * @type {(base: string[], mine: string[], theirs: string[]) => ?string[]}
 */
export function joinOrders(base, mine, theirs) {
  const left = base.filter((key) => theirs.includes(key))
  const stayed = theirs.filter((key) => base.includes(key))
  if (left.some((key, place) => key !== stayed[place])) return null

  const joined = mine.filter((key) => theirs.includes(key))
  theirs.forEach((key, place) => {
    if (base.includes(key) || joined.includes(key)) return
    joined.splice(joined.indexOf(theirs[place - 1]) + 1, 0, key)
  })
  return joined
}
