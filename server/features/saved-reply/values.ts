import type { ContactField, FieldValues } from '#contract/contact-field.ts';

/** What is known of a conversation and of whoever answers in it. */
export type Known = {
  customer: { name: string; handle: string };
  /** Null for an API key, which has no name to sign with. */
  agentName: string | null;
  workspaceName: string;
  /** `privateLink`: where its network opens a private conversation with it. */
  channel: { handle: string; network: string; privateLink: string | null } | null;
  number: number;
  /** Those that the person may see. */
  fields: readonly ContactField[];
  fieldValues: FieldValues;
};

/**
 * Pure: what every variable stands for here; null where it is not known. A variable that is not among them stands for
 * nothing.
 */
export function valuesOf(known: Known): Map<string, string | null> {
  const { customer, agentName, channel } = known;
  return new Map<string, string | null>([
    ['customer.name', spoken(customer.name)],
    ['customer.first_name', firstName(customer.name)],
    ['customer.handle', customer.handle || null],
    ['agent.name', agentName],
    ['agent.first_name', agentName === null ? null : firstName(agentName)],
    ['workspace.name', known.workspaceName],
    ['channel.handle', channel?.handle ?? null],
    ['channel.network', channel?.network ?? null],
    ['channel.private_link', channel?.privateLink ?? null],
    ['conversation.number', String(known.number)],
    ...fillable(known.fields).map((field): [string, string | null] => [
      variableOf(field),
      written(known.fieldValues[field.key]),
    ]),
  ]);
}

/** Pure: fields whose value can stand in a sentence. */
export const fillable = (fields: readonly ContactField[]) =>
  fields.filter(({ kind, archived }) => kind !== 'yes_no' && !archived);

/** Pure: how a text names a field of the contact. */
export const variableOf = ({ key, name }: Pick<ContactField, 'key' | 'name'>) =>
  `contact.${(name || key).trim().replace(/\s+/gu, ' ').toLowerCase()}`;

function written(value: FieldValues[string] | undefined): string | null {
  if (value === undefined || typeof value === 'boolean') return null;
  return String(value).replace(/\s+/gu, ' ').trim() || null;
}

/** Names on networks are anybody's text: only what is said as a name is repeated in ours. */
function spoken(name: string): string | null {
  const plain = name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?:https?:\/\/|www\.)\S+|[@#]\S+/giu, ' ')
    .replace(/[^\p{L}\p{M}\p{N}\s'’._-]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return /\p{L}/u.test(plain) ? plain.slice(0, 80).trim() : null;
}

/** The first word, when it is a name: no initial, no title, nothing with figures in it. */
function firstName(name: string): string | null {
  const first = (spoken(name) ?? '').split(' ').find((word) => /\p{L}/u.test(word)) ?? '';
  return /^\p{L}[\p{L}\p{M}'’-]+$/u.test(first) ? first : null;
}
