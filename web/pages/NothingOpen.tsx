import MessagesSquare from 'lucide-react/icons/messages-square';
import { memo } from 'react';
import { t } from '#web/i18n.ts';
import { Kbd } from '#web/ui/Kbd.tsx';
import { EmptyState } from '#web/ui/states.tsx';

/** The place of a conversation while none is open. */
export const NothingOpen = memo(function NothingOpen() {
  return (
    <div className="grid min-w-0 flex-1 place-items-center bg-bg max-[899px]:hidden">
      <EmptyState icon={<MessagesSquare size={20} aria-hidden="true" />} title={t('inbox.none.title')}>
        <p>{t('inbox.none.body')}</p>
        <p className="mt-3 flex items-center justify-center gap-2">
          <Kbd keys="j" />
          <Kbd keys="k" />
          <Kbd keys="Enter" />
        </p>
      </EmptyState>
    </div>
  );
});
