import Copy from 'lucide-react/icons/copy';
import Ellipsis from 'lucide-react/icons/ellipsis';
import ExternalLink from 'lucide-react/icons/external-link';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import Fingerprint from 'lucide-react/icons/fingerprint-pattern';
import Heart from 'lucide-react/icons/heart';
import Pencil from 'lucide-react/icons/pencil';
import Split from 'lucide-react/icons/split';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { Stages } from '#contract/stage.ts';
import type { TimelineMessage } from '#contract/timeline.ts';
import { stageOf } from '#web/domain/mode.ts';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { ConfirmDialog } from '#web/ui/Dialog.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Menu, MenuItem, MenuSeparator } from '#web/ui/Menu.tsx';
import { notice } from '#web/ui/Toast.tsx';
import type { MessageVerb } from '../message-commands.ts';
import { RichText } from './RichText.tsx';

type ActionsProps = {
  message: TimelineMessage;
  can: Stages['can'];
  onAct: (message: TimelineMessage, verb: MessageVerb) => void;
  /** Makes this message and all after it a conversation of their own; absent where nothing would stay behind. */
  onSplit?: ((message: TimelineMessage) => void) | undefined;
  /** Puts this message of ours right; absent where nothing can be done about it. */
  onCorrect?: (() => void) | undefined;
  /** Shows what the gate said to it. */
  onTrace: () => void;
};

/** What one can do with a message on its network: only what the network offers and the person may do. */
export function MessageActions({ message, can, onAct, onSplit, onCorrect, onTrace }: ActionsProps) {
  const offers = useOffers(message, can);
  const [asking, setAsking] = useState(false);
  const network = networkName(message.network);
  const act = (verb: MessageVerb) => onAct(message, verb);

  return (
    <div className="flex rounded-[7px] opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100 has-[[data-popup-open],[aria-expanded=true]]:opacity-100 coarse:opacity-100">
      {offers.like && (
        <IconButton
          size="small"
          label={t(message.likedByUs ? 'action.unlike' : 'action.like')}
          pressed={message.likedByUs}
          icon={<Heart size={14} aria-hidden="true" className={message.likedByUs ? 'fill-current' : ''} />}
          onClick={() => act(message.likedByUs ? 'unlike' : 'like')}
          className="coarse:hidden"
        />
      )}
      <Menu
        align="end"
        trigger={<IconButton size="small" label={t('action.more')} icon={<Ellipsis size={15} aria-hidden="true" />} />}
      >
        {offers.like && (
          <MenuItem
            icon={<Heart size={15} aria-hidden="true" />}
            onSelect={() => act(message.likedByUs ? 'unlike' : 'like')}
          >
            {t(message.likedByUs ? 'action.unlike' : 'action.like')}
          </MenuItem>
        )}
        {message.permalink && (
          <MenuItem
            icon={<ExternalLink size={15} aria-hidden="true" />}
            onSelect={() => window.open(message.permalink ?? '', '_blank', 'noopener,noreferrer')}
          >
            {t('action.open', { network })}
          </MenuItem>
        )}
        <MenuItem icon={<Copy size={15} aria-hidden="true" />} onSelect={() => void copy(message.text)}>
          {t('action.copy')}
        </MenuItem>
        {message.direction === 'out' && !message.foreign && (
          <MenuItem icon={<Fingerprint size={15} aria-hidden="true" />} onSelect={onTrace}>
            {t('action.trace')}
          </MenuItem>
        )}
        {onSplit && !message.context && (
          <MenuItem icon={<Split size={15} aria-hidden="true" />} onSelect={() => onSplit(message)}>
            {t('matter.split')}
          </MenuItem>
        )}
        {(offers.hide || offers.delete || onCorrect) && <MenuSeparator />}
        {onCorrect && (
          <MenuItem icon={<Pencil size={15} aria-hidden="true" />} onSelect={onCorrect}>
            {t('action.correct')}
          </MenuItem>
        )}
        {offers.hide && (
          <MenuItem
            icon={message.hiddenAt ? <Eye size={15} aria-hidden="true" /> : <EyeOff size={15} aria-hidden="true" />}
            onSelect={() => act(message.hiddenAt ? 'unhide' : 'hide')}
          >
            {t(message.hiddenAt ? 'action.unhide' : 'action.hide')}
          </MenuItem>
        )}
        {offers.delete && (
          <MenuItem danger icon={<Trash2 size={15} aria-hidden="true" />} onSelect={() => setAsking(true)}>
            {t(message.direction === 'out' ? 'action.delete.own' : 'action.delete.theirs')}
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('action.delete.title', { network })}
        description={t('action.delete.body')}
        action={t('action.delete')}
        danger
        onConfirm={() => {
          setAsking(false);
          act('delete');
        }}
      >
        <RichText text={message.text} className="rounded-md bg-bg px-3 py-2" />
      </ConfirmDialog>
    </div>
  );
}

export function useOffers(message: TimelineMessage, can: Stages['can']) {
  const { permissions } = useSession();
  const stands = message.deletedAt === null;
  const ours = message.direction === 'out';
  const moderate = permissions.includes('content.moderate');
  return {
    like: stands && !ours && moderate && can.includes('like'),
    hide: stands && !ours && moderate && can.includes('hide') && stageOf(message.visibility) === 'public',
    delete:
      stands &&
      permissions.includes('content.delete') &&
      can.includes(ours ? 'delete_own' : 'delete_theirs') &&
      (ours || stageOf(message.visibility) === 'public'),
  };
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notice({ title: t('ui.copied'), timeoutMs: 2_000 });
  } catch {
    // Over plain http the browser offers no clipboard; the text can still be selected.
    notice({ title: t('action.failed'), tone: 'error' });
  }
}
