// Runs before the first paint, so that a dark screen never flashes white. theme.ts keeps it up to date afterwards.
(() => {
  let stored = {};
  try {
    stored = localStorage;
  } catch {
    // Storage is blocked: follow the system.
  }
  const asks = (query) => matchMedia(query).matches;
  const choice = stored.theme || 'system';
  const dark = choice === 'dark' || (choice === 'system' && asks('(prefers-color-scheme: dark)'));
  const more = stored.contrast === 'more' || asks('(prefers-contrast: more)');
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.dataset.contrast = more ? 'more' : 'normal';
})();
