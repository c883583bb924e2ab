import type { Aside } from '#contract/stranger.ts';
import type { People } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';

/** Why something was set aside, in a sentence. */
export function whyAside({ kind, reason, rule, setBy }: Aside, { nameOf }: Pick<People, 'nameOf'>): string {
  if (reason === 'rule') return t('aside.why.rule', { rule: rule ?? '' });
  if (reason === 'person') return t('aside.why.person', { kind, name: (setBy && nameOf(setBy)) || 'none' });
  return t(`aside.why.${reason}`);
}
