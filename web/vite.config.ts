import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  plugins: [react()],
  resolve: {
    alias: {
      // The design system asks this package for its icons. Its drawings belong to one city and are not free to use.
      '@amsterdam/design-system-react-icons': fileURLToPath(
        new URL('./ui/system-icons.tsx', import.meta.url),
      ),
    },
  },
  build: {
    target: 'es2023',
    // Nothing inlined: the content security policy allows files of our own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/auth': 'http://127.0.0.1:8080' } },
});
