/** The tasks that a team may teach. */
export const taughtTasks = [
  'sentiment',
  'offensive',
  'hate',
  'threat',
  'spam',
  'frustrated',
  'question',
  'urgent',
  'theme',
] as const;
export type TaughtTask = (typeof taughtTasks)[number];

/** What a workspace's corrections taught about one task, over the shipped weights. Plain JSON; made by `learn` only. */
export type Head = {
  task: TaughtTask;
  labels: string[];
  /** How many corrections it learned from. */
  examples: number;
  /** The shipped model under it; under another it is to be learned anew. */
  model: string;
  /** Per label, in base64: one signed byte a feature. */
  weights: string[];
  scales: number[];
  biases: number[];
};

export type Heads = Partial<Record<TaughtTask, Head>>;
