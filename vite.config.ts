import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const publicFiles = ['/theme.js', '/icon.svg', '/icon-192.png', '/manifest.webmanifest'];

/** Puts before the service worker which files the app consists of, and a version that changes with any of them. */
function listShell(): Plugin {
  return {
    name: 'list-shell',
    enforce: 'post',
    generateBundle(_, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') return;
      const hashed = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css)$/.test(name));
      const files = [...publicFiles, ...hashed.map((name) => `/${name}`).sort()];
      const version = createHash('sha256').update(files.join('\n')).update(worker.code).digest('hex').slice(0, 16);
      worker.code = `const shell = ${JSON.stringify({ version, files })};\n${worker.code}`;
    },
  };
}

/**
 * Each of these files with all it needs that those before it do not: as one file, which compresses better and comes
 * sooner than sixty. What is shared among pages beyond them the bundler splits by itself.
 */
function together(...files: string[]) {
  return files.map((file, index) => ({
    name: basename(file, extname(file)),
    test: (id: string) => id.endsWith(file),
    priority: files.length - index,
  }));
}

export default defineConfig({
  root: 'web',
  base: '/',
  plugins: [react(), tailwindcss(), listShell()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // The policy of the page forbids data: scripts and fonts, so every asset is a file of its own.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: 'web/index.html', sw: 'web/sw.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: together('web/main.tsx', 'web/pages/InboxPage.tsx', 'web/pages/ConversationPage.tsx'),
        },
      },
    },
  },
});
