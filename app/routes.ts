import type { RouteConfig } from '@remix-run/route-config'
import { flatRoutes } from '@remix-run/fs-routes'

const routes: RouteConfig = flatRoutes()

export default routes
