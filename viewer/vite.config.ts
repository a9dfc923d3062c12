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
  },
  worker: { format: 'es' },
});
