import type { CsvRow } from '#contract/csv.ts';
import type { ImportProblem, SavedReply, Variant } from '#contract/saved-reply.ts';
import { problemOfText } from '#contract/saved-reply-text.ts';
import { Audience } from '#contract/view.ts';
import type { Column } from './spreadsheet.ts';

/** What a line can be judged by. */
export type LineFacts = {
  fieldNames: readonly string[];
  networks: readonly string[];
  /** Lower-case names to ids; a name that several have leads to none of them. */
  teams: ReadonlyMap<string, string>;
  agents: ReadonlyMap<string, string>;
  /** The person may keep replies for others. */
  mayShare: boolean;
};

type Meta = Pick<SavedReply, 'title'> & {
  /** Undefined where the spreadsheet has no such column: then it stays as it is. */
  folder: string | undefined;
  audience: Audience | undefined;
  teamId: string | null | undefined;
  ownerId: string | null | undefined;
  expiresAt: string | null | undefined;
};

/** One line of a spreadsheet: about which reply, and one of its texts. */
export type ReadLine = {
  row: number;
  id: string;
  meta: Meta;
  variant: Variant;
  problem: { is: ImportProblem; about: string } | null;
};

const languageTag = /^$|^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/;
const day = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Pure: reads a line; its first problem is told and nothing is guessed. */
export function readLine({ row, cells }: CsvRow, places: ReadonlyMap<string, number>, facts: LineFacts): ReadLine {
  const given = (column: Column) => {
    const place = places.get(column);
    return place === undefined ? undefined : (cells[place] ?? '').trim();
  };
  const cell = (column: Column) => given(column) ?? '';
  const audience = audienceOf(given('for'), cell('team'));
  const moment = cell('expires_at') === '' ? null : momentOf(cell('expires_at'));
  const network = cell('network').toLowerCase();
  const meta: Meta = {
    title: cell('title'),
    folder: given('folder'),
    audience: audience ?? undefined,
    teamId: audience === 'team' ? facts.teams.get(cell('team').toLowerCase()) : audience && null,
    ownerId:
      given('owner') === undefined || cell('owner') === '' ? undefined : facts.agents.get(cell('owner').toLowerCase()),
    expiresAt: given('expires_at') === undefined ? undefined : (moment ?? null),
  };
  const variant = { network, language: cell('language'), text: cell('text') };
  return { row, id: cell('id').toLowerCase(), meta, variant, problem: problemOf() };

  function problemOf(): ReadLine['problem'] {
    const told = (is: ImportProblem, about: string) => ({ is, about });
    if (meta.title === '') return told('title_missing', 'title');
    if (meta.title.length > 120) return told('title_too_long', 'title');
    if (cell('folder').length > 60) return told('title_too_long', 'folder');
    if (variant.text === '') return told('text_missing', 'text');
    if (variant.text.length > 10_000) return told('text_too_long', 'text');
    if (network !== '' && !facts.networks.includes(network)) return told('unknown_network', network);
    if (!languageTag.test(variant.language) || variant.language.length > 35)
      return told('bad_language', variant.language);
    if (audience === null) return told('bad_audience', cell('for'));
    if (audience === 'team' && !meta.teamId) return told('unknown_team', cell('team'));
    if (cell('owner') !== '' && !meta.ownerId) return told('unknown_owner', cell('owner'));
    if (moment === undefined) return told('bad_date', cell('expires_at'));
    const text = problemOfText(variant.text, facts.fieldNames);
    if (text?.kind === 'unclosed') return told('unclosed', 'text');
    return text ? told('unknown_variable', text.names.join(', ')) : null;
  }
}

/** Undefined where nothing is said, null for what is no audience; a team alone says that it is for the team. */
function audienceOf(written: string | undefined, team: string): Audience | null | undefined {
  if (written === undefined || written === '') return team === '' ? undefined : 'team';
  return Audience.safeParse(written.toLowerCase()).data ?? null;
}

/** A day, or a moment with its zone; undefined for anything else. */
function momentOf(written: string): string | undefined {
  const at = day.test(written) ? Date.parse(written) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
