import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useId, useRef } from 'react';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { cx } from '#web/ui/cx.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';

type ChoicesFieldProps = {
  choices: readonly string[];
  /** How many the network shows at most, and how long they are in the form that takes the longest. */
  limits: { max: number; titleMax: number };
  onChange: (choices: string[]) => void;
};

/** What the customer may choose from beside the answer: one line each, in the order in which they will stand there. */
export function ChoicesField({ choices, limits: { max, titleMax }, onChange }: ChoicesFieldProps) {
  const list = useRef<HTMLOListElement>(null);
  const helpId = useId();
  const focusAt = (n: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>('input')[n]?.focus());
  const add = () => {
    onChange([...choices, '']);
    focusAt(choices.length);
  };
  const remove = (n: number) => {
    onChange(choices.filter((_, at) => at !== n));
    focusAt(Math.max(0, n - 1));
  };
  return (
    <fieldset className="border-t border-line py-2 text-xs" aria-describedby={helpId}>
      <legend className="sr-only">{t('choices.label')}</legend>
      <div className="mb-1.5 flex items-center gap-2">
        <span id={helpId} className="min-w-0 flex-1 text-ink2">
          {t('choices.help', { max, length: titleMax })}
        </span>
        <IconButton
          size="small"
          label={t('choices.remove_all')}
          icon={<X size={14} aria-hidden="true" />}
          onClick={() => onChange([])}
        />
      </div>
      <ol ref={list} className="grid grid-cols-1 gap-1.5 sm:grid-cols-2">
        {choices.map((title, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
          <li key={n} className="flex items-center gap-1">
            <Input
              dir="auto"
              aria-label={t('choices.choice', { n: n + 1 })}
              autoFocus={n === 0 && choices.every((one) => one === '')}
              maxLength={80}
              aria-invalid={[...title.trim()].length > titleMax}
              value={title}
              onChange={({ target }) => onChange(choices.map((one, at) => (at === n ? target.value : one)))}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && choices.length < max) {
                  event.preventDefault();
                  add();
                }
              }}
              className="min-w-0 flex-1"
            />
            <span
              aria-hidden="true"
              className={cx(
                'w-9 text-end tabular-nums',
                [...title.trim()].length > titleMax ? 'text-late' : 'text-ink3',
              )}
            >
              {titleMax - [...title.trim()].length}
            </span>
            <IconButton
              size="small"
              label={t('choices.remove', { n: n + 1 })}
              icon={<X size={13} aria-hidden="true" />}
              onClick={() => remove(n)}
            />
          </li>
        ))}
      </ol>
      {choices.length < max && (
        <Button size="small" tone="ghost" icon={<Plus size={13} aria-hidden="true" />} onClick={add} className="mt-1.5">
          {t('choices.add')}
        </Button>
      )}
    </fieldset>
  );
}
