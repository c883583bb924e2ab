import * as z from 'zod';
import { forgiving } from '../forgiving.ts';
import type { Template } from '../outbound.ts';
import type { Session } from '../session.ts';
import { call, callerOf, Templates } from './api.ts';

/** More than any business has approved. */
const mostPages = 20;
const pageSize = 100;
const fields = 'name,status,category,language,components';

const Named = z.array(z.looseObject({ param_name: z.string(), example: z.string().catch('') }));
const Component = z.looseObject({
  type: z.string(),
  format: forgiving(z.string()),
  text: forgiving(z.string()),
  buttons: forgiving(
    z.array(z.looseObject({ type: z.string().catch(''), text: z.string().catch(''), url: forgiving(z.string()) })),
  ),
  example: forgiving(
    z.looseObject({
      header_text: forgiving(z.array(z.string())),
      body_text: forgiving(z.array(z.array(z.string()))),
      header_text_named_params: forgiving(Named),
      body_text_named_params: forgiving(Named),
    }),
  ),
});
type Component = z.output<typeof Component>;

const Listed = z.looseObject({
  name: z.string().min(1),
  status: z.string(),
  category: z.string(),
  language: z.string().min(1),
  components: z.array(Component),
});

/** Those approved that a person can fill in: texts with places in head and body. By name and language. */
export async function templates(session: Session): Promise<Template[]> {
  const found: Template[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = new URLSearchParams({ fields, limit: String(pageSize), ...(after ? { after } : {}) });
    const path = `/${encodeURIComponent(session.settings.businessAccountId ?? '')}/message_templates?${query}`;
    const { data, paging } = await call(callerOf(session), { method: 'GET', path, reply: Templates });
    found.push(...data.flatMap((one) => readTemplate(one) ?? []));
    after = paging?.next ? paging.cursors?.after : undefined;
    if (after === undefined) break;
  }
  return found.sort((a, b) => a.name.localeCompare(b.name) || a.language.localeCompare(b.language));
}

/** One as it will stand; null for what is not approved, or needs more than words. Pure. */
export function readTemplate(json: unknown): Template | null {
  const listed = Listed.safeParse(json).data;
  if (listed?.status !== 'APPROVED') return null;
  const part = (type: string) => listed.components.find((one) => one.type.toUpperCase() === type);
  const [head, body, foot] = [part('HEADER'), part('BODY'), part('FOOTER')];
  if (!body?.text || (head && (head.format?.toUpperCase() ?? 'TEXT') !== 'TEXT')) return null;
  const buttons = part('BUTTONS')?.buttons ?? [];
  // A button with a place of its own, and a code of a sign-in, take more than a person can type here.
  if (listed.category.toUpperCase() === 'AUTHENTICATION' || buttons.some(({ url }) => url?.includes('{{'))) return null;
  const headText = head?.text?.replaceAll(place, (_, name) => `{{${headPrefix}${name}}}`);
  return {
    name: listed.name,
    language: listed.language,
    category: listed.category.toLowerCase(),
    text: [headText, body.text, foot?.text].filter(Boolean).join('\n\n'),
    buttons: buttons.map(({ text }) => text).filter((text) => text !== ''),
    places: [...placesIn(head, headPrefix), ...placesIn(body, '')],
  };
}

const place = /\{\{\s*([\p{L}\p{N}_]+)\s*\}\}/gu;
/** Places of the head are called so, because head and body count each from one. */
const headPrefix = 'head_';

function placesIn(component: Component | undefined, prefix: string): Template['places'] {
  const names = [...new Set([...(component?.text ?? '').matchAll(place)].map(([, name = '']) => name))];
  const { example } = component ?? {};
  const named = prefix === '' ? example?.body_text_named_params : example?.header_text_named_params;
  const listed = prefix === '' ? example?.body_text?.[0] : example?.header_text;
  return names.map((name, n) => ({
    name: `${prefix}${name}`,
    example: named?.find((one) => one.param_name === name)?.example ?? listed?.[n] ?? '',
  }));
}

type Parameter = { type: 'text'; text: string; parameter_name?: string };

/** What fills the places, as the network wants it: numbered ones in order, named ones by name. Pure. */
export function componentsOf(values: Readonly<Record<string, string>>): { type: string; parameters: Parameter[] }[] {
  const parametersOf = (isHead: boolean) =>
    Object.entries(values)
      .filter(([name]) => name.startsWith(headPrefix) === isHead)
      .map(([name, text]) => [isHead ? name.slice(headPrefix.length) : name, text] as const)
      .sort(([a], [b]) => Number(a) - Number(b) || 0)
      .map(
        ([name, text]): Parameter => ({ type: 'text', text, ...(/^\d+$/.test(name) ? {} : { parameter_name: name }) }),
      );
  return [
    { type: 'header', parameters: parametersOf(true) },
    { type: 'body', parameters: parametersOf(false) },
  ].filter(({ parameters }) => parameters.length > 0);
}
