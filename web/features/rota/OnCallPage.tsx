import { useQuery, useQueryClient } from '@tanstack/react-query';
import PhoneCall from 'lucide-react/icons/phone-call';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import type { Rota } from '#contract/rota.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { useAnyChange } from '#web/domain/use-any-change.ts';
import { Handovers } from '#web/features/handover/Handovers.tsx';
import { Pages } from '#web/features/page/Pages.tsx';
import { t } from '#web/i18n.ts';
import { Forbidden } from '#web/shell/Forbidden.tsx';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { rotasQuery } from './queries.ts';
import { RotaCard } from './RotaCard.tsx';
import { RotaDialog } from './RotaDialog.tsx';

/** Who is called when something must not wait: now, and in the next four weeks. */
export function OnCallPage() {
  const { permissions } = useSession();
  const [edited, setEdited] = useState<Rota | 'new' | null>(null);
  const mayManage = permissions.includes('policy.manage');
  const create = mayManage && (
    <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => setEdited('new')}>
      {t('oncall.new')}
    </Button>
  );
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-1 flex-col px-4 py-5 sm:px-6">
      <title>{`${t('shell.page.on_call')} · Earshot`}</title>
      <header className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h1 className="text-xl font-semibold">{t('shell.page.on_call')}</h1>
          <p className="mt-1 max-w-prose text-ink2">{t('oncall.lead')}</p>
        </div>
        {create}
      </header>
      {permissions.includes('inbox.read') && (
        <>
          <Pages />
          <Handovers />
        </>
      )}
      {permissions.includes('people.read') ? (
        <Rotas create={create} onEdit={setEdited} />
      ) : (
        <Forbidden permission="people.read" />
      )}
      {edited && <RotaDialog rota={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

function Rotas({ create, onEdit }: { create: React.ReactNode; onEdit: (rota: Rota) => void }) {
  const client = useQueryClient();
  useAnyChange(() => void client.invalidateQueries({ queryKey: rotasQuery.queryKey }));
  return (
    <Loaded query={useQuery(rotasQuery)}>
      {({ rotas, until }) =>
        rotas.length === 0 ? (
          <EmptyState icon={<PhoneCall size={20} aria-hidden="true" />} title={t('oncall.empty')} action={create}>
            {t('oncall.empty.body')}
          </EmptyState>
        ) : (
          <div className="flex flex-col gap-5 pb-10">
            {rotas.map((rota) => (
              <RotaCard key={rota.id} rota={rota} until={until} onEdit={() => onEdit(rota)} />
            ))}
          </div>
        )
      }
    </Loaded>
  );
}
