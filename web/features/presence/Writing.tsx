import PenLine from 'lucide-react/icons/pen-line';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { useColleagues } from './colleagues.ts';

const modes = ['public', 'private', 'note'] as const;
const tones = { public: 'text-public', private: 'text-private', note: 'text-note' };

/** Who else is writing here, and where it will go: said before two answer the same message. */
export function Writing({ conversationId }: { conversationId: string }) {
  const colleagues = useColleagues(conversationId);
  return (
    <div role="status" className="mx-2 shrink-0 text-xs sm:mx-4">
      {modes.map((mode) => {
        const names = colleagues.filter(({ doing }) => doing === mode).map(({ name }) => name);
        if (names.length === 0) return null;
        return (
          <p key={mode} className={cx('flex items-center gap-1.5 px-1 pb-1.5 font-medium', tones[mode])}>
            <PenLine size={13} aria-hidden="true" />
            <span className="min-w-0 truncate">
              {t(`presence.writing.${mode}`, { names: listed(names), count: names.length })}
            </span>
          </p>
        );
      })}
    </div>
  );
}
