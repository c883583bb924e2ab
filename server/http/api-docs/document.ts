import * as z from 'zod';

/** The parts of JSON Schema that our contract makes use of. */
export type Schema = {
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  pattern?: string;
};

// Our own generator made it, so a schema is taken at its word; everything around it is parsed.
const Schema = z.custom<Schema>((value) => typeof value === 'object' && value !== null);
const Content = z.record(z.string(), z.object({ schema: Schema.optional() }));

const Operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).min(1),
  'x-permission': z.string(),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean(), schema: Schema }),
  ),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.object({ 200: z.object({ description: z.string(), content: Content }) }),
});
export type Operation = z.output<typeof Operation>;

/** An OpenAPI document as the page reads it. */
export const Document = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),

  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.object({ Error: Schema }) }),
});
export type Document = z.output<typeof Document>;

export type Call = Operation & { method: string; path: string };

/** Pure: every operation under its tag; tags by name, operations in the order of the document. */
export function callsByTag({ paths }: Document): [tag: string, calls: Call[]][] {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
  const tags = Map.groupBy(calls, ({ tags: [tag] }) => tag ?? '');
  return [...tags].sort(([one], [other]) => one.localeCompare(other));
}
