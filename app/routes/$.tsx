/** Whatever no other route knows: the same page as for what is gone or not yours. */
export function loader(): never {
  throw new Response(null, { status: 404 })
}

export default function NotFound() {
  return null
}
