import { Link } from '@tanstack/react-router';
import SearchX from 'lucide-react/icons/search-x';
import { t } from '#web/i18n.ts';
import { EmptyState } from '#web/ui/states.tsx';

/** A saved view that is gone, or that this person may not see. */
export function MissingView() {
  return (
    <EmptyState
      icon={<SearchX size={20} aria-hidden="true" />}
      title={t('view.missing.title')}
      action={
        <Link
          to="/inbox/$view"
          params={{ view: 'open' }}
          search={{}}
          className="inline-flex min-h-(--control) items-center rounded-[7px] border border-line2 bg-raise px-2.5 hover:bg-hover"
        >
          {t('view.missing.go')}
        </Link>
      }
    >
      {t('view.missing.body')}
    </EmptyState>
  );
}
