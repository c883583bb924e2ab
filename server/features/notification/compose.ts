import type { LanguageCode } from '#contract/language.ts';
import type { NoticeDetail, NoticeKind } from '#contract/notification.ts';
import type { Composed } from '#server/features/way/queries.ts';
import { say } from './words.ts';

/** What a message speaks of, with what a reader knows it by. */
export type ToldNotice = {
  kind: NoticeKind;
  detail: NoticeDetail;
  conversationId: string | null;
  /** Of the conversation. */
  number: number | null;
  /** Who did it; null for a program. */
  who: string | null;
};

/** More nobody reads in a message. */
export const mostLines = 5;

type Purpose = 'page' | 'now' | 'digest' | 'test';

/**
 * Pure: what a message says in the reader's language. It holds no word of a customer: what happened, the number of the
 * conversation, how often.
 */
export function compose(
  notices: readonly ToldNotice[],
  { purpose, language, workspace }: { purpose: Purpose; language: LanguageCode; workspace: string },
): Composed {
  const t = say(language);
  const around = {
    open: t('telling.open'),
    why: t('telling.why', { workspace }),
    settings: t('telling.settings'),
  };
  if (purpose === 'test')
    return {
      title: t('telling.test_title'),
      lines: [t('telling.test')],
      more: null,
      path: '/notifications',
      ...around,
    };
  const groups = [...Map.groupBy(notices, groupOf).values()];
  const lines = groups.map((group) => lineOf(group, language));
  const [first = ''] = lines;
  const conversations = new Set(notices.map(({ conversationId }) => conversationId));
  const [only] = conversations;
  const rest = groups.slice(mostLines).reduce((sum, group) => sum + group.length, 0);
  const what = lines.length === 1 ? first : t('telling.title_more', { count: notices.length });
  return {
    title: purpose === 'page' ? t('telling.title_page', { what }) : what,
    lines: lines.slice(0, mostLines),
    more: rest > 0 ? t('telling.more', { count: rest }) : null,
    path: linkOf(notices) ?? (conversations.size === 1 && only ? `/inbox/all/${only}` : '/notifications'),
    ...around,
  };
}

/** The address that a lone notice brings with it, such as that of a call which can be taken without signing in. */
function linkOf([only, ...others]: readonly ToldNotice[]): string | null {
  const link = only?.detail.link;
  return others.length === 0 && typeof link === 'string' ? link : null;
}

/** What is told as one line. */
export function groupOf({ kind, conversationId }: Pick<ToldNotice, 'kind' | 'conversationId'>): string {
  return `${kind} ${conversationId}`;
}

function lineOf(group: readonly ToldNotice[], language: LanguageCode): string {
  const [newest] = group;
  if (!newest) return '';
  const t = say(language);
  const what = t(`notice.${newest.kind}`, {
    ...newest.detail,
    by: newest.who === null ? 'nobody' : 'somebody',
    who: newest.who ?? '',
  });
  const values = { number: `#${newest.number}`, what, times: group.length };
  if (group.length === 1) return newest.number === null ? what : t('telling.line', values);
  return t(newest.number === null ? 'telling.times' : 'telling.line_times', values);
}
