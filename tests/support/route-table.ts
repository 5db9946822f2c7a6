import type { Role } from '../../api/access/person.ts';

/** Who may ask a route, and what a key with limits gets of it. */
export interface RouteRule {
  /** `public`: everybody; `proof`: whoever proves it in the request itself, by
   * logging in or by signing the body. */
  least: Role | 'public' | 'proof';
  /**
   * `cut`: only what lies within the limits; `whole`: nothing, because it covers the region and cannot be cut; `none`: it
   * holds nothing that belongs to a district or a block.
   */
  limits: 'cut' | 'whole' | 'none';
}

const rule = (least: RouteRule['least'], limits: RouteRule['limits']): RouteRule => ({ least, limits });

/** Every route of the API. A route that is not here fails the tests: say who may ask it, then add it. */
export const ROUTE_TABLE: Readonly<Record<string, RouteRule>> = {
  'GET /healthz': rule('public', 'none'),
  'GET /readyz': rule('public', 'none'),
  'GET /metrics': rule('analyst', 'whole'),
  'GET /api/v1/session': rule('public', 'none'),
  'POST /api/v1/session': rule('proof', 'none'),
  'DELETE /api/v1/session': rule('public', 'none'),
  'GET /api/v1/public/grid': rule('viewer', 'none'),
  'GET /api/v1/public/about': rule('viewer', 'none'),
  'GET /api/v1/region': rule('viewer', 'none'),
  'GET /api/v1/trends': rule('analyst', 'cut'),
  'GET /api/v1/hotspots': rule('analyst', 'cut'),
  'GET /api/v1/posts': rule('analyst', 'cut'),
  'GET /api/v1/posts/export': rule('analyst', 'cut'),
  'GET /api/v1/trends/export': rule('analyst', 'cut'),
  'GET /api/v1/hotspots/export': rule('analyst', 'cut'),
  'GET /api/v1/stories/export': rule('analyst', 'cut'),
  'GET /api/v1/conflicts/export': rule('analyst', 'cut'),
  'GET /api/v1/posts/{id}': rule('analyst', 'cut'),
  'POST /api/v1/posts': rule('editor', 'whole'),
  'POST /api/v1/ingest/{source}': rule('proof', 'none'),
  'POST /api/v1/callback/{source}': rule('proof', 'none'),
  'POST /api/v1/max-updates/{source}': rule('proof', 'none'),
  'GET /api/v1/posts/{id}/corrections': rule('analyst', 'cut'),
  'POST /api/v1/posts/{id}/corrections': rule('editor', 'cut'),
  'POST /api/v1/posts/{id}/corrections/undo': rule('editor', 'cut'),
  'GET /api/v1/threads/{id}': rule('analyst', 'cut'),
  'GET /api/v1/stories': rule('analyst', 'cut'),
  'GET /api/v1/conflicts': rule('analyst', 'cut'),
  'GET /api/v1/facets': rule('analyst', 'cut'),
  'GET /api/v1/pivot': rule('analyst', 'cut'),
  'GET /api/v1/emerging': rule('analyst', 'cut'),
  'GET /api/v1/coverage': rule('analyst', 'cut'),
  'GET /api/v1/sources': rule('analyst', 'cut'),
  'GET /api/v1/alerts': rule('analyst', 'cut'),
  'GET /api/v1/stream': rule('analyst', 'cut'),
  'GET /api/v1/report': rule('analyst', 'whole'),
  'POST /api/v1/alerts/{id}/acknowledge': rule('editor', 'cut'),
  'GET /api/v1/admin/keys': rule('admin', 'none'),
  'POST /api/v1/admin/keys': rule('admin', 'none'),
  'POST /api/v1/admin/keys/revoke': rule('admin', 'none'),
  'POST /api/v1/admin/verify': rule('admin', 'whole'),
  'POST /api/v1/admin/import': rule('admin', 'whole'),
  'POST /api/v1/admin/forget': rule('admin', 'whole'),
  'POST /api/v1/admin/replay': rule('admin', 'whole'),
  'POST /api/v1/admin/backup': rule('admin', 'whole'),
  'GET /api/v1/admin/quarantine': rule('admin', 'whole'),
};
