import type { Translation } from '../catalogue.ts';
import type { saveView as english } from '../en/save-view.ts';

export const saveView: Translation<typeof english> = {
  'view.save.name': 'Nom',
  'view.save.name.needed': 'Donnez-lui un nom.',
  'view.save.audience': 'Qui la voit',
  'view.save.audience.me': 'Moi seulement',
  'view.save.audience.team': 'Une équipe',
  'view.save.audience.everyone': 'Tout le monde',
  'view.save.team': 'Équipe',
  'view.save.me.hint': '« Moi » et « mes équipes » dans un filtre désignent la personne qui regarde.',
};
