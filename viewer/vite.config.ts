import { defineConfig } from 'vite';

/** Builds the page into dist/viewer/page, where the server finds it. Nothing inline: the Content-Security-Policy forbids it. */
export default defineConfig({
  root: new URL('./page', import.meta.url).pathname,
  base: './',
  build: {
    outDir: new URL('../dist/viewer/page', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      // How long the plug-ins took is no news to whoever installs Entente.
      checks: { pluginTimings: false },
      input: {
        index: new URL('./page/index.html', import.meta.url).pathname,
        // The element for other pages, under a name that stays.
        'entente-graph': new URL('./page/main.ts', import.meta.url).pathname,
      },
      output: {
        entryFileNames: ({ name }) => (name === 'entente-graph' ? 'entente-graph.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { format: 'es' },
});
