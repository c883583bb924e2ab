import ExternalLink from 'lucide-react/icons/external-link';
import { t } from '#web/i18n.ts';

/** Opens a page of a network that is played here. `about`: which one, where several links say the same. */
export function PracticeLink({ href, about, children }: { href: string; about?: string; children: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1.5 py-1 text-accent underline-offset-2 hover:underline"
    >
      {children}
      <ExternalLink size={13} aria-hidden="true" />
      <span className="sr-only">
        {about} {t('channel.new_tab')}
      </span>
    </a>
  );
}
