import type { Visibility } from './common.ts';
import type { Attribute, ConversationStatus, Priority, ViewFilter } from './filter.ts';

/** What a filter asks about. Undefined is what whoever judges does not know. */
export type Facts = {
  status: ConversationStatus;
  assigneeId: string | null;
  teamId: string | null;
  priority: Priority;
  network: string;
  tags: readonly string[];
  visibility: Visibility;
  awaitsUs: boolean;
  unread: boolean;
  following: boolean;
  language: string | null;
  lastMessageAt: string;
  snoozedUntil: string | null;
  outbox: string | null;
  profile: { contactId: string | null; followers: number | null };
  channelIds?: readonly string[];
  mentionsMe?: boolean;
  /** What holds of it, by task; the unknown is absent. */
  labels?: Readonly<Record<string, string>>;
};

/** Whose "me" and "mine" is meant, and when. */
export type Reader = { agentId: string | null; teamIds?: readonly string[]; now: Date };

/** True, false, or null where a fact is missing. */
type Verdict = boolean | null;
type Judge<K extends Attribute> = (wanted: NonNullable<ViewFilter[K]>, facts: Facts, reader: Reader) => Verdict;

const minuteMs = 60_000;
const ageMs = (facts: Facts, { now }: Reader) => now.getTime() - Date.parse(facts.lastMessageAt);
const includes = (list: readonly string[], value: string | null) => value !== null && list.includes(value);
const labelled =
  (task: string) =>
  (wanted: readonly string[], { labels }: Facts): Verdict =>
    labels ? includes(wanted, labels[task] ?? null) : null;
const failed = new Set<string | null>(['failed', 'unknown']);

/** Every attribute of a filter; the same in SQL stands in server/features/conversation/filter-sql.ts. */
const judges: { [K in Attribute]-?: Judge<K> } = {
  status: (wanted, { status }) => wanted.includes(status),
  assignee: (wanted, { assigneeId }, { agentId }) =>
    assigneeId === null
      ? wanted.includes('nobody')
      : wanted.includes(assigneeId) || (wanted.includes('me') && assigneeId === agentId),
  team: (wanted, { teamId }, { teamIds }) => {
    if (teamId === null) return wanted.includes('none');
    if (wanted.includes(teamId)) return true;
    if (!wanted.includes('mine')) return false;
    return teamIds?.includes(teamId) ?? null;
  },
  priority: (wanted, { priority }) => wanted.includes(priority),
  network: (wanted, { network }) => wanted.includes(network),
  channel: (wanted, { channelIds }) => channelIds?.some((id) => wanted.includes(id)) ?? null,
  tagsAny: (wanted, { tags }) => wanted.some((tag) => tags.includes(tag)),
  tagsAll: (wanted, { tags }) => wanted.every((tag) => tags.includes(tag)),
  tagsNone: (wanted, { tags }) => !wanted.some((tag) => tags.includes(tag)),
  stage: (wanted, { visibility }) => (visibility === 'private') === (wanted === 'private'),
  awaitsUs: (wanted, { awaitsUs }) => awaitsUs === wanted,
  unread: (wanted, { unread }) => unread === wanted,
  language: (wanted, { language }) => includes(wanted, language),
  followersAtLeast: (wanted, { profile: { followers } }) => followers !== null && followers >= wanted,
  followersAtMost: (wanted, { profile: { followers } }) => followers !== null && followers <= wanted,
  restedMinutes: (wanted, facts, reader) => ageMs(facts, reader) >= wanted * minuteMs,
  withinMinutes: (wanted, facts, reader) => ageMs(facts, reader) <= wanted * minuteMs,
  wakesWithinMinutes: (wanted, { snoozedUntil }, { now }) =>
    snoozedUntil !== null && Date.parse(snoozedUntil) - now.getTime() <= wanted * minuteMs,
  mentionsMe: (wanted, { mentionsMe }) => (mentionsMe === undefined ? null : mentionsMe === wanted),
  following: (wanted, { following }) => following === wanted,
  sendingFailed: (wanted, { outbox }) => failed.has(outbox) === wanted,
  contact: (wanted, { profile: { contactId } }) => includes(wanted, contactId),
  triage: labelled('triage'),
  sentiment: labelled('sentiment'),
  theme: labelled('theme'),
  intent: labelled('intent'),
  product: labelled('product'),
  signs: (wanted, { labels }) => (labels ? wanted.some((sign) => labels[sign] === sign) : null),
};

/** Pure: whether a conversation fits a filter; null when that hangs on a fact that is missing. */
export function fits(filter: ViewFilter, facts: Facts, reader: Reader): Verdict {
  let verdict: Verdict = true;
  for (const attribute of Object.keys(filter) as Attribute[]) {
    const one = judge(attribute, filter, facts, reader);
    if (one === false) return false;
    verdict = verdict && one;
  }
  return verdict;
}

function judge<K extends Attribute>(attribute: K, filter: ViewFilter, facts: Facts, reader: Reader): Verdict {
  const wanted = filter[attribute];
  // TypeScript does not follow that the judge and what is wanted belong to the same attribute.
  return wanted === undefined ? true : (judges[attribute] as Judge<K>)(wanted as never, facts, reader);
}

/** Pure: whether a conversation may enter or leave by the mere passing of time. */
export function movesWithTime(filter: ViewFilter): boolean {
  return [filter.restedMinutes, filter.withinMinutes, filter.wakesWithinMinutes].some((bound) => bound !== undefined);
}
