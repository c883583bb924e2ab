import * as z from 'zod';
import { graphRefusal } from './graph-error.ts';
import { tell } from './hooks.ts';
import { newNumericId, type Server } from './store.ts';

const Component = z.looseObject({ type: z.string(), format: z.string().optional(), text: z.string().optional() });
export const NewTemplate = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().min(2),
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
  components: z.array(Component).min(1),
});

type Row = { id: string; name: string; language: string; category: string; status: string; components: string };

/** A business asks for a text to be approved; a person at the network decides later. */
export function createTemplate(server: Server, accountId: string, json: unknown) {
  const asked = NewTemplate.safeParse(json);
  if (!asked.success) throw graphRefusal(100, asked.error.issues[0]?.message ?? '');
  const { name, language, category, components } = asked.data;
  const id = newNumericId();
  server.db.run(
    "insert into template values (?, ?, ?, ?, ?, 'PENDING', ?)",
    ...[id, accountId, name, language, category, JSON.stringify(components)],
  );
  return { id, status: 'PENDING', category };
}

/** The network's decision: APPROVED, REJECTED or PAUSED. */
export function decideTemplate(server: Server, id: string, status: string): void {
  const row = server.db.get<Row & { account_id: string }>('select * from template where id = ?', id);
  if (!row) throw graphRefusal(33, `Object with ID '${id}'`);
  server.db.transaction(() => {
    server.db.run('update template set status = ? where id = ?', status, id);
    tell(server, row.account_id, 'message_template_status_update', {
      event: status,
      message_template_id: Number(id),
      message_template_name: row.name,
      message_template_language: row.language,
      reason: 'NONE',
    });
  });
  server.changed();
}

export function listTemplates(server: Server, accountId: string, query: URLSearchParams) {
  const limit = Math.min(Number(query.get('limit') ?? 25) || 25, 100);
  const after = Number(query.get('after') ?? 0) || 0;
  const rows = server.db.all<Row>(
    'select * from template where account_id = ? order by name, language limit ? offset ?',
    ...[accountId, limit + 1, after],
  );
  const name = query.get('name');
  const data = rows
    .slice(0, limit)
    .filter((row) => name === null || row.name === name)
    .map(({ components, id, name, language, category, status }) => ({
      ...{ id, name, language, category, status },
      components: JSON.parse(components) as object[],
    }));
  const next = `${server.baseUrl()}/v25.0/${accountId}/message_templates?after=${after + limit}`;
  return {
    data,
    paging: {
      cursors: { before: String(after), after: String(after + limit) },
      ...(rows.length > limit ? { next } : {}),
    },
  };
}

type Filled = {
  name: string;
  language: { code: string };
  components?: { type: string; parameters?: { text?: string; parameter_name?: string }[] }[];
};

/** What stands with the customer once the places are filled; refuses what is not approved and places without words. */
export function fillTemplate({ db }: Server, accountId: string, { name, language, components = [] }: Filled): string {
  const row = db.get<Row>(
    "select * from template where account_id = ? and name = ? and language = ? and status = 'APPROVED'",
    ...[accountId, name, language.code],
  );
  if (!row) throw graphRefusal(132001, `${name} in ${language.code}`);
  const parts = JSON.parse(row.components) as z.output<typeof Component>[];
  return parts
    .flatMap(({ type, text }) => {
      if (text === undefined) return [];
      const given = components.find((one) => one.type.toUpperCase() === type)?.parameters ?? [];
      return fill(text, given);
    })
    .join('\n\n');
}

function fill(text: string, given: readonly { text?: string; parameter_name?: string }[]): string {
  const names = [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))];
  if (names.length !== given.length) throw graphRefusal(132000, `${names.length} expected, ${given.length} given`);
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = given.find((one, n) => (one.parameter_name ?? String(n + 1)) === name)?.text;
    if (!value) throw graphRefusal(132000, `Nothing is given for ${name}`);
    return value;
  });
}
