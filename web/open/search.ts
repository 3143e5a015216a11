/** Search in the browser: the index is fetched once somebody begins to type, and what is typed goes nowhere. */
import type MiniSearch from 'minisearch';

interface Entry {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly more: string;
  readonly to: string;
}

interface Found {
  readonly kinds: Readonly<Record<string, string>>;
  readonly index: MiniSearch<Entry>;
}

const most = 30;

export function prepareSearch(): void {
  const form = document.querySelector<HTMLFormElement>('[data-search]');
  const field = form?.querySelector('input');
  const results = document.querySelector<HTMLElement>('[data-results]');
  const status = document.querySelector<HTMLElement>('[data-status]');
  const browse = document.querySelector<HTMLElement>('[data-browse]');
  if (form === null || !field || results === null || status === null || browse === null) return;
  form.hidden = false;
  // the first line is for who has no script
  browse.querySelector('p')?.remove();
  form.addEventListener('submit', event => event.preventDefault());
  let loading: Promise<Found> | undefined;
  let asked = 0;
  field.addEventListener('input', () => {
    const query = field.value.trim();
    const turn = (asked += 1);
    loading ??= load(form.dataset['search'] ?? '');
    loading.then(
      found => {
        if (turn === asked) show(query, found);
      },
      () => {
        // the next letter tries again
        loading = undefined;
        status.textContent = form.dataset['failed'] ?? '';
        browse.hidden = false;
      },
    );
  });

  function show(query: string, { index, kinds }: Found): void {
    const hits = query.length < 2 ? [] : index.search(query).slice(0, most);
    if (browse !== null) browse.hidden = hits.length > 0;
    results?.replaceChildren(
      ...hits.map(hit =>
        row({ title: String(hit['title']), kind: String(hit['kind']), to: String(hit['to']) }, kinds),
      ),
    );
    if (status === null || form === null) return;
    if (query.length < 2) status.textContent = '';
    else if (hits.length === 0) status.textContent = form.dataset['none'] ?? '';
    else if (hits.length === 1) status.textContent = form.dataset['one'] ?? '';
    else status.textContent = (form.dataset['found'] ?? '').replace('{n}', String(hits.length));
  }
}

function row(
  { title, kind, to }: Pick<Entry, 'title' | 'kind' | 'to'>,
  kinds: Found['kinds'],
): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = to;
  const name = document.createElement('span');
  name.className = 'strong';
  name.textContent = title;
  const quiet = document.createElement('span');
  quiet.className = 'quiet';
  quiet.textContent = kinds[kind] ?? '';
  link.append(name, ' ', quiet);
  item.append(link);
  return item;
}

async function load(address: string): Promise<Found> {
  const [{ default: Index }, answer] = await Promise.all([import('minisearch'), fetch(address)]);
  if (!answer.ok) throw new Error('The search index is not there');
  const { kinds, entries } = (await answer.json()) as { kinds: Found['kinds']; entries: Omit<Entry, 'id'>[] };
  const index = new Index<Entry>({
    fields: ['title', 'more'],
    storeFields: ['kind', 'title', 'to'],
    processTerm: term => term.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase(),
    searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  });
  index.addAll(entries.map((entry, id) => ({ id, ...entry })));
  return { kinds, index };
}
