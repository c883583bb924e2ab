import { csvLine } from '#contract/csv.ts';
import type { SavedReply } from '#contract/saved-reply.ts';

/** A line for each text; what is about the whole reply is repeated. The last two are told and never read. */
export const columns = [
  'id',
  'title',
  'folder',
  'for',
  'team',
  'owner',
  'expires_at',
  'network',
  'language',
  'text',
  'uses',
  'last_used_at',
] as const;
export type Column = (typeof columns)[number];

/** Names as a spreadsheet has them. */
export type Names = { teams: ReadonlyMap<string, string>; agents: ReadonlyMap<string, string> };

/** Pure: saved replies as a spreadsheet that can be read back; it begins so that table programs read it as UTF-8. */
export function toSpreadsheet(replies: readonly SavedReply[], { teams, agents }: Names): string {
  const lines = replies.flatMap((reply) =>
    reply.variants.map(({ network, language, text }) => {
      const cells: Record<Column, string | number | null> = {
        id: reply.id,
        title: reply.title,
        folder: reply.folder,
        for: reply.audience,
        team: reply.teamId === null ? '' : (teams.get(reply.teamId) ?? ''),
        owner: reply.ownerId === null ? '' : (agents.get(reply.ownerId) ?? ''),
        expires_at: reply.expiresAt,
        network,
        language,
        text,
        uses: reply.uses,
        last_used_at: reply.lastUsedAt,
      };
      return csvLine(columns.map((column) => cells[column]));
    }),
  );
  return `\ufeff${csvLine(columns)}${lines.join('')}`;
}
