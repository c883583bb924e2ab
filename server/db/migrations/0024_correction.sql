-- Other words in place of something of ours that was wrong.
alter table dispatch drop constraint dispatch_verb;
alter table dispatch add constraint dispatch_verb check (verb in
  ('reply', 'direct', 'like', 'unlike', 'hide', 'unhide', 'edit', 'delete', 'block', 'unblock', 'mute', 'unmute'));
