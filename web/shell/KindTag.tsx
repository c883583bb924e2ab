import ExternalLink from 'lucide-react/icons/external-link';
import { t } from '../i18n.ts';
import { Tag } from '../ui/Tag.tsx';
import type { Session } from './session.ts';

/** Says that a workspace is not the real one; a live workspace needs no word. */
export function KindTag({ kind }: { kind: Session['workspace']['kind'] }) {
  if (kind === 'live') return null;
  return (
    <Tag tone="soon" filled>
      {t(`shell.${kind}`)}
    </Tag>
  );
}

/** A line across every page of a workspace whose content is not real. */
export function KindStrip({ workspace }: { workspace: Session['workspace'] }) {
  if (workspace.kind === 'live') return null;
  return (
    <header className="flex min-h-8 shrink-0 items-center gap-2 border-b border-line bg-bg px-3 text-xs text-ink2">
      <KindTag kind={workspace.kind} />
      <span className="truncate font-medium">{workspace.name}</span>
      <span className="truncate text-ink3 max-sm:hidden">{t(`shell.${workspace.kind}.hint`)}</span>
      {workspace.kind === 'practice' && (
        <a
          href="/sandbox/"
          target="_blank"
          rel="noreferrer"
          className="ms-auto flex min-h-6 shrink-0 items-center gap-1 font-medium underline decoration-line2 underline-offset-2 hover:decoration-current"
        >
          {t('shell.practice.customer')}
          <ExternalLink size={12} aria-hidden="true" />
        </a>
      )}
    </header>
  );
}
