/** How a request may ask for a change. */
export type Method = 'POST' | 'DELETE'

/**
 * The method of this request, one of those that its route answers. Remix hands an action whatever is not GET: without this a PUT or a
 * DELETE would do what POST does.
 * @throws 405
 */
export function methodOf<M extends Method>({ method }: Request, ...answered: M[]): M {
  const found = answered.find(name => name === method)
  if (!found) throw new Response(null, { status: 405, headers: { Allow: answered.join(', ') } })
  return found
}
