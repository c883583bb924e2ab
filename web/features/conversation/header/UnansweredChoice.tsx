import type { UnansweredReason } from '#contract/conversation.ts';
import { t } from '#web/i18n.ts';

const reasons = [
  'answered_together',
  'answered_elsewhere',
  'settled_in_private',
  'no_answer_needed',
] as const satisfies UnansweredReason[];

type ChoiceProps = { chosen: UnansweredReason | null; onChoose: (reason: UnansweredReason) => void };

/** Why public posts may stay without an answer of ours. */
export function UnansweredChoice({ chosen, onChoose }: ChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-2xs font-semibold text-ink3">{t('posts.resolve.reason')}</legend>
      {reasons.map((one) => (
        <label
          key={one}
          className="flex min-h-(--control) cursor-pointer items-center gap-3 rounded-md px-2 hover:bg-hover"
        >
          <input
            type="radio"
            name="unanswered"
            checked={chosen === one}
            onChange={() => onChoose(one)}
            className="size-4 accent-(--accent)"
          />
          {t(`posts.reason.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
