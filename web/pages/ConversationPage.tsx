import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { ConversationDetail } from '#contract/conversation.ts';
import { handNetworks } from '#contract/hand-network.ts';
import type { FoundPromise } from '#contract/promise.ts';
import type { TimelineDispatch, TimelineMessage } from '#contract/timeline.ts';
import { InvitationStrip } from '#web/features/closing/InvitationStrip.tsx';
import { Composer } from '#web/features/composer/Composer.tsx';
import { takeBack } from '#web/features/composer/commands.ts';
import { typeAlso } from '#web/features/composer/draft-store.ts';
import { Unreachable } from '#web/features/composer/Unreachable.tsx';
import type { Asked } from '#web/features/composer/use-writing.ts';
import { ContactPanel } from '#web/features/contact/ContactPanel.tsx';
import { Who } from '#web/features/contact/Who.tsx';
import { useConversationCommands } from '#web/features/conversation/commands.ts';
import { ConversationHeader } from '#web/features/conversation/header/ConversationHeader.tsx';
import { Restraints } from '#web/features/conversation/header/Restraints.tsx';
import { conversationQuery, detailKey } from '#web/features/conversation/queries.ts';
import { Timeline } from '#web/features/conversation/timeline/Timeline.tsx';
import { lastAnswer, waysFor } from '#web/features/correction/ways.ts';
import { useMatterCommands } from '#web/features/matter/commands.ts';
import { MatterStrip } from '#web/features/matter/MatterStrip.tsx';
import { PublicPosts } from '#web/features/matter/PublicPosts.tsx';
import { WaitingEntries } from '#web/features/outbox/WaitingEntries.tsx';
import { useAnnouncePresence } from '#web/features/presence/announce.ts';
import { Writing } from '#web/features/presence/Writing.tsx';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { useSession } from '#web/shell/session.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { useDelayed } from '#web/ui/use-delayed.ts';
import { whenIdle } from '#web/when-idle.ts';
import { ConversationFailed } from './ConversationFailed.tsx';
import { useInbox } from './inbox-context.ts';
import { useMarkRead } from './use-mark-read.ts';
import { useFollow, useLastHere, useShow } from './use-moved.ts';

const CorrectDialog = lazyPart(() => import('#web/features/correction/CorrectDialog.tsx'), 'CorrectDialog', [
  'correction',
]);
const TraceDialog = lazyPart(() => import('#web/features/trace/TraceDialog.tsx'), 'TraceDialog', ['trace']);
const MatterDialog = lazyPart(() => import('#web/features/matter/MatterDialog.tsx'), 'MatterDialog');

const TaskPanel = lazyPart(() => import('#web/features/task/TaskPanel.tsx'), 'TaskPanel');
const TaskDialog = lazyPart(() => import('#web/features/task/TaskDialog.tsx'), 'TaskDialog');

const ConversationMacros = lazyPart(() => import('#web/features/macro/ConversationMacros.tsx'), 'ConversationMacros', [
  'macro',
  'replies',
]);

const EscalationStrip = lazyPart(() => import('#web/features/stakeholder/EscalationStrip.tsx'), 'EscalationStrip', [
  'stakeholder',
]);
const VerificationPanel = lazyPart(
  () => import('#web/features/verification/VerificationPanel.tsx'),
  'VerificationPanel',
  ['verification'],
);
const VerifyDialog = lazyPart(() => import('#web/features/verification/VerifyDialog.tsx'), 'VerifyDialog', [
  'verification',
]);

const JudgedPanel = lazyPart(() => import('#web/features/triage/JudgedPanel.tsx'), 'JudgedPanel', ['clock']);
const AsideStrip = lazyPart(() => import('#web/features/stranger/AsideStrip.tsx'), 'AsideStrip');
const ClockPanel = lazyPart(() => import('#web/features/clock/ClockPanel.tsx'), 'ClockPanel', ['clock']);
const WhyPanel = lazyPart(() => import('#web/features/clock/WhyPanel.tsx'), 'WhyPanel', ['clock', 'routing']);

/** One conversation: head, timeline, composer, and the person beside it. */
export function ConversationPage() {
  const { conversationId } = useParams({ from: '/frame/inbox/$view/$conversationId' });
  const query = useQuery(conversationQuery(conversationId));
  const isAway = query.data ? query.data.movedTo !== null : false;
  const loading = useDelayed(query.isPending || isAway);
  const { close } = useInbox();
  // What was remembered may be of before a merge was taken apart; only what was just read sends anybody elsewhere.
  useFollow(conversationId, query.isFetching ? null : (query.data?.movedTo ?? null));
  const shown = useLastHere(conversationId, isAway ? undefined : query.data);

  if (shown) return <OpenConversation key={conversationId} detail={shown} />;
  return (
    <section aria-label={t('conversation.person')} className="min-w-0 flex-1 bg-panel">
      {loading && <SkeletonRows count={5} avatar />}
      {query.isError && <ConversationFailed error={query.error} onRetry={() => void query.refetch()} onBack={close} />}
    </section>
  );
}

const ThreadView = lazyPart(() => import('#web/features/conversation/thread/ThreadView.tsx'), 'ThreadView');

function OpenConversation({ detail }: { detail: ConversationDetail }) {
  const client = useQueryClient();
  const { agent, workspace, permissions } = useSession();
  const { view, close, advance, choosing, person: beside } = useInbox();
  const [isAbove, setAbove] = useState(false);
  const person = beside.isShown || (isAbove && !beside.hasRoom);
  const setPerson = beside.hasRoom ? beside.show : setAbove;
  const [promised, setPromised] = useState<readonly FoundPromise[]>([]);
  const pane = useRef<HTMLElement>(null);
  const [threadId, setThreadId] = useState<string | null>(null);
  const publicThread = detail.timeline.findLast((entry) => entry.kind === 'message' && entry.visibility !== 'private');
  const row = detail.conversation;
  const name = row.profile.name || row.profile.handle;
  const owner = `${workspace.id} ${agent.id}`;

  const closeThread = () => {
    setThreadId(null);
    pane.current?.focus({ preventScroll: true });
  };

  useEffect(() => pane.current?.focus({ preventScroll: true }), []);
  const { markUnread } = useConversationCommands();
  const mayWrite = permissions.includes('conversation.write');
  const [adding, setAdding] = useState(false);
  const mayVerify = permissions.includes('reply.private');
  const [verifying, setVerifying] = useState(false);
  const verify = () => mayVerify && setVerifying(true);
  const [leftUnread, setLeftUnread] = useState(false);
  useMarkRead(detail, !leftUnread);
  useEffect(() => whenIdle(ThreadView.fetch), []);
  useAnnouncePresence(row.id);
  const [wrong, setWrong] = useState<TimelineMessage | null>(null);
  const [traced, setTraced] = useState<TimelineMessage | null>(null);
  const waysOf = (message: TimelineMessage) => waysFor(message, { stages: detail.stages, permissions });
  const last = lastAnswer(detail.timeline.filter((entry) => entry.kind === 'message'));
  useShortcuts(
    {
      i: { run: () => setPerson(!person), label: t('inbox.key.person') },
      v: { run: verify, label: t('conversation.verify') },
      d: { run: () => mayWrite && setAdding(true), label: t('task.add') },
      w: {
        run: () => {
          if (threadId !== null) closeThread();
          else if (publicThread?.kind === 'message') setThreadId(publicThread.threadId);
        },
        label: t('thread.key'),
      },
      ...(last && waysOf(last).length > 0 ? { c: { run: () => setWrong(last), label: t('action.correct.last') } } : {}),
    },
    { group: t('conversation.group') },
  );

  const show = useShow();
  const { split } = useMatterCommands(show);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [choosingMacro, setChoosingMacro] = useState(false);
  const [handing, setHanding] = useState(0);
  const [matter, setMatter] = useState<'merge' | 'link' | null>(null);

  const onTakeBack = async (dispatch: TimelineDispatch) => {
    await takeBack(client, owner, row.id, dispatch);
    if (dispatch.stage) setAsked({ mode: dispatch.stage, postId: null });
  };

  const answerIn = (postId: string, text: string | null) => {
    if (text !== null)
      typeAlso({ owner, conversationId: row.id, mode: 'public' }, text, { version: row.version, postId });
    setAsked({ mode: 'public', postId });
  };

  const aside = (
    <>
      <Restraints detail={detail} />
      <Who row={row} />
      <Suspense>
        <ClockPanel row={row} />
      </Suspense>
      <ContactPanel detail={detail} view={view} />
      <Suspense>
        <TaskPanel tasks={detail.tasks} conversationId={row.id} onAdd={() => setAdding(true)} />
        <VerificationPanel row={row} onStart={verify} />
        <JudgedPanel row={row} />
        <WhyPanel row={row} />
      </Suspense>
    </>
  );

  return (
    <>
      <section
        ref={pane}
        tabIndex={-1}
        aria-label={t('conversation.label', { name })}
        className="flex min-h-0 min-w-0 flex-1 flex-col bg-panel outline-none"
      >
        {/* Where the list and its heading are out of sight, the page needs one of its own. */}
        <h1 className="sr-only min-[900px]:hidden">{t('conversation.label', { name })}</h1>
        <ConversationHeader
          detail={detail}
          onBack={close}
          onDone={advance}
          onUnread={() => {
            setLeftUnread(true);
            close();
            markUnread(row);
          }}
          onMerge={() => setMatter('merge')}
          onLink={() => setMatter('link')}
          onMacros={() => setChoosingMacro(true)}
          onAnswer={answerIn}
          onShow={(id) => void show(id)}
          keysElsewhere={choosing}
          handing={handing}
          personShown={person}
          onTogglePerson={() => setPerson(!person)}
        />
        <MatterStrip row={row} onShow={show} />
        <Suspense>
          <AsideStrip row={row} />
        </Suspense>
        <Suspense>
          <EscalationStrip conversationId={row.id} />
        </Suspense>
        {detail.invitation && <InvitationStrip invitation={detail.invitation} />}
        <PublicPosts posts={detail.posts} onAnswer={(postId) => setAsked({ mode: 'public', postId })} />
        {threadId === null ? (
          <Timeline
            detail={detail}
            onTakeBack={onTakeBack}
            onThread={setThreadId}
            onSplit={mayWrite ? (message) => split(row.id, message.id) : undefined}
            correct={(message) => (waysOf(message).length > 0 ? () => setWrong(message) : undefined)}
            onTrace={setTraced}
            onAnswer={({ threadId, author }, mode, text) =>
              setAsked({
                mode,
                postId: mode === 'public' ? `${threadId} ${author.profileId}` : null,
                ...(text === undefined ? {} : { text }),
              })
            }
            end={<WaitingEntries conversationId={row.id} owner={owner} />}
          />
        ) : (
          <Suspense fallback={<SkeletonRows count={5} avatar />}>
            <ThreadView detail={detail} threadId={threadId} onClose={closeThread} />
          </Suspense>
        )}
        {!handNetworks.includes(row.network) && <Unreachable stages={detail.stages} />}
        <Writing conversationId={row.id} />
        <Suspense>
          <ConversationMacros row={row} choosing={choosingMacro} onChoosing={setChoosingMacro} />
        </Suspense>
        <Suspense>
          {adding && <TaskDialog task={null} conversationId={row.id} onClose={() => setAdding(false)} />}
          {wrong && (
            <CorrectDialog
              message={wrong}
              ways={waysOf(wrong)}
              returned={detail.returned.find(({ messageId }) => messageId === wrong.id)}
              onClose={() => setWrong(null)}
              onDone={(promises) => {
                setPromised(promises);
                void client.invalidateQueries({ queryKey: detailKey(row.id) });
              }}
            />
          )}
          {traced && <TraceDialog message={traced} onClose={() => setTraced(null)} />}
          {verifying && <VerifyDialog row={row} onClose={() => setVerifying(false)} />}
          {matter && <MatterDialog row={row} purpose={matter} onClose={() => setMatter(null)} onShow={show} />}
        </Suspense>
        <Composer
          detail={detail}
          asked={asked}
          promised={promised}
          onLeave={() => pane.current?.focus()}
          onHandOn={() => setHanding(handing + 1)}
          onVerify={verify}
        />
      </section>
      {beside.isShown && (
        <aside
          aria-label={t('contact.label')}
          className="w-72 shrink-0 overflow-y-auto border-s border-line bg-bg px-4 py-3.5"
        >
          {aside}
        </aside>
      )}
      {!beside.hasRoom && (
        <Dialog open={isAbove} onOpenChange={setAbove} title={t('contact.label')} size="small">
          {aside}
        </Dialog>
      )}
    </>
  );
}
