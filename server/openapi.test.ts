import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#test/app.ts';

type Parameter = { name: string; in: string; required: boolean };
type Operation = { operationId: string; parameters: Parameter[]; responses: Record<string, unknown> };
type Document = { paths: Record<string, Record<string, Operation>> };

let app: TestApp;
let document: Document;
beforeAll(async () => {
  app = await startTestApp();
  document = (await app.fastify.inject('/api/openapi.json')).json();
});
afterAll(() => app.close());

const operations = () => Object.values(document.paths).flatMap((methods) => Object.values(methods));

test('the document is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document));

  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test('it names every endpoint once', () => {
  const ids = operations().map(({ operationId }) => operationId);

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(app.fastify.endpoints.length);
});

test('each parameter in a path is declared, and no other', () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(methods))
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(named);
  }
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target ?? '');

  expect(new Set(references)).toContain('#/components/schemas/Error');
  for (const target of references) expect(resolve(target), target).toBeDefined();
});

function resolve(reference: string): unknown {
  const steps = reference.replace(/^#\//, '').split('/');
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
}

describe('the page about the API', () => {
  test('tells every call, and runs and loads nothing foreign', async () => {
    const response = await app.fastify.inject('/api/docs');

    expect(response.headers['content-type']).toContain('text/html');
    expect(response.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(response.body).not.toMatch(/<script|style="|onclick/);
    for (const { operationId } of operations()) expect(response.body).toContain(`id="${operationId}"`);
  });

  test('brings its looks as a file', async () => {
    const response = await app.fastify.inject('/api/docs/style.css');

    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain('text/css');
  });

  test('shows how to call with a key', async () => {
    const { body } = await app.fastify.inject('/api/docs');

    expect(body).toContain('Authorization: Bearer YOUR_API_KEY');
    expect(body).toContain('/api/channels/CHANNEL_ID/disconnect');
  });
});
