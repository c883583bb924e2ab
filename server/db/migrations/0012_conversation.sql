-- What a film or a sound says in writing: where its network has it, and the WebVTT text once it was fetched.
alter table attachment add column captions_url text;
alter table attachment add column captions text;

-- Which public post a draft answers, as `PublicStage.postId` names it; null for whichever is offered.
alter table draft add column post_id text;

-- Who had an account of ours block or mute somebody; null when it was an API key, or somebody who is gone.
alter table restraint add column agent_id uuid;
alter table restraint add constraint restraint_agent foreign key (workspace_id, agent_id)
  references agent (workspace_id, id) on delete set null (agent_id);
