/** The groups of an IPv6 address; undefined for IPv4. */
function groupsOf(address: string): string[] | undefined {
  if (!address.includes(':') || address.startsWith('::ffff:')) return undefined
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  return tail === undefined ? left : [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right]
}

const front = (address: string, groups: number): string => groupsOf(address)?.slice(0, groups).join(':') ?? address.replace(/^::ffff:/, '')

/** One household or office: an IPv6 network of 64 bits is one customer's, and each of its machines has billions of addresses. */
export const networkOf = (address: string): string => front(address, 4)

/** All that one customer may be given: an IPv6 site of 48 bits holds 65,536 networks, which are no crowd of strangers. */
export const siteOf = (address: string): string => front(address, 3)
