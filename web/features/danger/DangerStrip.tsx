import { useQuery } from '@tanstack/react-query';
import Siren from 'lucide-react/icons/siren';
import { Suspense, useState } from 'react';
import type { Danger, DangerSaying, Helpline } from '#contract/danger.ts';
import { usePeople } from '#web/domain/people.ts';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Disclosures } from './Disclosures.tsx';
import { Help } from './Help.tsx';
import { dangerQuery, useLiveDanger } from './queries.ts';

const EndDialog = lazyPart(() => import('./EndDialog.tsx'), 'EndDialog', ['danger', 'form']);
const DisclosureDialog = lazyPart(() => import('./DisclosureDialog.tsx'), 'DisclosureDialog', ['danger', 'form']);

/** A life is in danger in this conversation: who was called, what to say, and where help is; nothing where none is. */
export function DangerStrip({ conversationId }: { conversationId: string }) {
  const again = useLiveDanger(conversationId);
  const { data } = useQuery(dangerQuery(conversationId));
  if (!data?.danger) return null;
  return <Strip conversationId={conversationId} {...data} danger={data.danger} onChanged={again} />;
}

type StripProps = {
  conversationId: string;
  danger: Danger;
  helplines: readonly Helpline[];
  sayings: readonly DangerSaying[];
  onChanged: () => void;
};

function Strip({ conversationId, danger, helplines, sayings, onChanged }: StripProps) {
  const { permissions } = useSession();
  const [open, setOpen] = useState<'end' | 'disclose' | null>(null);
  const mayAct = permissions.includes('conversation.write');
  const common = { conversationId, onDone: onChanged, onClose: () => setOpen(null) };
  return (
    <section
      aria-label={t('danger.strip')}
      className="max-h-[34vh] shrink-0 overflow-y-auto border-b border-late-line bg-late-bg px-3 py-2.5 sm:max-h-[50vh] sm:px-4"
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
        <Siren size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-late" />
        <div className="min-w-0 flex-1 basis-60">
          <p className="font-semibold text-late" role="alert">
            {listed(danger.kinds.map((kind) => t(`danger.kind.${kind}`)))}
            <span className="font-normal">
              {' · '}
              <RelativeTime at={danger.at} />
            </span>
          </p>
          <p className="text-xs text-ink2">
            <Why danger={danger} /> · <Called danger={danger} />
          </p>
          <p className="text-xs text-ink2">{t('danger.off')}</p>
        </div>
        {mayAct && (
          <span className="flex flex-wrap gap-1.5">
            <Button size="small" onClick={() => setOpen('disclose')}>
              {t('danger.disclose')}
            </Button>
            <Button size="small" onClick={() => setOpen('end')}>
              {t('danger.end')}
            </Button>
          </span>
        )}
      </div>
      <Help helplines={helplines} sayings={sayings} kinds={danger.kinds} />
      <Disclosures disclosures={danger.disclosures} onChanged={onChanged} />
      <Suspense>
        {open === 'end' && <EndDialog {...common} />}
        {open === 'disclose' && <DisclosureDialog {...common} />}
      </Suspense>
    </section>
  );
}

function Why({ danger: { foundBy, words } }: { danger: Danger }) {
  const said = words.map((word) => `“${word.replace(/\*/g, '…').replace(/ _ /g, ' … ')}”`).join(', ');
  return <>{t('danger.why', { by: foundBy, words: said === '' ? 'none' : said })}</>;
}

function Called({ danger: { called, takenBy } }: { danger: Danger }) {
  const { nameOf } = usePeople();
  if (takenBy !== null) return <b className="text-ok">{t('danger.taken', { name: nameOf(takenBy) ?? '' })}</b>;
  const names = [...new Set(called.map(({ agentId }) => nameOf(agentId) ?? ''))];
  return <>{t('danger.called', { count: names.length, names: listed(names) })}</>;
}
