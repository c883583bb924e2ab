/** What is shown to people who did not ask for it. */
export const adTables = `
  create table if not exists ad (id text primary key, person_id text not null, name text not null, campaign text not null,
    countries text not null, story_id text, media_id text) strict;
`;
