import { useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState } from 'react';
import * as z from 'zod/mini';
import { type Policy, type PolicyBody, type PolicyContent, type PolicyKind, policyBodies } from '#contract/policy.ts';
import { simulatedKinds } from '#contract/simulation.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { ConfirmDialog } from '#web/ui/Dialog.tsx';
import { PolicyFoot } from './PolicyFoot.tsx';
import { policyQuery } from './queries.ts';
import { Versions } from './Versions.tsx';

const Preview = lazyPart(() => import('#web/features/simulation/Preview.tsx'), 'Preview', ['simulation']);

type Draw<K extends PolicyKind> = (body: PolicyBody<K>, change: (body: PolicyBody<K>) => void) => ReactNode;
type EditorProps<K extends PolicyKind> = {
  kind: K;
  children: Draw<K>;
  /** Whether the editor is still there after a step on the same page; then nothing is lost by it. */
  stays?: (search: Record<string, unknown>) => boolean;
};

/** A policy being edited: nothing of it holds until it is switched on. */
export function PolicyEditor<K extends PolicyKind>({ kind, children, stays }: EditorProps<K>) {
  const query = useQuery(policyQuery(kind));
  return (
    <Loaded query={query}>
      {(policy) => (
        <Editor kind={kind} policy={policy} {...(stays ? { stays } : {})}>
          {children}
        </Editor>
      )}
    </Loaded>
  );
}

function Editor<K extends PolicyKind>({ kind, policy, children, stays }: EditorProps<K> & { policy: Policy }) {
  const [edited, setEdited] = useState<PolicyBody<K> | null>(null);
  const body = edited ?? bodyOf(kind, policy.draft?.content ?? policy.active);
  // Kind and body are one pair, which TypeScript does not follow through K.
  const content = { kind, body } as PolicyContent;
  const isComplete = z.safeParse(policyBodies[kind], body).success;
  return (
    <>
      {children(body, setEdited)}
      {isSimulated(kind) && (
        <Suspense>
          <Preview content={content} isIncomplete={!isComplete} />
        </Suspense>
      )}
      <PolicyFoot
        kind={kind}
        policy={policy}
        content={content}
        isEdited={edited !== null}
        problem={isComplete ? null : t(kind === 'priority' ? 'policy.incomplete.priority' : 'policy.incomplete')}
        onReset={() => setEdited(null)}
      />
      <Versions kind={kind} policy={policy} />
      <AskBeforeLeaving isEdited={edited !== null} stays={stays ?? never} />
    </>
  );
}

const never = () => false;

type LeavingProps = { isEdited: boolean; stays: (search: Record<string, unknown>) => boolean };

/** What was changed and not kept is lost with the page, so leaving asks. */
function AskBeforeLeaving({ isEdited, stays }: LeavingProps) {
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => isEdited && !(current.pathname === next.pathname && stays(next.search)),
    enableBeforeUnload: isEdited,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      open={leaving.status === 'blocked'}
      onOpenChange={() => leaving.reset?.()}
      title={t('policy.leave')}
      description={t('policy.leave.body')}
      action={t('policy.leave.action')}
      danger
      onConfirm={() => leaving.proceed?.()}
    />
  );
}

const isSimulated = (kind: PolicyKind) => simulatedKinds.some((one) => one === kind);

function bodyOf<K extends PolicyKind>(kind: K, content: PolicyContent): PolicyBody<K> {
  if (content.kind !== kind) throw new Error(`A policy of kind ${kind} holds one of kind ${content.kind}.`);
  // As above.
  return content.body as PolicyBody<K>;
}
