import { handNetworks } from '#contract/hand-network.ts';
import type { Mode } from '#web/domain/mode.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { Collision } from './Collision.tsx';
import { isEmpty } from './draft.ts';
import { choosePost, discard, haveSeen } from './draft-store.ts';
import { Moved } from './Moved.tsx';
import { NativeAnswer } from './NativeAnswer.tsx';
import { PostPicker } from './PostPicker.tsx';
import { Proposal } from './Proposal.tsx';
import { ReturnedNote } from './ReturnedNote.tsx';
import { SaveState } from './SaveState.tsx';
import type { Writing } from './use-writing.ts';
import { WindowNote } from './WindowNote.tsx';

const warnings: Record<Mode, string> = { public: 'text-public', private: 'text-private', note: 'text-note' };

/** Who will read this, whether it is saved, which post it answers, and what happened while it was written. */
export function ComposerHead({ writing }: { writing: Writing }) {
  const { detail, mode, place, stages, typing, verdict, nameIn, moveToPrivate } = writing;
  const { conversation, posts } = detail;
  const collision = verdict.checks.find((one) => one.check === 'collision' && one.verdict === 'stop');
  const returned = isEmpty(typing) ? undefined : detail.returned.find(({ stage }) => stage === mode);
  return (
    <>
      <div className="mb-1 flex items-center gap-x-3 text-xs resting:hidden">
        <p className={cx('min-w-0 flex-1 font-semibold', warnings[mode])}>
          {t(`composer.warn.${mode}`, { name: nameIn(mode) })}
        </p>
        <SaveState typing={typing} place={place} />
      </div>
      {mode === 'private' && stages.private?.window && (
        <WindowNote conversation={conversation} window={stages.private.window} />
      )}
      {mode === 'note' && handNetworks.includes(conversation.network) && (
        <NativeAnswer conversationId={conversation.id} network={conversation.network} />
      )}
      <Proposal writing={writing} />
      {mode === 'public' && posts.length > 1 && (
        <PostPicker
          posts={posts}
          chosen={stages.public?.postId ?? null}
          onChoose={(postId) => {
            choosePost(place, postId);
            verdict.clear();
          }}
        />
      )}
      {mode === 'public' && stages.initial === 'private' && <Moved onSwitch={moveToPrivate} />}
      {returned && <ReturnedNote returned={returned} />}
      {collision && (
        <Collision
          check={collision}
          onKeep={() => {
            haveSeen(place, conversation.version);
            verdict.clear();
          }}
          onDrop={() => {
            discard(place);
            verdict.clear();
          }}
        />
      )}
    </>
  );
}
