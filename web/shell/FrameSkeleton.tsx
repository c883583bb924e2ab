import { t } from '../i18n.ts';
import { Mark } from './Mark.tsx';

/** The frame while it is not known who is signed in; seen for longer than 200 ms only. */
export function FrameSkeleton() {
  return (
    <div role="status" className="flex h-dvh">
      <span className="sr-only">{t('ui.loading')}</span>
      <div className="flex w-[54px] flex-col items-center border-e border-line bg-panel py-2.5 max-sm:hidden">
        <Mark />
      </div>
    </div>
  );
}
