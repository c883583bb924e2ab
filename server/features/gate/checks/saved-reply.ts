import { piecesOf } from '#contract/saved-reply-text.ts';
import type { Check, Finding } from '../check.ts';
import type { TextFacts } from '../facts.ts';
import { stop } from '../verdict.ts';

/** What was saved for long is sent only while it is good, and with every blank filled. */
export const savedReply = {
  name: 'saved_reply',
  of: 'texts',
  look: ({ origins, text }: Pick<TextFacts, 'origins' | 'text'>): Finding[] => [
    ...origins.filter(({ isUnchanged }) => isUnchanged).flatMap(objectionTo),
    ...blanks(origins),
    ...variables(text),
  ],
} satisfies Check;

function objectionTo({ title, expiredAt, isDeleted, awaitsRelease }: TextFacts['origins'][number]): Finding[] {
  const named = title === '' ? 'A saved reply in this text' : `The saved reply “${title}”`;
  if (expiredAt !== null)
    return [
      stop('saved_reply_expired', `${named} has expired. Say it in other words, or ask for a new one.`, {
        title,
        at: expiredAt.toISOString(),
      }),
    ];
  if (awaitsRelease && !isDeleted)
    return [
      stop('saved_reply_unreleased', `${named} has to be released by a second person before anybody sends it.`, {
        title,
      }),
    ];
  if (!isDeleted) return [];
  return [
    stop('saved_reply_deleted', `${named} was deleted after it was inserted here. Say it in other words.`, { title }),
  ];
}

function blanks(origins: TextFacts['origins']): Finding[] {
  const left = [...new Set(origins.flatMap(({ blanksLeft }) => blanksLeft))].join(', ');
  return left === '' ? [] : [stop('blanks_left', `Fill in ${left} first.`, { blanks: left })];
}

/** Variables that somebody typed or took from elsewhere: nobody fills them any more. */
function variables(text: string): Finding[] {
  const left = piecesOf(text).flatMap((piece) =>
    piece.kind === 'variable' && /^(?:customer|agent|workspace|channel|conversation|contact)\./.test(piece.name)
      ? [`{{${piece.name}}}`]
      : [],
  );
  const names = [...new Set(left)].join(', ');
  if (names === '') return [];
  return [stop('variables_left', `${names} stands for something. Write what it should say.`, { names })];
}
