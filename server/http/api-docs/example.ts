import type { Call, Schema } from './document.ts';
import { withoutNull } from './schema.ts';

/** A command that makes the call, with invented values; only what must be given is given. */
export function curlOf(call: Call, server: string): string {
  const base = server.replace(/\/$/, '');
  const needed = call.parameters.filter(({ in: where, required }) => where === 'query' && required);
  const query = needed.map(({ name, schema }) => `${name}=${encodeURIComponent(String(sample(schema)))}`).join('&');
  const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) => name.replace(/([A-Z])/g, '_$1').toUpperCase());
  const body = call.requestBody?.content['application/json']?.schema;
  return [
    `curl ${call.method === 'GET' ? '' : `-X ${call.method} `}'${base}${path}${query ? `?${query}` : ''}'`,
    ...(call['x-permission'] === 'public' ? [] : [`-H 'Authorization: Bearer YOUR_API_KEY'`]),
    ...(call['x-permission'] === 'public' && call.method !== 'GET' ? [`-H 'x-earshot: 1'`] : []),
    ...(body ? [`-H 'Content-Type: application/json'`, `-d '${quoted(JSON.stringify(sample(body)))}'`] : []),
  ].join(' \\\n  ');
}

const quoted = (text: string) => text.replaceAll("'", "'\\''");

const samples: Record<string, string> = {
  uuid: '0197a5b0-5a3c-7c1e-9f00-2b6f8d0e4a11',
  'date-time': '2026-01-31T09:00:00Z',
  email: 'ana@example.com',
  uri: 'https://example.com',
};

/** Pure: a value that fits the schema in kind; optional fields are left out. */
export function sample(schema: Schema): unknown {
  const { plain } = withoutNull(schema);
  if (plain.default !== undefined) return plain.default;
  if (plain.const !== undefined) return plain.const;
  if (plain.enum) return plain.enum[0];
  const first = (plain.anyOf ?? plain.oneOf)?.[0];
  if (first) return sample(first);
  if (plain.type === 'array') return plain.items ? [sample(plain.items)] : [];
  if (plain.type === 'object' || plain.properties) return sampleObject(plain);
  if (plain.type === 'number' || plain.type === 'integer') return Math.max(plain.minimum ?? 1, 1);
  if (plain.type === 'boolean') return true;
  return samples[plain.format ?? ''] ?? '…';
}

function sampleObject({ properties = {}, required = [] }: Schema): Record<string, unknown> {
  const given = Object.entries(properties).filter(([name]) => required.includes(name));
  return Object.fromEntries(given.map(([name, field]) => [name, sample(field)]));
}
