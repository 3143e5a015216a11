import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LetterKind } from '#contract/letters.ts';
import { measure } from '../../tools/reading-level/measure.ts';
import { readPdf } from '../../test/pdf-text.ts';
import { letterFaults, loadLetters } from './content.ts';
import type { LetterDocument } from './document.ts';
import { compose, keptFor, keptUntil, type Said } from './rules.ts';
import { createTypesetter, NotOnPaper } from './typesetting.ts';

const letters = loadLetters();
const typesetter = createTypesetter(letters);
const [sender] = letters.senders;
assert.ok(sender);
const said: Said = {
  recipient: 'Esther Verhagen',
  reference: 'C-1234-5678',
  dated: '28 november 2026',
  children: ['Noor', 'Sem'],
  participants: ['Casusregisseur, Gemeente Duinveen', 'Leerplichtambtenaar, Gemeente Duinveen'],
  kept: keptFor(letters.kept, { term: 'P20Y', from: 'last-change', basis: 'Jeugdwet artikel 7.3.8 lid 3' }),
  childLine: letters.childLine,
  closing: {
    closedOn: '28 november 2026',
    aftercareDays: ['1 maart 2027', '28 mei 2027', '29 november 2027'],
    keptUntil: keptUntil(letters.kept, '28 november 2046'),
  },
  sender,
};
const documentOf = (kind: LetterKind, given: Partial<Said> = {}): LetterDocument => {
  const words = letters.words.get(kind);
  assert.ok(words);
  return { template: words.template, on: '2026-11-28', text: compose(words, { ...said, ...given }) };
};

test('the content of the letters is right', () => assert.deepEqual(letterFaults(), []));

for (const kind of LetterKind.options) {
  test(`${kind}: every word of the preview is on paper, in its order, and no hole is left open`, async () => {
    const document = documentOf(kind);
    const { text, pages } = await readPdf(typesetter.pdf(document));
    const { sections, ...rest } = document.text;
    const wanted: readonly string[] = [
      rest.team,
      rest.organisation,
      rest.telephone,
      ...rest.addressee,
      rest.dated,
      rest.reference,
      rest.title,
      rest.salutation,
      ...sections.flatMap(each => [each.heading, ...each.paragraphs, ...each.items]),
      ...rest.closing,
    ];
    const plain = text.replaceAll(/ *\d \/ \d */g, ' ').replaceAll(/\s+/g, '');
    let from = 0;
    for (const words of wanted) {
      const at = plain.indexOf(words.replaceAll(/\s+/g, ''), from);
      assert.notEqual(at, -1, `"${words}" is not on paper after the ${from} signs before it`);
      from = at;
    }
    assert.doesNotMatch(text, /[{}]/);
    assert.ok(pages <= 2);
  });

  test(`${kind}: PDF/A-2a, tagged, in Dutch, with a title that names nobody`, async () => {
    const bytes = typesetter.pdf(documentOf(kind));
    const { xmp, roles, info } = await readPdf(bytes);
    assert.match(xmp, /<pdfaid:part>2<\/pdfaid:part>/);
    assert.match(xmp, /<pdfaid:conformance>A<\/pdfaid:conformance>/i);
    for (const role of ['H1', 'H2', 'P', 'L', 'LI'])
      assert.ok(roles.has(role), `no ${role} in ${[...roles].join(' ')}`);
    const raw = Buffer.from(bytes).toString('latin1');
    assert.match(raw, /\/MarkInfo\s*<<\s*\/Marked true/);
    assert.match(raw, /\/Lang \(nl-NL\)/);
    assert.doesNotMatch(info + xmp, /Verhagen|Esther|Noor|C-1234/);
  });

  test(`${kind}: the Dutch is of level B1 as far as that can be measured`, () => {
    const { sections } = documentOf(kind).text;
    const { wordsPerSentence, lix, longest } = measure(
      sections.flatMap(each => [
        ...each.paragraphs,
        ...(each.heading === 'Wie doen er mee?' ? [] : each.items),
      ]),
    );
    assert.ok(wordsPerSentence <= 11, `${wordsPerSentence} words a sentence`);
    assert.ok(lix <= 40, `lix ${lix}`);
    assert.ok((longest[0]?.words ?? 0) <= 16, longest[0]?.sentence ?? '');
  });
}

test('the letter to a child says je and never u', () => {
  const words = JSON.stringify(documentOf('information-child').text);
  assert.doesNotMatch(words, /\b(u|uw)\b/i);
  assert.doesNotMatch(JSON.stringify(documentOf('information-parent').text), /\b(je|jij|jou|jouw)\b/i);
});

test('the same letter gives the same bytes, also in another process that wrote others before', () => {
  const one = typesetter.pdf(documentOf('information-parent'));
  typesetter.pdf(documentOf('information-child'));
  const other = createTypesetter(letters);
  other.pdf(documentOf('information-parent', { recipient: 'Een ander' }));
  assert.ok(Buffer.from(one).equals(Buffer.from(other.pdf(documentOf('information-parent')))));
  assert.ok(Buffer.from(one).equals(Buffer.from(typesetter.pdf(documentOf('information-parent')))));
});

test('what somebody is called is set as it is written, whatever it looks like', async () => {
  for (const recipient of [
    '#read("senders.json")',
    '$x^2$ *b* _c_ <d> @e',
    '{team} {kept}',
    'Ćatić-Łuszcz van ’t Høj',
    '= Kop',
    '"; #let a',
  ]) {
    const { text } = await readPdf(typesetter.pdf(documentOf('information-parent', { recipient })));
    assert.ok(
      text.replaceAll(/\s/g, '').includes(`Beste${recipient.replaceAll(/\s/g, '')},`),
      `${recipient}: ${text.slice(0, 300)}`,
    );
  }
});

test('a sign that the font has no shape for is refused and not left out', () => {
  assert.throws(() => typesetter.pdf(documentOf('information-parent', { recipient: '😀' })), NotOnPaper);
  assert.ok(typesetter.pdf(documentOf('information-parent')).length > 1000, 'and the next letter is made');
});

test('how long it is kept comes from the frame; without a term the letter says so', () => {
  assert.match(said.kept, /20 jaar.*laatste verandering.*Jeugdwet artikel 7\.3\.8/);
  assert.equal(keptFor(letters.kept, { term: null, from: 'decision', basis: 'x' }), letters.kept.noTerm);
});
