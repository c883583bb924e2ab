import type { Card } from '../shipped.ts';

/** One text to learn from; `fold` keeps together what must not stand on both sides when measuring, `slices` names what is measured by itself. */
export type Row = { text: string; label: string; fold: string; weight?: number; slices?: string[] };

/** A model to be made. */
export type TrainingTask = Pick<Card, 'name' | 'task' | 'labels' | 'limits' | 'sources'> & {
  rows(folder: string): Row[];
  /** How the folds part the rows, for the card. */
  split: string;
  epochs: number;
  rate: number;
  /** How strongly weights are drawn to nought; 1e-5 where nothing is said. Where the texts are few and of one kind, more. */
  decay?: number;
  /** How many times as fast what is counted of a text is learned as its words. */
  countRate?: number;
  /** 0: every row weighs the same; 1: every label does. */
  balance: number;
  /** How much more a label weighs than the balance says. */
  boost?: Record<string, number>;
  /** Added to the score of each label when all is learned. */
  shift?: Record<string, number>;
  /** How often each label is met where the model is used, in shares; confidence holds for these. Without: as often as in the rows. */
  expected?: Record<string, number>;
  /** Other texts, never trained on, on which the model is measured too. */
  outside?: readonly { measured: string; rows(folder: string): Row[] }[];
};
