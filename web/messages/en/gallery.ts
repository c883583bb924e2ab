/** Words of the design-system page that no component brings itself. */
export const gallery = {
  'gallery.title': 'Design system',
} as const;
