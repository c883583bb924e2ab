import type { NoticeGroup } from '#contract/notification.ts';
import { t } from '#web/i18n.ts';

/** One sentence of what a notice says; `nameOf` knows the colleagues. */
export function noticeSentence(
  { kind, detail }: Pick<NoticeGroup, 'kind' | 'detail'>,
  nameOf: (agentId: string) => string | null,
): string {
  const who = typeof detail.by === 'string' ? nameOf(detail.by) : null;
  return t(`notice.${kind}`, { ...detail, by: who === null ? 'nobody' : 'somebody', who: who ?? '' });
}
