/** Where one goes when somebody looks over the shoulder: nothing to read, and no way back by accident. */
import { html } from '#kernel/html.ts';
import { relative } from './addresses.ts';
import type { Maker } from './page.ts';

export const hiddenPage = ({ language, words: w, to }: Maker): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'self'; font-src 'self'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${w.hidden.title}</title>
        <link rel="stylesheet" href="${relative(to.hidden, 'bestanden/open.css')}" />
      </head>
      <body class="blank">
        <main>
          <h1 class="unseen">${w.hidden.title}</h1>
        </main>
      </body>
    </html> `.text;
