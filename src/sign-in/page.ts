/** The few pages the server makes itself: without script, without inline style, in plain Dutch. */
import { html, type Html } from '#kernel/html.ts';

export const STYLESHEET_PATH = '/auth/pages.css';

export function page(options: { title: string; body: Html; refresh?: string }): string {
  const refresh =
    options.refresh === undefined
      ? undefined
      : html`<meta http-equiv="refresh" content="0; url=${options.refresh}" />`;
  return html`<!doctype html>
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        ${refresh}
        <title>${options.title} - Perspectief</title>
        <link rel="stylesheet" href="${STYLESHEET_PATH}" />
      </head>
      <body>
        <header>
          <p class="name">Perspectief</p>
          <p class="practice">Alleen om te oefenen, geen echte gegevens</p>
        </header>
        <main>
          <h1>${options.title}</h1>
          ${options.body}
        </main>
      </body>
    </html> `.text;
}

export const stylesheet = `
*, *::before, *::after { box-sizing: border-box; }
html { color: #17212b; background: #f7f5f1; font: 1.0625rem/1.5 'Atkinson Hyperlegible Next', system-ui, sans-serif; }
body { margin: 0; }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; justify-content: space-between;
  padding: 12px 24px; background: #fff; border-bottom: 1px solid #e2ddd3; }
header p { margin: 0; }
.name { font-weight: 700; color: #0b5563; }
.practice { padding: 4px 12px; border-radius: 6px; color: #6b4e00; background: #fbf3da; }
main { max-width: 45rem; margin: 40px auto; padding: 0 24px 64px; }
h1 { margin: 0 0 16px; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 40px 0 8px; font-size: 1.3rem; }
h3 { margin: 24px 0 8px; font-size: 1.05rem; }
p { max-width: 70ch; }
a { color: #0b5563; }
a:hover { color: #083f4a; }
:focus-visible { outline: 3px solid #0b5563; outline-offset: 2px; }
.act { display: inline-block; min-height: 44px; padding: 9px 24px; border: 0; border-radius: 6px; font: inherit; font-weight: 600;
  color: #fff; background: #0b5563; text-decoration: none; cursor: pointer; }
.act:hover { color: #fff; background: #083f4a; }
.plain { min-height: 44px; padding: 9px 24px; border: 1px solid #8a8578; border-radius: 6px; font: inherit; color: #17212b;
  background: transparent; cursor: pointer; }
.plain:hover { background: #e6f0f1; }
.choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 8px; margin: 0; padding: 0; list-style: none; }
.choices button { width: 100%; min-height: 44px; padding: 9px 16px; border: 1px solid #8a8578; border-radius: 6px; font: inherit;
  text-align: left; color: #17212b; background: #fff; cursor: pointer; }
.choices button:hover { background: #e6f0f1; }
.quiet { margin-top: 40px; font-size: 0.9375rem; color: #3d4a57; }
code { overflow-wrap: anywhere; }
label, legend { display: block; margin: 24px 0 4px; padding: 0; font-weight: 600; }
fieldset { margin: 24px 0 0; padding: 0; border: 0; }
fieldset legend { margin-top: 0; }
.pick { display: flex; gap: 12px; align-items: center; min-height: 44px; margin: 0; font-weight: 400; }
.pick input { flex: none; width: 24px; height: 24px; margin: 0; accent-color: #0b5563; }
textarea, input[type='text'], input[type='tel'] { display: block; width: 100%; max-width: 40rem; padding: 9px 12px;
  border: 1px solid #6b675d; border-radius: 6px; font: inherit; color: inherit; background: #fff; }
textarea { min-height: 8rem; resize: vertical; }
.hint { margin: 0 0 8px; color: #3d4a57; }
.wrong { margin: 4px 0; padding-left: 12px; border-left: 4px solid #a3161d; font-weight: 600; color: #a3161d; }
.asked { margin: 16px 0; padding: 16px 24px; border-left: 4px solid #0b5563; background: #fff; overflow-wrap: anywhere; white-space: pre-line; }
.kept { padding: 12px 16px; background: #fff; border: 1px solid #e2ddd3; border-radius: 6px; overflow-wrap: anywhere; white-space: pre-line; }
.alarm { padding: 12px 16px; border-radius: 6px; color: #4a0d10; background: #fbeaea; }
form .act { margin-top: 32px; }
@media print { .practice, .no-print { display: none; } html { background: #fff; } }
@media (max-width: 30rem) { main { margin-top: 24px; padding: 0 16px 40px; } header { padding: 12px 16px; } }
`;
