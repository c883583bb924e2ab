import type { Translation } from '../catalogue.ts';
import type { saveView as english } from '../en/save-view.ts';

export const saveView: Translation<typeof english> = {
  'view.save.name': 'Name',
  'view.save.name.needed': 'Geben Sie ihr einen Namen.',
  'view.save.audience': 'Wer sie sieht',
  'view.save.audience.me': 'Nur ich',
  'view.save.audience.team': 'Ein Team',
  'view.save.audience.everyone': 'Alle',
  'view.save.team': 'Team',
  'view.save.me.hint': '„Ich“ und „meine Teams“ in einem Filter meinen den, der hinsieht.',
};
