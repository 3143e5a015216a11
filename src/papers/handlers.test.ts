import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as family from '#contract/family.ts';
import * as letters from '#contract/letters.ts';
import * as contract from '#contract/papers.ts';
import * as plans from '#contract/plans.ts';
import { startApi, type Api, type ApiClient } from '../../test/api.ts';
import { readPdf } from '../../test/pdf-text.ts';
import {
  countOf,
  everyoneWasHere,
  expire,
  inDays,
  letIn,
  newKey,
  openCase,
  openedBy,
  valueOf,
  type BodyOf,
  type OpenedCase,
} from '../../test/scenes.ts';

let api: Api;
before(async () => {
  api = await startApi();
  await everyoneWasHere(api);
});
after(() => api.close());

const kid = (givenNames: string, year: number) => ({
  givenNames,
  surnamePrefix: null,
  surname: 'Verhagen',
  birthDate: { year, month: 6, day: 14 },
});
type Reader = BodyOf<typeof contract.makePaper>['reader'];
type Wanted = Omit<BodyOf<typeof contract.makePaper>, 'familyTold'>;

/** A family with a canary in every place that somebody must not read. */
const scene = async (given: { readonly noor?: number; readonly household?: 1 | 2 } = {}) => {
  const kase = await openCase(api, {
    answers: { observed: 'Kanariefeit uit de zorg', reachMe: 'Kanariemelder', goesWell: 'Kanariegoed' },
    opening: {
      headline: 'Kanariezin',
      children: [kid('Noor', given.noor ?? 2011), kid('Sem', 2017)],
    },
  });
  const { caseId } = kase;
  const { children } = await kase.lead.call(letters.listLetters, { params: { caseId } });
  const idOfChild = (name: string) => children.find(child => child.name.startsWith(name))?.childId ?? '';
  const [noor, sem] = [idOfChild('Noor'), idOfChild('Sem')];
  for (const childId of [noor, sem])
    await kase.lead.call(family.recordAuthority, {
      params: { caseId, childId },
      ifMatch: 1,
      body: { answer: 'known', words: 'Kanariegezag', source: 'Gezagsregister', knownOn: inDays(0) },
    });
  const person = async (name: string, role: string, household: 1 | 2 | null) =>
    (
      await kase.lead.call(family.addPerson, {
        params: { caseId },
        body: {
          name,
          role,
          household,
          safeContact: 'Kanariebellen',
          telephone: '0990 98 76 54',
          supporter: true,
          wish: `Kanariewens van ${name}`,
        },
      })
    ).personId;
  const esther = await person('Esther Verhagen', 'Moeder', 1);
  const mark = await person('Mark Jansen', 'Vader', given.household ?? 2);
  await person('Riet Dekker', 'Buurvrouw', null);
  const goal = async (part: string, words: string, whose: string, term?: 'short' | 'long') =>
    (
      await kase.lead.call(plans.addGoal, {
        params: { caseId },
        body: { part, words, whose, ...(term !== undefined && { term }) },
      })
    ).goalId;
  await kase.lead.call(plans.recordTakingPart, {
    params: { caseId },
    ifMatch: 1,
    body: { answer: 'partly', andThen: 'Kanariemeedoen' },
  });
  const agree = async (what: string, name: string, more: { kind?: 'help' | 'safety'; part?: string } = {}) =>
    (
      await kase.lead.call(plans.addAgreement, {
        params: { caseId },
        body: {
          part: more.part ?? 'school-work',
          kind: more.kind ?? 'help',
          what,
          keeper: { name },
          dueOn: inDays(9),
        },
      })
    ).agreementId;
  const lines = {
    noorGoal: await goal('school-work', 'Kanarienoordoel', 'Noor', 'short'),
    motherGoal: await goal('money', 'Kanariemoederdoel', 'moeder', 'long'),
    fatherGoal: await goal('money', 'Kanarievaderdoel', 'Mark'),
    noorDoes: await agree('Kanarienoorafspraak', 'Noor'),
    motherDoes: await agree('Kanariemoederafspraak', 'Esther', { part: 'money' }),
    fatherDoes: await agree('Kanarievaderafspraak', 'vader', { part: 'money' }),
    semDoes: await agree('Kanariesemafspraak', 'Sem'),
    together: await agree('Kanariesamen', 'Noor en moeder', { kind: 'safety' }),
    neighbour: await agree('Kanariebuurvrouw', 'Buurvrouw', { kind: 'safety' }),
  };
  for (const [goalId, score, givenBy] of [
    [lines.noorGoal, 3, 'Noor'],
    [lines.noorGoal, 8, 'moeder'],
    [lines.motherGoal, 2, 'moeder'],
    [lines.motherGoal, 9, 'vader'],
  ] as const)
    await kase.lead.call(plans.scoreGoal, {
      params: { goalId },
      body: { score, givenBy, givenOn: inDays(0) },
    });
  return { kase, noor, sem, esther, mark, lines };
};
type Scene = Awaited<ReturnType<typeof scene>>;

const wanting = (reader: Reader, given: Partial<Wanted> = {}): Wanted => ({
  reader,
  agreedBy: [],
  lines: null,
  ...given,
});
const preview = (who: ApiClient, { caseId }: Pick<OpenedCase, 'caseId'>, wanted: Wanted) =>
  who.call(contract.previewPaper, { params: { caseId }, body: wanted });
const make = async (who: ApiClient, { caseId }: Pick<OpenedCase, 'caseId'>, wanted: Wanted) =>
  who.call(contract.makePaper, { params: { caseId }, body: { ...wanted, familyTold: null } });
const refused = (who: ApiClient, { caseId }: Pick<OpenedCase, 'caseId'>, wanted: Wanted) =>
  who.refused(contract.makePaper, { params: { caseId }, body: { ...wanted, familyTold: null } });

const onNoPaper = /98 ?76 ?54|steunfiguur|supporter/i;

/** All that can be read of a paper: the answer of the preview, the answer that is on record, and the PDF itself. */
const everythingOf = async ({ kase }: Scene, wanted: Wanted) => {
  const previewed = JSON.stringify(await preview(kase.lead, kase, wanted));
  const { paperId } = await make(kase.lead, kase, wanted);
  const opened = await kase.lead.call(contract.openPaper, { params: { paperId } });
  const answer = await kase.lead.send(contract.openPaperPdf, { params: { paperId } });
  assert.equal(answer.statusCode, 200, answer.body);
  const pdf = await readPdf(answer.rawPayload);
  return { paperId, texts: [previewed, JSON.stringify(opened), pdf.text + pdf.info + pdf.xmp], pdf };
};
const holds = (texts: readonly string[], own: readonly string[], others: RegExp, who: string) => {
  for (const text of texts) {
    for (const words of own) assert.ok(text.includes(words), `${who} does not read ${words} in ${text}`);
    assert.doesNotMatch(text, others, who);
    // how somebody is called and whom the family trusts is on nobody's paper, not even on the own
    assert.doesNotMatch(text, onNoPaper, who);
  }
};

test('mother, father and child: each paper holds what is the reader’s own, in answer and PDF, and nothing of another', async () => {
  const s = await scene();
  const mother = await everythingOf(
    s,
    wanting({ kind: 'parent', personId: s.esther, children: [s.noor, s.sem] } as Reader),
  );
  const father = await everythingOf(
    s,
    wanting({ kind: 'parent', personId: s.mark, children: [s.noor, s.sem] } as Reader),
  );
  const child = await everythingOf(s, wanting({ kind: 'child', childId: s.noor } as Reader));
  holds(
    mother.texts,
    [
      'Kanariemoederdoel',
      'Kanariemoederafspraak',
      'alleen voor Esther Verhagen',
      'Op lange termijn.',
      'U gaf hiervoor een 2',
    ],
    /Kanarie(?!moeder)|Mark|Jansen|een 9|Sem\b|Noor|Op korte/,
    'mother',
  );
  holds(
    father.texts,
    ['Kanarievaderdoel', 'Kanarievaderafspraak', 'alleen voor Mark Jansen'],
    /Kanarie(?!vader)|Esther|een 2 |een 9|Sem\b|Noor|termijn\./,
    'father',
  );
  holds(
    child.texts,
    [
      'Kanarienoordoel',
      'Kanarienoorafspraak',
      'alleen voor Noor Verhagen',
      'Op korte termijn.',
      'Jij gaf hiervoor een 3',
    ],
    /Kanarie(?!noor)|Esther|Mark|Sem\b|een 8|Op lange/,
    'child',
  );
  for (const { pdf } of [mother, father, child]) {
    assert.match(pdf.text, /Versie 1\. Ons kenmerk: C-/);
    assert.match(pdf.text, /Wie blijft erbij\?.*Casusregisseur, Gemeente Duinveen/);
    assert.match(pdf.text, /telefoon \(0990\) 12 34 03/);
    assert.match(pdf.info + pdf.xmp, /pdfaid:part>2|PDFA|"IsLinearized"/);
    assert.ok(pdf.roles.has('H1') && pdf.roles.has('L'));
  }
});

test('a couple at one address: the other’s lines cannot be ticked on either paper', async () => {
  const s = await scene({ household: 1 });
  const papers = await s.kase.lead.call(contract.listPapers, { params: { caseId: s.kase.caseId } });
  assert.deepEqual(
    papers.people.map(({ name, sharesHome }) => [name, sharesHome]),
    [
      ['Esther Verhagen', true],
      ['Mark Jansen', true],
    ],
  );
  const mother = { kind: 'parent', personId: s.esther, children: [s.noor, s.sem] } as Reader;
  for (const line of [s.lines.fatherGoal, s.lines.fatherDoes])
    assert.equal(
      await refused(s.kase.lead, s.kase, wanting(mother, { lines: [line] as never })),
      'line-not-for-reader',
    );
  const chosen = [s.lines.together, s.lines.neighbour, s.lines.semDoes] as never;
  const { texts } = await everythingOf(s, wanting(mother, { lines: chosen }));
  holds(
    texts,
    ['Kanariesamen', 'Kanariebuurvrouw', 'Kanariesem'],
    /Kanarie(?!samen|buur|sem)|Mark/,
    'mother',
  );
});

test('a parent with authority over one child reads no line of the other child', async () => {
  const s = await scene();
  const reader = { kind: 'parent', personId: s.mark, children: [s.noor] } as Reader;
  const { lines } = await preview(s.kase.lead, s.kase, wanting(reader));
  const of = (id: string) => lines.find(each => each.lineId === id);
  assert.equal(of(s.lines.semDoes)?.why, 'other-child');
  assert.equal(of(s.lines.noorGoal)?.verdict, 'ask');
  assert.equal(
    await refused(s.kase.lead, s.kase, wanting(reader, { lines: [s.lines.semDoes] as never })),
    'line-not-for-reader',
  );
});

test('a parent without authority gets own agreements and the right of 1:377c, and nothing of the plan', async () => {
  const s = await scene();
  const reader = { kind: 'parent-without-authority', personId: s.mark } as Reader;
  const { texts, pdf } = await everythingOf(s, wanting(reader));
  holds(
    texts,
    ['Kanarievaderdoel', 'artikel 377c van boek 1'],
    /Kanarie(?!vader)|Esther|Noor|Sem\b|Wie blijft erbij|kijken wij terug|Wie voert de regie/,
    'without authority',
  );
  assert.match(pdf.text, /Bel uw casusregisseur/);
  for (const line of [s.lines.noorGoal, s.lines.neighbour, s.lines.together])
    assert.equal(
      await refused(s.kase.lead, s.kase, wanting(reader, { lines: [line] as never })),
      'line-not-for-reader',
    );
});

test('authority that nobody looked up opens no paper', async () => {
  const s = await scene();
  await s.kase.lead.call(family.recordAuthority, {
    params: { caseId: s.kase.caseId, childId: s.noor },
    ifMatch: 2,
    body: { answer: 'asked', source: 'Gezagsregister', knownOn: inDays(0) },
  } as never);
  const reader = { kind: 'parent', personId: s.mark, children: [s.noor] } as Reader;
  assert.equal(await refused(s.kase.lead, s.kase, wanting(reader)), 'authority-not-known');
});

test('of a girl of sixteen a parent reads only what she says a parent may, and her own paper says that she decides', async () => {
  const year = Temporal.Now.plainDateISO('Europe/Amsterdam').year - 17;
  const s = await scene({ noor: year });
  const mother = { kind: 'parent', personId: s.esther, children: [s.noor, s.sem] } as Reader;
  const wanted = wanting(mother, { lines: [s.lines.noorGoal] as never });
  assert.equal(await refused(s.kase.lead, s.kase, wanted), 'line-not-for-reader');
  assert.equal(
    await refused(s.kase.lead, s.kase, wanting(mother, { lines: [s.lines.together] as never })),
    'line-not-for-reader',
  );
  const { texts } = await everythingOf(s, { ...wanted, agreedBy: [s.noor] as never });
  holds(texts, ['Kanarienoordoel'], /Kanarie(?!noordoel)|een 3/, 'mother, with her word');
  const own = await everythingOf(s, wanting({ kind: 'child', childId: s.noor } as Reader));
  holds(own.texts, ['Kanarienoordoel', 'zeg jij zelf ja of nee'], /Kanarie(?!noor)|Esther|Mark/, 'herself');
  assert.equal(
    await refused(s.kase.lead, s.kase, wanting({ kind: 'child', childId: s.sem } as Reader)),
    'child-too-young',
  );
});

test('where an address is secret no organisation of the team stands on any paper', async () => {
  const kase = await openCase(api, { child: { surname: 'de Ruiter', birthYear: 2018 } });
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  await letIn(kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { 'school-work': 'detail' },
  });
  const { caseId } = kase;
  const list = await kase.lead.call(contract.listPapers, { params: { caseId } });
  assert.equal(list.addressIsSecret, true);
  const childId = list.children[0]?.childId ?? '';
  await kase.lead.call(family.recordAuthority, {
    params: { caseId, childId },
    ifMatch: 1,
    body: { answer: 'known', words: 'Moeder', source: 'Register', knownOn: inDays(0) },
  } as never);
  const { personId } = await kase.lead.call(family.addPerson, {
    params: { caseId },
    body: {
      name: 'Iris de Ruiter',
      role: 'Moeder',
      household: 1,
      safeContact: 'Kanarieadres 12',
      telephone: '0990 98 76 54',
      supporter: true,
      wish: 'Kanariewens',
    },
  });
  const { children } = await openedBy(kase.lead, kase);
  const address = await valueOf(api, 'select count(*) from app.child_address');
  assert.ok(Number(address) > 0 && children[0]?.secret === true);
  const reader = { kind: 'parent', personId, children: [childId] } as Reader;
  const { paperId } = await make(kase.lead, kase, wanting(reader));
  const answer = await kase.lead.send(contract.openPaperPdf, { params: { paperId } });
  const { text } = await readPdf(answer.rawPayload);
  assert.match(text, /Jeugdverpleegkundige/);
  assert.doesNotMatch(text, onNoPaper);
  assert.doesNotMatch(text, /Jeugdgezondheidszorg|Kanarie|laan|straat|\d{4} ?[A-Z]{2}\b/);
});

test('a partner gets what its own access holds; to another organisation it is a disclosure, and the family was told', async () => {
  const s = await scene();
  const nurse = await api.as('duinveen-jeugdverpleegkundige');
  const { grantId } = await letIn(s.kase, nurse, 'Jeugdverpleegkundige', {
    basis: 'youth-family-permission',
    parts: { 'school-work': 'detail' },
  });
  const reader = { kind: 'partner', grantId } as Reader;
  const { caseId } = s.kase;
  assert.equal(
    await refused(s.kase.lead, s.kase, wanting(reader, { lines: [s.lines.motherDoes] as never })),
    'line-not-for-reader',
  );
  const wanted = wanting(reader, { lines: [s.lines.noorGoal, s.lines.neighbour] as never });
  assert.equal(await refused(s.kase.lead, s.kase, wanted), 'invalid-input', 'the family has to be told');
  const before = await countOf(api, 'app.disclosure');
  const { paperId } = await s.kase.lead.call(contract.makePaper, {
    params: { caseId },
    body: { ...wanted, familyTold: 'Ja, met moeder besproken' },
  });
  assert.equal(await countOf(api, 'app.disclosure'), before + 1);
  const { text } = await s.kase.lead.call(contract.openPaper, { params: { paperId } });
  const all = JSON.stringify(text);
  assert.match(all, /Kanarienoordoel.*|Kanariebuurvrouw/);
  assert.doesNotMatch(all, onNoPaper);
  assert.doesNotMatch(all, /Kanarie(?!noordoel|buurvrouw)|een 3|een 8/);
  // access that was ended is no ground for a paper
  await expire(api, grantId, 'still-readable');
  assert.equal(
    await s.kase.lead.refused(contract.makePaper, {
      params: { caseId },
      body: { ...wanted, familyTold: 'Ja' },
    }),
    'not-found',
  );
});

test('who printed for whom and when is on record; the version counts the plan and not the papers; the last choice comes back', async () => {
  const s = await scene();
  const reader = { kind: 'parent', personId: s.esther, children: [s.noor, s.sem] } as Reader;
  const first = await make(s.kase.lead, s.kase, wanting(reader, { lines: [s.lines.neighbour] as never }));
  const second = await make(s.kase.deputy, s.kase, wanting({ kind: 'child', childId: s.noor } as Reader));
  assert.deepEqual([first.planVersion, second.planVersion], [1, 1]);
  const again = await preview(s.kase.lead, s.kase, wanting(reader));
  assert.ok(again.lines.find(each => each.lineId === s.lines.neighbour)?.chosen);
  await s.kase.lead.call(plans.addGoal, {
    params: { caseId: s.kase.caseId },
    body: { part: 'money', words: 'Nieuw', whose: 'moeder' },
  });
  assert.equal((await make(s.kase.lead, s.kase, wanting(reader))).planVersion, 2);
  const { papers } = await s.kase.lead.call(contract.listPapers, { params: { caseId: s.kase.caseId } });
  assert.deepEqual(
    papers.map(each => [each.readerName, each.planVersion, each.printedBy]),
    [
      ['Esther Verhagen', 2, 'Casusregisseur'],
      ['Noor Verhagen', 1, 'Achtervang'],
      ['Esther Verhagen', 1, 'Casusregisseur'],
    ],
  );
  // what was given stays what was given
  await s.kase.lead.call(plans.answerAgreement, {
    params: { agreementId: s.lines.neighbour as never },
    ifMatch: 1,
    body: { state: 'kept', note: null },
  });
  const kept = await s.kase.lead.call(contract.openPaper, { params: { paperId: first.paperId as never } });
  assert.match(JSON.stringify(kept.text), /Kanariebuurvrouw/);
});

test('who reads along makes no paper, and reads on a copy no more than the case shows; a stranger finds nothing', async () => {
  const s = await scene();
  const officer = await api.as('duinveen-leerplichtambtenaar');
  await letIn(s.kase, officer, 'Leerplichtambtenaar', {
    basis: 'youth-attendance-in-plan',
    parts: { headline: 'detail', 'school-work': 'write' },
  });
  const reader = { kind: 'parent', personId: s.esther, children: [s.noor, s.sem] } as Reader;
  const lines = [s.lines.motherGoal, s.lines.neighbour] as never;
  const { paperId } = await make(s.kase.lead, s.kase, wanting(reader, { lines }));
  const wanted = wanting(reader, { lines: [s.lines.neighbour] as never });
  assert.equal(await refused(officer, s.kase, wanted), 'not-allowed');
  assert.equal(
    await officer.refused(contract.previewPaper, { params: { caseId: s.kase.caseId }, body: wanted }),
    'not-allowed',
  );
  const partly = await officer.call(contract.openPaper, { params: { paperId } });
  assert.equal(partly.whole, false);
  assert.doesNotMatch(JSON.stringify(partly), /Kanariemoeder/);
  assert.equal(await officer.refused(contract.openPaperPdf, { params: { paperId } }), 'not-allowed');
  const stranger = await api.as('veenrade-casusregisseur');
  assert.equal(await stranger.refused(contract.openPaper, { params: { paperId } }), 'not-found');
  assert.equal(await stranger.refused(contract.openPaperPdf, { params: { paperId } }), 'not-found');
  assert.equal(await refused(stranger, s.kase, wanting(reader)), 'not-found');
});

test('a line or a reader of another family is not there, and the same command twice makes one paper', async () => {
  const [s, other] = [await scene(), await scene()];
  const reader = { kind: 'parent', personId: s.esther, children: [s.noor, s.sem] } as Reader;
  assert.equal(
    await refused(s.kase.lead, s.kase, wanting(reader, { lines: [other.lines.neighbour] as never })),
    'line-not-for-reader',
  );
  const strangers: readonly Reader[] = [
    { kind: 'parent', personId: other.esther, children: [s.noor] } as Reader,
    { kind: 'parent', personId: s.esther, children: [other.noor] } as Reader,
    { kind: 'child', childId: other.noor } as Reader,
    { kind: 'partner', grantId: other.noor } as Reader,
  ];
  for (const stranger of strangers)
    assert.equal(await refused(s.kase.lead, s.kase, wanting(stranger)), 'not-found', stranger.kind);
  const key = newKey();
  const body = { ...wanting(reader), familyTold: null };
  const send = () =>
    s.kase.lead.send(contract.makePaper, { params: { caseId: s.kase.caseId }, body, key } as never);
  const [one, two] = [await send(), await send()];
  assert.equal(one.body, two.body);
  assert.equal(
    await countOf(
      api,
      'app.plan_paper p join app.case_file c using (tenant_id, case_id) where c.public_id = $1',
      [s.kase.caseId],
    ),
    1,
  );
});
