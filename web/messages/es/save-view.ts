import type { Translation } from '../catalogue.ts';
import type { saveView as english } from '../en/save-view.ts';

export const saveView: Translation<typeof english> = {
  'view.save.name': 'Nombre',
  'view.save.name.needed': 'Ponle un nombre.',
  'view.save.audience': 'Quién la ve',
  'view.save.audience.me': 'Solo yo',
  'view.save.audience.team': 'Un equipo',
  'view.save.audience.everyone': 'Todos',
  'view.save.team': 'Equipo',
  'view.save.me.hint': '«Yo» y «mis equipos» en un filtro se refieren a quien mira.',
};
