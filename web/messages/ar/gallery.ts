import type { Translation } from '../catalogue.ts';
import type { gallery as english } from '../en/gallery.ts';

export const gallery: Translation<typeof english> = {
  'gallery.title': 'نظام التصميم',
};
