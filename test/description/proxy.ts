import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { Description, Operation } from './description.ts';

export type Described = {
  url: string;
  /** What contradicted the description, each as a line. */
  problems: string[];
  /** The operations that were called, as `GET /2/tweets`. */
  called: Set<string>;
  close(): Promise<void>;
};

type Options = {
  /** Where the calls go. */
  to: string;
  description: Description;
  /** What the description says nothing of, such as signing in. */
  isOutside(path: string, method: string): boolean;
};

/** `{id}` in a path. */
const parameter = /\{([\w-]+)\}/g;

const own = 'described';
const strict = 'described-strictly';

/**
 * Stands before a simulated network and holds every call and every answer against the official description. In answers
 * also what the description does not name is a contradiction, for its objects say of nothing that it must be there.
 */
export async function openProxy({ to, description, isOutside }: Options): Promise<Described> {
  const problems: string[] = [];
  const called = new Set<string>();
  const formats = Object.fromEntries(['int32', 'int64', 'binary', 'byte'].map((name) => [name, true as const]));
  const app = Fastify({
    ajv: {
      customOptions: {
        strict: false,
        validateSchema: false,
        coerceTypes: false,
        useDefaults: false,
        removeAdditional: false,
        formats,
      },
    },
  });
  const { components } = description;
  app.addSchema({ $id: own, components });
  app.addSchema({ $id: strict, components: closed(components) });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.all('/*', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const answer = await pass(request, to);
    if (isOutside(path, request.method)) return sendOn(reply, answer);
    const operations = find(description, request);
    const [best] = operations
      .map((operation) => ({
        operation,
        found: [...problemsOfCall(request, operation), ...problemsOfAnswer(request, operation, answer)],
      }))
      .toSorted((a, b) => a.found.length - b.found.length);
    if (best) {
      called.add(`${best.operation.method} ${best.operation.path}`);
      problems.push(...best.found);
    } else problems.push(`${request.method} ${path} is no operation of the description`);
    return sendOn(reply, answer);
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, problems, called, close: () => app.close() };
}

/** Those that an address may mean: paths with fewer parameters go before others, and some differ by their names alone. */
function find({ operations }: Description, request: FastifyRequest): Operation[] {
  const path = request.url.split('?')[0] ?? '';
  const fits = (operation: Operation) =>
    operation.method === request.method && new RegExp(`^${operation.path.replaceAll(parameter, '[^/]+')}$`).test(path);
  const fitting = operations.filter(fits);
  const countOf = (operation: Operation) => operation.path.split('{').length;
  const least = Math.min(...fitting.map(countOf));
  return fitting.filter((operation) => countOf(operation) === least);
}

function problemsOfCall(request: FastifyRequest, operation: Operation): string[] {
  const where = `${operation.method} ${operation.path}`;
  const url = new URL(request.url, 'http://local');
  const names = [...operation.path.matchAll(parameter)].map(([, name = '']) => name);
  const values = new RegExp(`^${operation.path.replaceAll(parameter, '([^/]+)')}$`).exec(url.pathname)?.slice(1) ?? [];
  const given = { path: new Map(names.map((name, n) => [name, values[n] ?? ''])), query: url.searchParams };
  const known = operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const unknown = [...url.searchParams.keys()].filter((name) => !known.includes(name));
  return [
    ...unknown.map((name) => `${where}: no parameter ${name}`),
    ...operation.parameters.flatMap(({ name, in: place, required, schema }) => {
      const value = place === 'path' ? given.path.get(name) : place === 'query' ? given.query.get(name) : null;
      if (value === null || value === undefined)
        return required && place !== 'header' ? [`${where}: ${name} is missing`] : [];
      return wrong(request, own, schema, typed(value, schema)).map((one) => `${where}: ${name} ${one}`);
    }),
    ...problemsOfBody(request, operation, where),
  ];
}

/** A form with a file in it has no JSON to be judged. */
function problemsOfBody(request: FastifyRequest, { body }: Operation, where: string): string[] {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  if (bytes.length === 0) return [];
  const schema = body?.[type];
  if (!schema) return [`${where}: takes no body of type ${type}`];
  if (type !== 'application/json') return [];
  return wrong(request, own, schema, JSON.parse(bytes.toString('utf8'))).map((one) => `${where}: body ${one}`);
}

function problemsOfAnswer(request: FastifyRequest, operation: Operation, answer: Answer): string[] {
  const where = `${operation.method} ${operation.path} → ${answer.status}`;
  const described =
    operation.answers[String(answer.status)] ?? (answer.status >= 400 ? operation.answers.default : undefined);
  if (!described) return [`${where} is not described`];
  const [type = ''] = (answer.headers['content-type'] ?? '').split(';');
  // Nothing is said of what it holds.
  if (Object.keys(described).length === 0) return [];
  const schema = described[type];
  if (!schema) return [`${where}: an answer of type ${type}`];
  // A file is whatever it is.
  if (type === 'application/octet-stream') return [];
  const json: unknown = JSON.parse(answer.bytes.toString('utf8'));
  // Problems without a type of their own are described on X's pages alone.
  const isBlank = typeof json === 'object' && json !== null && Reflect.get(json, 'type') === 'about:blank';
  return isBlank ? [] : wrong(request, strict, schema, json).map((one) => `${where}: ${one}`);
}

/** What a value lacks, by the validator that Fastify brings. */
function wrong(request: FastifyRequest, id: string, schema: object, value: unknown): string[] {
  const text = JSON.stringify(id === strict ? closed(schema) : schema).replaceAll(
    '"#/components/',
    `"${id}#/components/`,
  );
  const validate = request.compileValidationSchema(JSON.parse(text));
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** From the text in an address. */
function typed(value: string, { type }: { type?: unknown }): unknown {
  if (type === 'array') return value.split(',');
  if (type === 'integer' || type === 'number') return Number(value);
  return type === 'boolean' ? value === 'true' : value;
}

/** The same where objects hold nothing but what they name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const isOpen = 'properties' in inner && inner.type === 'object' && !('additionalProperties' in inner);
  return isOpen ? { ...inner, additionalProperties: false } : inner;
}

type Answer = { status: number; headers: Record<string, string>; bytes: Buffer };

async function pass(request: FastifyRequest, to: string): Promise<Answer> {
  const { host: _, 'content-length': __, connection: ___, ...headers } = request.headers;
  const reply = await fetch(to + request.url, {
    method: request.method,
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)] as [string, string]),
    redirect: 'manual',
    ...(Buffer.isBuffer(request.body) && request.body.length > 0 && { body: Uint8Array.from(request.body) }),
  });
  return {
    status: reply.status,
    headers: Object.fromEntries(reply.headers),
    bytes: Buffer.from(await reply.arrayBuffer()),
  };
}

function sendOn(reply: FastifyReply, { status, headers, bytes }: Answer): FastifyReply {
  const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...kept } = headers;
  return reply.code(status).headers(kept).send(bytes);
}
