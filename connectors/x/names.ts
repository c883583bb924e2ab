import { x } from './limits.ts';

/**
 * What X's own words are for what we ask for. The description 2.167 says "posts", the pages beside it and older servers
 * "tweets"; which one a server takes is found out by asking.
 */
export const dialects = {
  posts: { fields: 'post.fields', referenced: 'referenced_posts', note: 'note_post' },
  tweets: { fields: 'tweet.fields', referenced: 'referenced_tweets', note: 'note_tweet' },
} as const;
export type Dialect = keyof typeof dialects;

const userFields = ['name', 'username', 'profile_image_url', 'public_metrics', 'protected', 'created_at'];
const mediaFields = ['alt_text', 'preview_image_url', 'type', 'url', 'variants'];

/** What a post is asked for with, all that we show of it. */
export function postQuery(dialect: Dialect): Record<string, string> {
  const { fields, referenced, note } = dialects[dialect];
  const reading = ['created_at', 'conversation_id', 'entities', 'attachments', 'lang', 'public_metrics', note];
  // Named as expansions in the newer words, as fields in the older.
  const older = dialect === 'tweets' ? ['author_id', 'in_reply_to_user_id', referenced, 'edit_history_tweet_ids'] : [];
  const source = dialect === 'tweets' ? `${referenced}.id` : referenced;
  return {
    [fields]: [...reading, 'display_text_range', ...older].join(','),
    expansions: ['author_id', 'attachments.media_keys', 'in_reply_to_user_id', source].join(','),
    'user.fields': userFields.join(','),
    'media.fields': mediaFields.join(','),
  };
}

/** What direct messages are asked for with. */
export const directQuery = {
  'dm_event.fields': 'id,text,event_type,created_at,dm_conversation_id,attachments,entities',
  expansions: 'sender_id,participant_ids,attachments.media_keys',
  'user.fields': userFields.join(','),
  'media.fields': mediaFields.join(','),
  event_types: 'MessageCreate',
  max_results: String(x.pageSize),
};
