import { useState } from 'react';
import { draftInvitation } from '#contract/going-private.ts';
import type { StageProposal } from '#contract/stage-proposal.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { cx } from '#web/ui/cx.ts';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { notice } from '#web/ui/Toast.tsx';
import type { Writing } from './use-writing.ts';

/**
 * Where an answer belongs and why, said quietly; one key takes it, the person decides. Nothing for a note, nor where an
 * answer can only be private and is.
 */
export function Proposal({ writing }: { writing: Writing }) {
  const { detail, mode, stages } = writing;
  const { proposal } = detail;
  const isNote = mode === 'note';
  const take = useTake(writing);
  const isOther = proposal !== null && proposal.stage !== mode;
  /** They are asked already, or the words that ask them stand here. */
  const isAsked =
    proposal?.invites === true && (detail.invitation?.state === 'waiting' || writing.typing.invites === true);
  const mayTake = isOther && !isNote && !(isAsked && mode === 'public');
  useShortcuts(
    { y: { run: () => void take.run(), label: t('stage.take') } },
    { group: t('composer.keys'), active: mayTake },
  );
  const isPlain = proposal?.stage === 'private' && stages.public === null && !isOther;
  if (!proposal || isNote || isPlain) return null;
  return (
    <p
      className={cx(
        'mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs resting:hidden',
        isOther ? 'text-ink2' : 'text-ink3',
      )}
    >
      <span className="min-w-0 flex-1 basis-48">
        <span className={cx(isOther && 'font-semibold')}>{t(`stage.propose.${proposal.stage}`)}</span>
        {': '}
        {proposal.reasons.map(reasonWords).join(' · ')}
      </span>
      {mayTake && (
        <Button size="small" keys="y" busy={take.busy} onClick={() => void take.run()}>
          {t(proposal.invites && mode === 'public' ? 'stage.invite' : `stage.take.${proposal.stage}`)}
        </Button>
      )}
    </p>
  );
}

function reasonWords({ kind, name = '', word = '', count = 0 }: StageProposal['reasons'][number]): string {
  return t(`stage.why.${kind}`, { name, word, count });
}

/** Goes where it is proposed: from a public post by asking the customer in, with words to be read before they are sent. */
function useTake({ detail, mode, stages, typing, change, goTo }: Writing) {
  const [busy, setBusy] = useState(false);
  const { proposal, conversation } = detail;
  const run = async () => {
    if (!proposal) return;
    if (!proposal.invites || mode !== 'public') {
      goTo(proposal.stage);
      return;
    }
    setBusy(true);
    await attempt(async () => {
      const { text, problem } = await call(draftInvitation, {
        params: { conversationId: conversation.id },
        query: { replyToId: stages.public?.replyToId },
      });
      if (problem) notice({ title: t('stage.invite.failed'), tone: 'error' });
      else {
        change({ text: typing.text.trim() === '' ? text : `${typing.text}\n\n${text}`, invites: true });
        goTo('public');
      }
    }, t('stage.invite.failed'));
    setBusy(false);
  };
  return { run, busy };
}
