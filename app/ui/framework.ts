// The one file of app/ui that knows the framework: what components are made of comes from here, so that its successor is one line to change.
export {
  Form,
  isRouteErrorResponse,
  Link,
  NavLink,
  useActionData,
  useBlocker,
  useFetcher,
  useLocation,
  useNavigation,
  useNavigationType,
  useRevalidator,
} from '@remix-run/react'
export type { ShouldRevalidateFunction } from '@remix-run/react'
