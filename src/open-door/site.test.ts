import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { posix } from 'node:path';
import { atAnyDepth } from '#kernel/http/pages.ts';
import { readLibrary, type Library } from './library.ts';
import { relative } from './addresses.ts';
import { siteFiles } from './site.ts';
import { besidePages } from './write.ts';

/** What the pages refer to and other files bring: script, style, font and icons, made from web/open. */
const beside = new Set(besidePages);
const pages = new Map<string, string>();
const files = new Map<string, string>();
let library: Library;

before(async () => {
  library = readLibrary();
  for await (const { path, text } of siteFiles(library)) {
    assert.ok(!files.has(path), `${path} stands there twice`);
    files.set(path, text);
    if (path.endsWith('.html')) pages.set(path, text);
  }
});

const linksIn = (text: string): string[] =>
  [...text.matchAll(/(?:href|src|data-search)="([^"]*)"/g)].map(([, link = '']) =>
    link.replaceAll('&#38;', '&'),
  );
const bodyOf = (text: string): string => /<main[^]*<\/main>/.exec(text)?.[0] ?? '';
const named = (part: string): [string, string][] => [...pages].filter(([path]) => path.includes(part));
const isAnswer = (path: string): boolean => /wat-mag-ik-nu-doen\/[a-z-]+\/ac\d\//.test(path);

test('every link leads to a page, and to a place on it', () => {
  const idsOf = new Map(
    [...pages].map(([path, text]) => [
      path,
      new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)),
    ]),
  );
  const broken: string[] = [];
  for (const [path, text] of pages)
    for (const link of new Set(linksIn(text))) {
      if (link.startsWith('tel:')) continue;
      const [target = '', anchor] = link.split('#');
      const at = target === '' ? path : posix.normalize(posix.join(posix.dirname(path), target));
      if (!files.has(at) && !beside.has(at)) broken.push(`${path}: ${link}`);
      else if (anchor !== undefined && !(idsOf.get(at)?.has(anchor) ?? false))
        broken.push(`${path}: ${link} (no such place)`);
    }
  assert.deepEqual(broken.slice(0, 10), []);
});

test('links are relative, so that the folder can stand anywhere, and lead nowhere outside', () => {
  for (const [path, text] of pages)
    for (const link of linksIn(text)) {
      assert.doesNotMatch(link, /^(\/|https?:|\/\/)/, path);
      if (!link.startsWith('tel:'))
        assert.ok(
          !posix.normalize(posix.join(posix.dirname(path), link)).startsWith('..'),
          `${path}: ${link}`,
        );
    }
  assert.equal(relative('a/b/c.html', 'a/d.html#e'), '../d.html#e');
  assert.equal(relative('index.html', 'en/index.html'), 'en/index.html');
  assert.equal(relative('en/a/b.html', 'en/a/c/d.html'), 'c/d.html');
});

test('a number that can be called is called, also where the server shows a page at any depth', () => {
  const links = /<a\s[^>]*?href="([^"]*)"[^>]*>([^]*?)<\/a>/g;
  const callable = (text: string): string[] =>
    [...text.matchAll(links)]
      .filter(
        ([, link = '', words = '']) => /tel:|mailto:/.test(link) || /^\s*(112|0[89]00-\d{4})\s*$/.test(words),
      )
      .map(([, link = '']) => link);
  let called = 0;
  for (const [path, text] of pages)
    for (const [how, shown] of [
      [path, text],
      [`${path} at any depth`, atAnyDepth(text, '/open/')],
    ] as const)
      for (const link of callable(shown)) {
        assert.match(link, /^tel:\+?\d+$/, how);
        called += 1;
      }
  assert.ok(called > 1000);
  for (const path of ['404.html', 'en/404.html'])
    assert.deepEqual(
      new Set(callable(atAnyDepth(pages.get(path) ?? '', '/open/'))),
      new Set(['tel:08002000']),
    );
  assert.match(atAnyDepth('<a href="nu-gevaar.html">', '/open/'), /href="\/open\/nu-gevaar\.html"/);
});

test('the same content gives the same bytes', async () => {
  let at = 0;
  for await (const { path, text } of siteFiles(readLibrary())) {
    assert.equal(text, files.get(path), path);
    at += 1;
  }
  assert.equal(at, files.size);
});

test('no page runs or loads anything of its own making, and none can be told to', () => {
  for (const [path, text] of pages) {
    assert.match(
      text,
      /<meta\s+http-equiv="Content-Security-Policy"\s+content="default-src (&#39;|')none/,
      path,
    );
    assert.doesNotMatch(
      text,
      /<script(?![^>]*src=)|<style| style="| on[a-z]+="|javascript:|https?:\/\//,
      path,
    );
  }
});

test('no page leads to a dead end: each has a way on and a number to call', () => {
  for (const [path, text] of pages) {
    if (path.endsWith('leeg.html')) continue;
    assert.ok(linksIn(bodyOf(text)).length > 0 || /zoeken/.test(path), `${path} leads on`);
    assert.match(text, /112/, path);
  }
  const asked = [...pages].filter(
    ([path]) =>
      isAnswer(path) ||
      path.endsWith('nu-gevaar.html') ||
      /protocollen\/(?!index)/.test(path) ||
      /(kind-uit-beeld|meldcode)\.html/.test(path),
  );
  assert.ok(asked.length > 500);
  for (const [path, text] of asked) assert.match(bodyOf(text), /href="(tel:|[./]*(?:en\/)?nu-gevaar)/, path);
});

describe('Wat mag ik nu doen?', () => {
  test('each signaller finds all ages, and in each age a way for what fits nothing', () => {
    const { signallers } = library.advice;
    assert.equal(signallers.length, 30);
    for (const [path] of named('/ac'))
      if (/wat-mag-ik-nu-doen\/[a-z-]+\/ac\d\.html/.test(path))
        assert.match(bodyOf(pages.get(path) ?? ''), /geen-van-deze\.html/, path);
    assert.equal(
      [...pages.keys()].filter(path => /^wat-mag-ik-nu-doen\/.*geen-van-deze\.html$/.test(path)).length,
      30 * 5,
    );
  });

  test('every signal of a signaller and age has an answer that can be called about', () => {
    for (const signal of library.barriers.signals)
      for (const signaller of signal.signallers)
        for (const age of signal.ageCategories) {
          const path = `wat-mag-ik-nu-doen/${signaller.replace('SG-', '').toLowerCase()}/${age.toLowerCase()}/${signal.id.toLowerCase()}.html`;
          assert.match(bodyOf(pages.get(path) ?? ''), /href="tel:112"/, path);
        }
  });

  test('a child that tells is not asked what else it could be', () => {
    const told = library.barriers.signals.filter(({ ownDisclosure }) => ownDisclosure);
    assert.equal(told.length, 5);
    for (const { id } of told)
      for (const [path, text] of named(`/${id.toLowerCase()}.html`)) {
        assert.doesNotMatch(bodyOf(text), /Wat kan het ook zijn\?|What else can it be\?/, path);
      }
  });

  test('help goes from light to heavy, and nothing is chosen beforehand', () => {
    const order = ['Licht', 'Middel', 'Zwaar'];
    for (const [path, text] of pages) {
      assert.doesNotMatch(text, /<[^>]+\s(checked|selected)[\s=>]/, path);
      if (path.startsWith('en/')) continue;
      const weights = [...text.matchAll(/<span class="weight">(\w+)<\/span>/g)].map(([, word = '']) =>
        order.indexOf(word),
      );
      assert.deepEqual(
        weights,
        weights.toSorted((one, other) => one - other),
        path,
      );
    }
  });
});

describe('Mag ik dit delen?', () => {
  test('every question has an address of its own', () => {
    const asks = library.parties.parties.filter(each => each.asks);
    const receives = library.parties.parties.filter(each => each.receives);
    for (const sender of asks)
      for (const receiver of receives) {
        const text = pages.get(`mag-ik-dit-delen/${sender.code}/${receiver.code}.html`) ?? '';
        for (const { code } of library.sharing.subjects)
          for (const family of ['does-not-know', 'refuses', 'knows', 'consents'])
            assert.match(
              text,
              new RegExp(` id="${code}-${family}"`),
              `${sender.code} ${receiver.code} ${code} ${family}`,
            );
      }
  });

  test('each answer has a basis or another way, and offers advice without names', () => {
    for (const [path, text] of named('mag-ik-dit-delen/'))
      for (const [section] of text.matchAll(/<section class="answer"[^]*?<\/section>/g)) {
        assert.match(section, /0800-2000/, path);
        assert.equal([...section.matchAll(/class="verdict /g)].length, 1, path);
        assert.match(section, /Grondslag|De andere weg|Legal basis|The other way/, path);
      }
  });
});

test('the whole site is there in English', () => {
  const dutch = [...pages.keys()].filter(path => !path.startsWith('en/'));
  for (const path of dutch) assert.ok(pages.has(`en/${path}`), path);
  for (const [path, text] of pages)
    assert.match(text, path.startsWith('en/') ? /<html lang="en"/ : /<html lang="nl"/);
});

test('no page is heavy: with script, style and font it stays far below 100 kB on the line', () => {
  const heaviest = [...pages]
    .map(([path, text]) => [gzipSync(text).length, path] as const)
    .toSorted(([one], [other]) => other - one)[0];
  assert.ok((heaviest?.[0] ?? 0) < 40_000, String(heaviest));
});

test('what the browser searches is small, and every hit exists', () => {
  const index = files.get('zoeken.json') ?? '';
  assert.ok(gzipSync(index).length < 60_000, String(gzipSync(index).length));
  const { entries } = JSON.parse(index) as { entries: { to: string }[] };
  assert.ok(entries.length > 300);
  for (const { to } of entries) assert.ok(files.has(to.split('#')[0] ?? ''), to);
});
