/** "Café Acme & Co." is @cafe_acme_co, because a handle knows no hyphen; a name without Latin letters is @brand. */
export function handleFrom(name: string): string {
  const latin = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    latin
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 30) || 'brand'
  );
}
