import { t } from '#web/i18n.ts';

/** What an answer offers to choose from, as it stands there; nothing to press here. */
export function Choices({ choices }: { choices: readonly string[] | undefined }) {
  if (!choices?.length) return null;
  return (
    <ul aria-label={t('timeline.choices')} className="mt-1.5 flex flex-wrap gap-1.5">
      {choices.map((title) => (
        <li
          key={title}
          dir="auto"
          className="max-w-full truncate rounded-full border border-private-line px-2.5 py-0.5 text-xs text-private"
        >
          {title}
        </li>
      ))}
    </ul>
  );
}
