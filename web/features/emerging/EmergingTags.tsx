import type { Emerging } from '#contract/emerging.ts';
import { t } from '#web/i18n.ts';
import { Tag } from '#web/ui/Tag.tsx';

/** How an issue stands: how strongly it grew, or how it ended. */
export function EmergingTags({ issue: { state, growth, dismissed, themes, products } }: { issue: Emerging }) {
  return (
    <>
      {state === 'open' ? (
        <Tag tone="soon" filled>
          {t('emerging.growth', { growth })}
        </Tag>
      ) : (
        <Tag>{dismissed ? t(`emerging.reason.${dismissed.reason}`) : t('emerging.state.closed')}</Tag>
      )}
      {[...products, ...themes].map(({ id, name }) => (
        <Tag key={id} tone="accent">
          {name}
        </Tag>
      ))}
    </>
  );
}
