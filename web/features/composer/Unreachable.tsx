import { Link } from '@tanstack/react-router';
import MessageSquareLock from 'lucide-react/icons/message-square-lock';
import Unplug from 'lucide-react/icons/unplug';
import type { Stages } from '#contract/stage.ts';
import { t } from '#web/i18n.ts';

/** Says, before anything is typed, why there is no way to the customer now, or none in public, and where that is mended. */
export function Unreachable({ stages }: { stages: Stages }) {
  const { refused } = stages;
  if (!refused && (stages.public || stages.private)) return null;
  return (
    <p
      role="status"
      className="mx-2 mb-2 flex shrink-0 flex-wrap items-center gap-x-2 rounded-md border border-soon-line bg-soon-bg px-3 py-2 text-xs text-soon sm:mx-4"
    >
      {refused ? <MessageSquareLock size={14} aria-hidden="true" /> : <Unplug size={14} aria-hidden="true" />}
      <span className="min-w-0 flex-1 basis-60">
        {t(refused ? `composer.closed.${refused}` : 'composer.stage.missing')}
      </span>
      {!refused && (
        <Link to="/settings/channels" className="font-semibold underline underline-offset-2">
          {t('composer.stage.channels')}
        </Link>
      )}
    </p>
  );
}
