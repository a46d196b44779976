import { z } from 'zod'
import { broughtReport } from '#app/model/report/brought.ts'
import { draftAnswer, idempotencyKey, problemAnswer, workbookQuery } from './api-schema.ts'

const draft = { 'application/json': { schema: { $ref: '#/components/schemas/Draft' } } }
const text = { schema: { type: 'string' } }
const refusal = (description: string, headers?: Record<string, typeof text>) => ({
  description,
  ...(headers && { headers }),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const REFUSALS = {
  401: refusal('There is no token, or it opens nothing: unknown, revoked, or made by somebody who no longer leads.'),
  429: refusal('Too much with this token at the moment. Retry-After says for how long to wait.', { 'Retry-After': text }),
  500: refusal('A fault of the server. It has been noted, and nothing was kept.'),
}

/** A small income statement that the API takes as it is. */
export const EXAMPLE = {
  title: 'Board report Q3 2026',
  period: 'FY2026-Q3',
  statements: [
    {
      title: 'Income statement',
      type: 'income',
      currency: 'EUR',
      scale: 3,
      columns: [
        { key: 'actual', label: 'Q3 actual', period: 'FY2026-Q3', scenario: 'actual' },
        { key: 'budget', label: 'Q3 budget', period: 'FY2026-Q3', scenario: 'budget' },
      ],
      lineItems: [
        {
          key: 'revenue',
          label: 'Revenue',
          kind: 'item',
          parent: 'profit',
          unit: 'currency',
          values: { actual: '48213.57', budget: '47000' },
        },
        { key: 'costs', label: 'Costs', kind: 'item', parent: 'profit', unit: 'currency', values: { actual: '36173.91', budget: '35000' } },
        {
          key: 'profit',
          label: 'Operating profit',
          kind: 'total',
          unit: 'currency',
          parts: [
            { line: 'revenue', sign: 1 },
            { line: 'costs', sign: -1 },
          ],
          values: { actual: '12039.66', budget: '12000' },
        },
        { key: 'margin', label: 'Margin', kind: 'item', unit: 'percent', whole: 1, values: { actual: '0.2497', budget: null } },
      ],
    },
  ],
}

/** The description of the API for programmers, OpenAPI 3.1, made of the very schemas that the server checks with. `publicUrl` without a slash at its end. */
export function openApi(publicUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Candor',
      version: '1',
      description: 'Brings board reports by program. What is brought is a draft: nobody reads it before a leader has approved it.',
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    paths: {
      '/api/reports': {
        post: {
          operationId: 'bringReport',
          summary: 'Bring a workbook or line items; they become a draft.',
          description:
            'A body of the type application/json is line items. Every other body is a workbook, in any format that people can upload; then the address says its name.',
          parameters: [
            ...parametersOf(workbookQuery),
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              description:
                'A key of your own. Sent again with the same content it gives the same draft, so that a request may be repeated.',
              schema: schemaOf(idempotencyKey),
            },
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/BroughtReport' }, example: EXAMPLE },
              'application/octet-stream': {},
            },
          },
          responses: {
            200: {
              description: 'The very same was brought under this key before: its draft.',
              headers: { Location: text, 'Idempotency-Replayed': text },
              content: draft,
            },
            201: { description: 'A draft was made.', headers: { Location: text }, content: draft },
            400: refusal('The request cannot be read: no JSON, an unknown parameter, a file without a name.'),
            ...REFUSALS,
            409: refusal('The key was used for something else, or the same is being brought at this moment.'),
            413: refusal('The body is too large.'),
            415: refusal('The body is a form. Send the file itself.'),
            422: refusal('It was read and cannot become a draft: what is wrong where, and what to do.'),
            503: refusal('Many workbooks are being read. Retry-After says for how long to wait.', { 'Retry-After': text }),
            507: refusal('The server’s disk is full.'),
          },
        },
      },
      '/api/reports/{id}': {
        get: {
          operationId: 'broughtReport',
          summary: 'What became of a draft that this token brought.',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            200: { description: 'The draft as it stands.', content: draft },
            ...REFUSALS,
            404: refusal('This token brought no such report.'),
          },
        },
      },
      '/api/openapi.json': {
        get: {
          operationId: 'description',
          summary: 'This description.',
          security: [],
          responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } } },
        },
      },
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token that a leader made on the page “API tokens”.' },
      },
      schemas: components(),
    },
  }
}

/** Every schema with an id, as it is when somebody sends it. */
function components(): Record<string, unknown> {
  const all = z.toJSONSchema(z.object({ broughtReport, draftAnswer, problemAnswer }), { io: 'input' })
  return JSON.parse(JSON.stringify(all.$defs).replaceAll('#/$defs/', '#/components/schemas/')) as Record<string, unknown>
}

function schemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}

function parametersOf(query: typeof workbookQuery) {
  return Object.entries(query.shape).map(([name, schema]) => {
    const { description, ...rest } = schemaOf(schema)
    const needed = !schema.safeParse(undefined).success
    const when = needed ? ' Needed with a workbook.' : ''
    return { name, in: 'query', required: false, description: `${String(description)}${when}`, schema: rest }
  })
}
