import Check from 'lucide-react/icons/check';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import type { ConversationDetail } from '#contract/conversation.ts';
import { type Tier, tiers } from '#contract/work.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { usePaletteActions } from '#web/shell/palette-actions.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Kbd } from '#web/ui/Kbd.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { type Leave, useConversationCommands } from '../commands.ts';
import { AssignPicker } from './AssignPicker.tsx';
import { copyLink, MoreMenu, priorities } from './MoreMenu.tsx';
import { ResolveDialog } from './ResolveDialog.tsx';
import { SnoozePicker } from './SnoozePicker.tsx';
import { TagPicker } from './TagPicker.tsx';

const TierDialog = lazyPart(() => import('./TierDialog.tsx'), 'TierDialog');
const ClosingDialog = lazyPart(() => import('#web/features/closing/ClosingDialog.tsx'), 'ClosingDialog', ['closing']);

export type ActionsProps = {
  detail: ConversationDetail;
  /** The work here is done: go on to the next. */
  onDone: () => void;
  /** Back to the list, with this one asking for attention again. */
  onUnread: () => void;
  onMerge: () => void;
  onLink: () => void;
  onMacros: () => void;
  /** Goes on in public, under a post, with words that were drafted. */
  onAnswer: (postId: string, text: string | null) => void;
  /** Shows another conversation. */
  onShow: (conversationId: string) => void;
  /** The keys are for what is chosen in the list. */
  keysElsewhere: boolean;
  /** Grows each time somebody wants to hand it on. */
  handing: number;
  onHistory: () => void;
  onEscalate: () => void;
  onAsk: () => void;
  onCall: () => void;
  onForm: () => void;
  /** Begins a mail to the customer; null for who may not. */
  onMail: (() => void) | null;
  children: ReactNode;
};

/** What can be done with the conversation as a whole, by button, by key and in the palette. */
export function Actions(props: ActionsProps) {
  const { detail, onDone, onUnread, onMerge, onLink, onMacros, keysElsewhere, handing } = props;
  const { onAnswer, onShow, onHistory, onEscalate, onAsk, onCall, onForm, onMail, children } = props;
  const row = detail.conversation;
  const { setStatus, setPriority, setFollowing, assign } = useConversationCommands();
  const { agent } = useSession();
  const [open, setOpen] = useState<'assign' | 'snooze' | 'tags' | null>(null);
  const toggle = (which: 'assign' | 'snooze' | 'tags') => (shown: boolean) => setOpen(shown ? which : null);
  const resolved = row.status === 'resolved';
  useEffect(() => {
    if (handing > 0) setOpen('assign');
  }, [handing]);

  const finish = () => {
    if (resolved) {
      setStatus(row, 'open');
      return;
    }
    askOrResolve(true);
  };
  /** What was open when it was asked: a dialog stays the same when an answer goes out under it. */
  const [asking, setAsking] = useState<{ goesOn: boolean; inPublic: boolean } | null>(null);
  const [looking, setLooking] = useState(false);
  const askOrResolve = (goesOn: boolean) => {
    const inPublic = detail.closing.posts + detail.closing.questions > 0;
    if (inPublic || detail.tasks.length > 0) setAsking({ goesOn, inPublic });
    else resolve(goesOn);
  };
  const closeBoth = () => {
    setAsking(null);
    setLooking(false);
  };
  const resolve = (goesOn: boolean, leave?: Leave) => {
    setAsking(null);
    // First on: once it has left the list, nobody knows what stood beside it.
    if (goesOn) onDone();
    setStatus(row, 'resolved', undefined, false, leave);
  };

  const [moving, setMoving] = useState<{ to: Tier | null } | null>(null);
  const follow = () => setFollowing(row, !row.following);

  useShortcuts(
    {
      a: { run: () => setOpen('assign'), label: t('conversation.assign') },
      'shift+a': { run: () => assign(row, { assigneeId: agent.id }), label: t('conversation.assign.to_me') },
      s: { run: () => setOpen('snooze'), label: t('conversation.snooze') },
      e: { run: finish, label: t(resolved ? 'conversation.reopen' : 'conversation.resolve') },
      t: { run: () => setOpen('tags'), label: t('conversation.tags') },
      l: { run: () => setOpen('tags'), label: '' },
      f: { run: follow, label: t(row.following ? 'conversation.unfollow' : 'conversation.follow') },
      u: { run: onUnread, label: t('conversation.unread') },
      m: { run: onMerge, label: t('matter.merge') },
      'shift+t': { run: () => setMoving({ to: null }), label: t('conversation.tier.move') },
      'shift+e': { run: onEscalate, label: t('conversation.escalate') },
      h: { run: onHistory, label: t('conversation.history') },
      o: { run: () => setLooking(true), label: t('conversation.as_stranger') },
    },
    { group: t('conversation.group'), active: !keysElsewhere },
  );
  const offered = [
    ...priorities.map((priority) => ({
      id: `priority-${priority}`,
      label: `${t('conversation.priority')}: ${t(`conversation.priority.${priority}`)}`,
      run: () => setPriority(row, priority),
    })),
    ...(['open', 'pending', 'on_hold'] as const).map((status) => ({
      id: `status-${status}`,
      label: t('conversation.status.set', { status: t(`conversation.status.${status}`) }),
      run: () => setStatus(row, status),
    })),
    ...tiers
      .filter((tier) => tier !== row.tier)
      .map((tier) => ({
        id: `tier-${tier}`,
        label: t('conversation.tier.action', { tier }),
        run: () => setMoving({ to: tier }),
      })),
    { id: 'ask-stakeholders', label: t('conversation.ask_stakeholders'), run: onAsk },
    { id: 'merge', label: t('matter.merge'), run: onMerge },
    { id: 'link', label: t('matter.link'), run: onLink },
    { id: 'call', label: t('conversation.call'), run: onCall },
    { id: 'form', label: t('conversation.form'), run: onForm },
    ...(onMail ? [{ id: 'mail', label: t('contact.mail'), run: onMail }] : []),
    { id: 'macros', label: t('conversation.macros'), run: onMacros },
    { id: 'copy-link', label: t('conversation.copy_link'), run: () => void copyLink(row.id) },
  ];
  usePaletteActions(keysElsewhere ? [] : offered);

  return (
    <div className="flex flex-none items-center gap-1.5">
      <AssignPicker row={row} open={open === 'assign'} onOpenChange={toggle('assign')} />
      <TagPicker row={row} open={open === 'tags'} onOpenChange={toggle('tags')} />
      <SnoozePicker
        open={open === 'snooze'}
        onOpenChange={toggle('snooze')}
        onSnooze={(until) => {
          onDone();
          setStatus(row, 'snoozed', until);
        }}
      />
      <Button
        tone={resolved ? 'secondary' : 'primary'}
        aria-keyshortcuts="e"
        aria-label={t(resolved ? 'conversation.reopen' : 'conversation.resolve')}
        icon={resolved ? <RotateCcw size={15} aria-hidden="true" /> : <Check size={15} aria-hidden="true" />}
        onClick={finish}
      >
        <span className="@max-[27rem]:hidden">{t(resolved ? 'conversation.reopen' : 'conversation.resolve')}</span>
        <Kbd keys="e" plain={!resolved} className="@max-[42rem]:hidden" />
      </Button>
      {asking && !asking.inPublic && detail.tasks.length > 0 && (
        <ResolveDialog
          tasks={detail.tasks}
          onResolve={(leave) => resolve(asking.goesOn, leave)}
          onClose={() => setAsking(null)}
        />
      )}
      <Suspense>
        {(looking || asking?.inPublic) && (
          <ClosingDialog
            detail={detail}
            onResolve={asking ? (leave) => resolve(asking.goesOn, leave) : null}
            onAnswer={(postId, text) => {
              closeBoth();
              onAnswer(postId, text);
            }}
            onShow={(conversationId) => {
              closeBoth();
              onShow(conversationId);
            }}
            onClose={closeBoth}
          />
        )}
      </Suspense>
      <MoreMenu
        onResolve={() => askOrResolve(false)}
        detail={detail}
        onTags={() => setOpen('tags')}
        onFollow={follow}
        onUnread={onUnread}
        onHistory={onHistory}
        onTier={() => setMoving({ to: null })}
        onEscalate={onEscalate}
        onAsk={onAsk}
        onCall={onCall}
        onForm={onForm}
        onMail={onMail}
        onMerge={onMerge}
        onLink={onLink}
        onMacros={onMacros}
        onStranger={() => setLooking(true)}
      />
      {children}
      <Suspense>{moving && <TierDialog row={row} first={moving.to} onClose={() => setMoving(null)} />}</Suspense>
    </div>
  );
}
