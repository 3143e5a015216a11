import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const font = fileURLToPath(
  import.meta
    .resolve('@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'),
);

/** The script, style and worker of the public pages, under names that stay: the pages are written apart from them. */
export default defineConfig({
  root: here,
  base: './',
  publicDir: false,
  resolve: { alias: { './font.woff2': font } },
  plugins: [
    {
      name: 'files as they are',
      writeBundle({ dir }) {
        cpSync(`${here}manifest.webmanifest`, `${dir ?? ''}/bestanden/manifest.webmanifest`);
        cpSync(`${here}../public/icon.svg`, `${dir ?? ''}/bestanden/icon.svg`);
      },
    },
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      input: { open: `${here}open.ts`, sw: `${here}sw.ts` },
      output: {
        entryFileNames: chunk => (chunk.name === 'sw' ? 'sw.js' : 'bestanden/[name].js'),
        // the only chunk is the search, fetched when somebody searches
        chunkFileNames: 'bestanden/zoeken.js',
        assetFileNames: ({ names }) => {
          if (names.some(name => name.endsWith('.woff2'))) return 'bestanden/font.woff2';
          return names.some(name => name.endsWith('.css'))
            ? 'bestanden/open.css'
            : 'bestanden/[name][extname]';
        },
      },
    },
  },
});
