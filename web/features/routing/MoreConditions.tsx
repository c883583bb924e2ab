import { priorities } from '#contract/filter.ts';
import type { RoutingConditions } from '#contract/routing.ts';
import { tiers } from '#contract/work.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { CheckGroup } from './CheckGroup.tsx';
import { useCategoryNames } from './topics.ts';

type MoreProps = { when: RoutingConditions; onChange: (when: RoutingConditions) => void };

const some = <T,>(values: readonly T[]): T[] | undefined => (values.length > 0 ? [...values] : undefined);

/** What is known of a conversation once the priority matrix has read it. */
export function MoreConditions({ when, onChange }: MoreProps) {
  const categories = useCategoryNames();
  const set = (part: Partial<Record<keyof RoutingConditions, unknown>>) => {
    const entries = Object.entries({ ...when, ...part }).filter(([, value]) => value !== undefined);
    // Each part was made for its own condition below.
    onChange(Object.fromEntries(entries) as RoutingConditions);
  };
  const any = t('routing.any');
  return (
    <>
      <CheckGroup
        legend={t('routing.categories')}
        none={any}
        options={[...categories].map(([id, name]) => ({ id, name }))}
        chosen={when.categories ?? []}
        onChange={(chosen) => set({ categories: some(chosen) })}
      />
      <CheckGroup
        legend={t('conversation.priority')}
        none={any}
        options={priorities.map((id) => ({ id, name: t(`conversation.priority.${id}`) }))}
        chosen={when.priorities ?? []}
        onChange={(chosen) => set({ priorities: some(chosen) })}
      />
      <CheckGroup
        legend={t('conversation.tier')}
        none={any}
        options={tiers.map((tier) => ({ id: String(tier), name: t('conversation.tier.of', { tier }) }))}
        chosen={(when.tiers ?? []).map(String)}
        onChange={(chosen) => set({ tiers: some(tiers.filter((tier) => chosen.includes(String(tier)))) })}
      />
      <Field label={t('conversation.tags')} help={t('routing.tags.help')} optional>
        <Input
          defaultValue={when.tags?.join(', ') ?? ''}
          onChange={({ target }) => set({ tags: some(linesOf(target.value)) })}
        />
      </Field>
    </>
  );
}
