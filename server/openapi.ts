import * as z from 'zod/mini';
import type { Endpoint } from '#contract/endpoint.ts';
import { ErrorBody } from '#contract/errors.ts';

type JsonObject = Record<string, unknown>;

/** The OpenAPI 3.1 description of the registered endpoints. */
export function openApi(endpoints: readonly Endpoint[], serverUrl: string): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Earshot', version: '1', description: 'Customer service on social media.' },
    servers: [{ url: serverUrl }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      schemas: { Error: jsonSchema(ErrorBody, 'output') },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key of the workspace.' },
        session: { type: 'apiKey', in: 'cookie', name: 'earshot_session' },
      },
    },
  };
}

function operation(endpoint: Endpoint): JsonObject {
  return {
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/\/api/, '').replace(/[/:_-]+(\w)/g, (_, c: string) => c.toUpperCase())}`,
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[2] ?? 'api'],
    'x-permission': endpoint.permission,
    ...(endpoint.permission === 'public' ? { security: [] } : {}),
    parameters: [...parameters(endpoint, 'params', 'path'), ...parameters(endpoint, 'query', 'query')],
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: {
      200: { description: 'Done.', content: replyContent(endpoint) },
      default: {
        description: 'Refused.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

/** An endpoint that promises no shape answers with a file or a stream. */
function replyContent({ reply }: Endpoint): JsonObject {
  const schema = jsonSchema(reply, 'output');
  return Object.keys(schema).length === 0 ? { '*/*': {} } : { 'application/json': { schema } };
}

function parameters(endpoint: Endpoint, part: 'params' | 'query', where: 'path' | 'query'): JsonObject[] {
  const schema = endpoint[part];
  if (!schema) return [];
  const described = jsonSchema(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(described.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (described.required ?? []).includes(name),
    schema: property,
  }));
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
