import { useQuery } from '@tanstack/react-query';
import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import Zap from 'lucide-react/icons/zap';
import { useState } from 'react';
import type { Macro } from '#contract/macro.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { usePeople } from '#web/domain/people.ts';
import { savedRepliesQuery } from '#web/features/saved-reply/queries.ts';
import { t } from '#web/i18n.ts';
import { SettingsPage } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Kbd } from '#web/ui/Kbd.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useMacroCommands } from './commands.ts';
import { MacroEditor } from './MacroEditor.tsx';
import { macrosQuery } from './queries.ts';
import { stepWords } from './step-words.ts';

/** Every macro that one has, made and changed here and run in conversations. */
export function MacrosPage() {
  const [edited, setEdited] = useState<Macro | 'new' | null>(null);
  const query = useQuery(macrosQuery);
  return (
    <SettingsPage
      title={t('settings.macros')}
      permission="conversation.write"
      lead={t('macro.lead')}
      action={
        <Button tone="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setEdited('new')}>
          {t('macro.new')}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ macros }) =>
          macros.length > 0 ? (
            <ul className="divide-y divide-line rounded-md border border-line bg-panel">
              {macros.map((macro) => (
                <MacroRow key={macro.id} macro={macro} onEdit={() => setEdited(macro)} />
              ))}
            </ul>
          ) : (
            <EmptyState icon={<Zap size={20} aria-hidden="true" />} title={t('macro.none')}>
              {t('macro.none.here')}
            </EmptyState>
          )
        }
      </Loaded>
      {edited && (
        <MacroEditor
          key={edited === 'new' ? 'new' : edited.id}
          macro={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </SettingsPage>
  );
}

function MacroRow({ macro, onEdit }: { macro: Macro; onEdit: () => void }) {
  const { remove } = useMacroCommands();
  const people = usePeople();
  const replies = useQuery(savedRepliesQuery(null)).data?.replies ?? [];
  const titleOf = (id: string) => replies.find((reply) => reply.id === id)?.title ?? t('macro.reply.gone');
  const { name, audience, teamId, shortcut, editable } = macro;
  return (
    <li className="flex items-start gap-2 px-3.5 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 flex-wrap items-center gap-1.5">
          <bdi className="font-medium break-words">{name}</bdi>
          {shortcut !== null && <Kbd keys={String(shortcut)} />}
          {audience !== 'everyone' && (
            <Tag tone="accent">
              {audience === 'me' ? t('saved_reply.for.me') : (people.teamNameOf(teamId) ?? t('saved_reply.for.team'))}
            </Tag>
          )}
        </p>
        <ol className="mt-0.5 list-inside list-decimal text-ink2 marker:text-ink3">
          {macro.steps.map((step, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place.
            <li key={n} className="truncate">
              {stepWords(step, { ...people, titleOf })}
            </li>
          ))}
        </ol>
      </div>
      {editable && (
        <div className="flex shrink-0">
          <IconButton
            size="small"
            label={t('macro.edit', { name })}
            icon={<Pencil size={15} aria-hidden="true" />}
            onClick={onEdit}
          />
          <IconButton
            size="small"
            label={t('macro.delete', { name })}
            icon={<Trash2 size={15} aria-hidden="true" />}
            onClick={() => remove(macro)}
          />
        </div>
      )}
    </li>
  );
}
