// The one place of app/ui that knows the router.
export { Link, NavLink } from '@remix-run/react'
