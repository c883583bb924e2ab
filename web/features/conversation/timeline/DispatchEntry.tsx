import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleHelp from 'lucide-react/icons/circle-help';
import SendHorizontal from 'lucide-react/icons/send-horizontal';
import { type ReactNode, useEffect, useState } from 'react';
import type { TimelineDispatch } from '#contract/timeline.ts';
import { errorMessage } from '#web/api.ts';
import { accountName } from '#web/domain/networks.ts';
import { ModeIcon } from '#web/domain/VisibilityTag.tsx';
import { exactTime } from '#web/format.ts';
import { isMessageKey, t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { cx } from '#web/ui/cx.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { notice } from '#web/ui/Toast.tsx';
import type { Settlement } from '../message-commands.ts';
import { Attachments } from './Attachments.tsx';
import { Choices } from './Choices.tsx';
import { RichText } from './RichText.tsx';

type DispatchProps = {
  dispatch: TimelineDispatch;
  onSettle: (dispatchId: string, decision: Settlement) => Promise<void>;
  /** Takes back what has not left; rejects when it is too late. */
  onTakeBack: (dispatch: TimelineDispatch) => Promise<void>;
};

/** Something of ours on its way out: where it stands, and what a person can do about it. */
export function DispatchEntry({ dispatch, onSettle, onTakeBack }: DispatchProps) {
  const { stage, state, verb } = dispatch;
  const speaks = verb === 'reply' || verb === 'direct';
  // What is done stands in the timeline itself: the message, the like, the deletion.
  if (!speaks && (state === 'sent' || state === 'cancelled')) return null;
  if (!speaks) return <ActionLine dispatch={dispatch} onSettle={onSettle} />;
  return (
    <article
      className={cx(
        'ms-10 max-w-[44rem] rounded-md border border-dashed px-3 py-2',
        stage === 'private' ? 'border-private-line bg-private-bg' : 'border-public-line bg-public-bg',
      )}
    >
      <header className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs">
        {stage && (
          <span
            className={cx(
              'flex items-center gap-1.5 font-semibold',
              stage === 'private' ? 'text-private' : 'text-public',
            )}
          >
            <ModeIcon mode={stage} size={13} />
            {t(`dispatch.stage.${stage}`, { handle: accountName(dispatch.channelHandle) })}
          </span>
        )}
        {dispatch.thread && <Tag>{t('dispatch.part', dispatch.thread)}</Tag>}
        <RelativeTime at={dispatch.at} className="text-ink3" />
        {dispatch.automatic && <span className="text-ink3">· {t('timeline.automatic')}</span>}
      </header>
      <RichText text={dispatch.text} className={state === 'cancelled' ? 'text-ink3 line-through' : ''} />
      <Attachments attachments={dispatch.attachments} />
      <Choices choices={dispatch.choices} />
      <Outcome dispatch={dispatch} onSettle={onSettle} onTakeBack={onTakeBack} />
    </article>
  );
}

function ActionLine({ dispatch, onSettle }: Pick<DispatchProps, 'dispatch' | 'onSettle'>) {
  return (
    <div className="ps-10 text-xs">
      <span className="text-ink2">
        {t('dispatch.verb', { verb: dispatch.verb, handle: accountName(dispatch.channelHandle) })}{' '}
        <RelativeTime at={dispatch.at} className="text-ink3" />
      </span>
      <Outcome dispatch={dispatch} onSettle={onSettle} onTakeBack={() => Promise.resolve()} />
    </div>
  );
}

function Outcome({ dispatch, onSettle, onTakeBack }: DispatchProps) {
  const { state } = dispatch;
  if (state === 'failed') return <Failed dispatch={dispatch} onSettle={onSettle} />;
  if (state === 'unknown') return <Unknown dispatch={dispatch} onSettle={onSettle} />;
  if (state === 'waiting' || state === 'queued' || state === 'held')
    return <Waiting dispatch={dispatch} onTakeBack={onTakeBack} />;
  return <Line icon={<SendHorizontal size={14} aria-hidden="true" />}>{t(`dispatch.state.${state}`)}</Line>;
}

function Waiting({ dispatch, onTakeBack }: Pick<DispatchProps, 'dispatch' | 'onTakeBack'>) {
  const [busy, setBusy] = useState(false);
  const seconds = useSecondsUntil(dispatch.notBefore);
  const speaks = dispatch.verb === 'reply' || dispatch.verb === 'direct';
  const held = dispatch.state === 'held';
  const asks = dispatch.state === 'waiting';
  /** A part of a thread goes when the one before it stands. */
  const follows = dispatch.thread !== null && dispatch.thread.part > 1 && dispatch.attempts === 0 && seconds === 0;
  const waits = speaks && (seconds > 0 || held || asks || follows);
  const takeBack = async () => {
    setBusy(true);
    try {
      await onTakeBack(dispatch);
    } catch (error) {
      notice({ title: t('dispatch.too_late'), description: errorMessage(error), tone: 'error' });
    }
    setBusy(false);
  };
  return (
    <Line
      icon={<SendHorizontal size={14} aria-hidden="true" />}
      actions={
        waits && (
          <Button size="small" busy={busy} onClick={takeBack}>
            {t('dispatch.undo')}
          </Button>
        )
      }
    >
      {asks ? (
        t('dispatch.state.waiting')
      ) : held ? (
        <>
          {t('dispatch.held', { handle: accountName(dispatch.channelHandle) })} {reasonOf(dispatch)}
        </>
      ) : dispatch.errorKind === 'quiet_hours' && seconds > 0 ? (
        t('dispatch.quiet', { when: exactTime(new Date(dispatch.notBefore)) })
      ) : dispatch.attempts > 0 ? (
        <>
          {t('dispatch.next_try', { count: dispatch.attempts, seconds })} {reasonOf(dispatch)}
        </>
      ) : follows ? (
        t('dispatch.follows', { part: (dispatch.thread?.part ?? 1) - 1 })
      ) : waits ? (
        t('dispatch.undo_in', { seconds })
      ) : (
        t(`dispatch.state.${dispatch.state}`)
      )}
    </Line>
  );
}

type SettleProps = Pick<DispatchProps, 'dispatch' | 'onSettle'>;

function Failed({ dispatch, onSettle }: SettleProps) {
  const speaks = dispatch.verb === 'reply' || dispatch.verb === 'direct';
  /** Its words stand in the composer again. */
  const isDraft = dispatch.errorKind === 'outside_window';
  const settle = (decision: Settlement) => void onSettle(dispatch.id, decision);
  return (
    <Line
      tone="late"
      icon={<CircleAlert size={14} aria-hidden="true" />}
      actions={
        <>
          {!isDraft && (
            <Button size="small" onClick={() => settle('retry')}>
              {t('dispatch.retry')}
            </Button>
          )}
          <Button size="small" tone="ghost" onClick={() => settle('not_sent')}>
            {t(speaks && !isDraft ? 'dispatch.discard' : 'dispatch.leave')}
          </Button>
        </>
      }
    >
      <b className="font-semibold">{t(speaks ? 'dispatch.state.failed' : 'dispatch.not_done')}.</b> {reasonOf(dispatch)}
    </Line>
  );
}

function Unknown({ dispatch, onSettle }: SettleProps) {
  const settle = (decision: Settlement) => void onSettle(dispatch.id, decision);
  return (
    <Line
      tone="soon"
      icon={<CircleHelp size={14} aria-hidden="true" />}
      actions={
        <>
          <Button size="small" onClick={() => settle('retry')}>
            {t('dispatch.unknown.retry')}
          </Button>
          <Button size="small" onClick={() => settle('sent')}>
            {t('dispatch.unknown.sent')}
          </Button>
          <Button size="small" onClick={() => settle('not_sent')}>
            {t('dispatch.unknown.not_sent')}
          </Button>
        </>
      }
    >
      <b className="font-semibold">{t('dispatch.state.unknown')}.</b> {t('dispatch.unknown.body')}
    </Line>
  );
}

const tones = { plain: 'text-ink2', late: 'text-late', soon: 'text-soon' };

type LineProps = { icon: ReactNode; tone?: keyof typeof tones; actions?: ReactNode; children: ReactNode };

function Line({ icon, tone = 'plain', actions, children }: LineProps) {
  return (
    <div role="status" className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs">
      <p className={cx('flex min-w-0 flex-1 basis-56 items-start gap-1.5 [&>svg]:mt-0.5', tones[tone])}>
        {icon}
        <span className="min-w-0">{children}</span>
      </p>
      {actions && <span className="flex flex-wrap gap-1.5">{actions}</span>}
    </div>
  );
}

/** The network's own words, else ours for that kind of failure. */
function reasonOf({ errorMessage: said, errorKind }: TimelineDispatch): string {
  if (said) return said;
  const key = `dispatch.error.${errorKind}`;
  return isMessageKey(key) ? t(key) : '';
}

/** Whole seconds left, counted down on the screen; 0 when it is over. */
function useSecondsUntil(at: string): number {
  const read = () => Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` follows `at`.
  useEffect(() => {
    setSeconds(read());
    const timer = setInterval(() => {
      const left = read();
      setSeconds(left);
      if (left === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [at]);
  return seconds;
}
