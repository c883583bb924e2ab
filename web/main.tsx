import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import '@fontsource-variable/inter/wght.css';
import './ui/tokens.css';
import { App } from './app.tsx';
import { startConnection } from './connection.ts';
import { startRegion } from './i18n.ts';
import { startTheme } from './theme.ts';
import { startFocusRefuge } from './ui/focus-refuge.ts';
import { startShortcuts } from './ui/shortcuts.ts';
import { startUpdates } from './update.ts';

// The page's policy forbids building functions from text, which the validator would try otherwise.
z.config({ jitless: true });

startTheme();
startConnection();
startShortcuts();
startFocusRefuge();
startUpdates();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');
// The first words are drawn in the reader's language; a catalogue that does not come leaves them English.
await startRegion(location.search);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
