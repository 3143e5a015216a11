/** Pages made on this side: everything filled in is escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = string | number | Html | undefined | readonly Html[];

/** Everything filled in is escaped, unless it was made here. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => `${text}${render(parts[index])}`).join(''));
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(one => one.text).join('');
  return String(part).replaceAll(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
