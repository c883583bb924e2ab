import type { PublicPost } from '#contract/stage.ts';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { Select } from '#web/ui/Select.tsx';

type PickerProps = {
  posts: readonly PublicPost[];
  chosen: string | null;
  onChoose: (postId: string) => void;
};

/** Which of the customers' public posts the answer goes to. */
export function PostPicker({ posts, chosen, onChoose }: PickerProps) {
  return (
    <Select
      label={t('posts.pick')}
      value={chosen}
      onChange={onChoose}
      options={posts.map(({ id, to, preview, network, isAnswered, stage }) => ({
        value: id,
        label: t('posts.option', { to, network: networkName(network), answered: String(isAnswered) }),
        hint: preview,
        disabled: stage === null,
      }))}
      className="mb-1 w-full truncate text-xs resting:hidden"
    />
  );
}
