import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkContent, readContent } from './check-content.ts';
import { frameSchema, readFrames, type Frame } from './content.ts';
import { functionsSchema, readFunctions } from './functions-content.ts';
import { canonical, differences } from '#kernel/content/differences.ts';
import { organisationsSchema, readOrganisations } from './organisations-content.ts';
import { contentFolder, jsonFilesIn, parseDocument, readDocument, shortName } from '#kernel/content/read.ts';
import { purposeOfStanding } from './vocabulary.ts';

const frames = readFrames().map(({ frame }) => frame);
const functions = readFunctions();
const tenants = readOrganisations();

const firstFrame = frameCalled('jeugd-lokaal');

function frameCalled(code: string): Frame {
  const frame = frames.find(each => each.code === code);
  assert.ok(frame, code);
  return frame;
}

test('every file parses and together they are whole', () => {
  const content = readContent();
  assert.deepEqual(
    content.frames.map(({ frame }) => frame.code),
    ['jeugd-lokaal', 'leerplicht'],
  );
  assert.equal(content.functions.length, 14);
  assert.deepEqual(
    content.tenants.map(tenant => tenant.code),
    ['duinveen', 'veenrade'],
  );
});

test('a frame file is named after its frame', () => {
  assert.deepEqual(
    jsonFilesIn(new URL('frames/', contentFolder)).map(shortName),
    frames.map(frame => `content/frames/${frame.code}.json`),
  );
});

test('every receiver and every admitted function is a function of the field', () => {
  const known = new Set(functions.map(each => each.code));
  for (const frame of frames) {
    for (const basis of frame.legalBases) {
      for (const receiver of basis.receivers) assert.ok(known.has(receiver), `${basis.code}: ${receiver}`);
    }
    for (const admitted of frame.functions) assert.ok(known.has(admitted.function), admitted.function);
  }
});

test('every legal basis has an article, a source, a check date and a review within a year', () => {
  for (const basis of frames.flatMap(frame => frame.legalBases)) {
    assert.match(basis.article, /artikel \d/, basis.code);
    assert.ok(basis.source.length > 0, basis.code);
    assert.ok(basis.checkedOn >= '2026-11-01' && basis.checkedOn <= '2027-12-31', basis.code);
    assert.ok(basis.reviewMonths <= 12, basis.code);
  }
});

test('what is not plain law is reviewed sooner or explained', () => {
  for (const basis of frames.flatMap(frame => frame.legalBases)) {
    if (basis.mark === 'proposal' || basis.mark === 'unsure') {
      assert.ok(
        basis.reviewMonths <= 6,
        `${basis.code} is a ${basis.mark} and may wait ${basis.reviewMonths} months`,
      );
      assert.ok(basis.note, `${basis.code} is a ${basis.mark} without a note for the jurist`);
    }
  }
});

test('each frame has an appointment basis for who leads and for who deputises', () => {
  for (const frame of frames) {
    for (const may of ['mayLead', 'mayDeputise'] as const) {
      const allowed = frame.functions.filter(admitted => admitted[may]);
      assert.ok(allowed.length > 0, `${frame.code}: nobody ${may}`);
      for (const admitted of allowed) {
        const bases = frame.legalBases.filter(
          basis =>
            basis.kind === 'appointment' &&
            basis.purpose === admitted.purpose &&
            basis.receivers.includes(admitted.function),
        );
        assert.equal(bases.length, 1, `${frame.code}: ${admitted.function}`);
        assert.equal(bases[0]?.maxLevel, 'write');
      }
    }
  }
});

test('there is a standing basis for own messages, for the desk and for oversight', () => {
  for (const kind of ['own', 'desk', 'oversight'] as const) {
    const holders = functions.filter(each => each.standing.some(standing => standing.kind === kind));
    assert.ok(holders.length > 0, kind);
    for (const holder of holders) {
      const bases = frames
        .flatMap(frame => frame.legalBases)
        .filter(
          basis =>
            basis.kind === 'standing' &&
            basis.purpose === purposeOfStanding[kind] &&
            basis.receivers.includes(holder.code),
        );
      assert.ok(bases.length > 0, `${holder.code}: ${kind}`);
    }
  }
});

test('nobody of another organisation writes in a case, leads it or deputises', () => {
  for (const basis of frames.flatMap(frame => frame.legalBases)) {
    if (basis.sameControllerOnly || basis.kind === 'standing') continue;
    assert.equal(basis.kind, 'access', basis.code);
    assert.notEqual(basis.maxLevel, 'write', basis.code);
  }
});

test('a manager sees the headline only, oversight and administration see no case at all', () => {
  for (const frame of frames) {
    const onCases = frame.legalBases.filter(basis => basis.kind !== 'standing');
    for (const basis of onCases.filter(each => each.receivers.includes('team-manager'))) {
      assert.equal(basis.maxLevel, 'headline', basis.code);
    }
    for (const code of [
      'privacy-officer',
      'data-protection-officer',
      'application-manager',
      'intake-officer',
    ]) {
      assert.ok(!onCases.some(basis => basis.receivers.includes(code)), `${frame.code}: ${code} reads cases`);
      assert.ok(frame.withoutAccess.some(entry => entry.function === code));
    }
  }
});

test('the privacy officer acts and the FG only reads', () => {
  for (const frame of frames) {
    const level = (code: string) =>
      frame.functions.find(each => each.function === code && each.purpose === 'oversight')?.maxLevel;
    assert.deepEqual(
      [level('privacy-officer'), level('data-protection-officer')],
      ['write', 'detail'],
      frame.code,
    );
  }
});

function purposesIn(code: string): string[] {
  const bases = frameCalled(code).legalBases.filter(basis => basis.kind !== 'standing');
  return [...new Set(bases.map(basis => basis.purpose))];
}

test('helping and enforcing do not mix: an attendance officer helps in the youth frame, never as attendance', () => {
  assert.deepEqual(purposesIn('jeugd-lokaal'), ['help-coordination']);
  assert.deepEqual(purposesIn('leerplicht').toSorted(), ['attendance', 'help-coordination']);
  const attendance = frameCalled('leerplicht').legalBases.filter(basis => basis.purpose === 'attendance');
  assert.deepEqual([...new Set(attendance.flatMap(basis => basis.receivers))].toSorted(), [
    'attendance-officer',
    'team-manager',
  ]);
});

test('the reason for a standing grant fits the database', () => {
  for (const basis of frames.flatMap(frame => frame.legalBases))
    assert.ok(basis.necessity.length <= 400, basis.code);
});

test('no phone number of the demonstration exists, and no label is the name of a person', () => {
  const titles = new Set([...functions.map(each => each.title), 'Achtervang', 'FG']);
  for (const account of tenants.flatMap(tenant => tenant.accounts)) {
    assert.match(account.phone, /^\(0990\) /);
    // a second one of a function has a number
    assert.ok(titles.has(account.label.replace(/ \(2\)$/, '')), account.label);
  }
  const phones = tenants.flatMap(tenant => tenant.accounts.map(account => account.phone));
  assert.equal(new Set(phones).size, phones.length);
});

test('each controller can open a case: two colleagues who may lead, of the controller itself', () => {
  for (const tenant of tenants) {
    const controllers = tenant.organisations.filter(each => each.isController).map(each => each.code);
    const directors = tenant.accounts.filter(
      account => account.function === 'case-director' && controllers.includes(account.organisation),
    );
    assert.equal(directors.length, 2, tenant.code);
    assert.ok(tenant.accounts.some(account => account.function === 'intake-officer'));
  }
});

// Faults planted on purpose: each must be found, and named.

type Json = Record<string, unknown>;

function documentOf(path: string): Json {
  const document = structuredClone(readDocument(new URL(path, contentFolder)));
  assert.ok(typeof document === 'object' && document !== null);
  return { ...document };
}

const isList = (value: unknown): value is Json[] => Array.isArray(value);

/** The list itself, not a copy: tests change it. */
function itemsOf(document: Json, key: string): Json[] {
  const items = document[key];
  assert.ok(isList(items));
  return items;
}

function item(document: Json, list: string, key: string, value: string): Json {
  const found = itemsOf(document, list).find(each => each[key] === value);
  assert.ok(found, `${list}: ${value}`);
  return found;
}

const youth = 'frames/jeugd-lokaal.json';
const youthFile = new URL(youth, contentFolder);

const frameFaults: [string, (frame: Json) => void, RegExp][] = [
  ['an unknown key', frame => (frame['colour'] = 'red'), /Unrecognized key/],
  ['a missing controller', frame => delete frame['controller'], /controller/],
  ['a version that is no date', frame => (frame['version'] = 'v2'), /version/],
  ['an unknown giver of access', frame => (frame['accessDecidedBy'] = ['mayor']), /accessDecidedBy/],
  [
    'a basis without a source',
    frame => delete item(frame, 'legalBases', 'code', 'youth-desk')['source'],
    /legalBases > youth-desk > source/,
  ],
  [
    'a basis without a check date',
    frame => delete item(frame, 'legalBases', 'code', 'youth-desk')['checkedOn'],
    /youth-desk > checkedOn/,
  ],
  [
    'a check date that does not exist',
    frame => (item(frame, 'legalBases', 'code', 'youth-desk')['checkedOn'] = '2026-02-30'),
    /youth-desk > checkedOn/,
  ],
  [
    'an unknown mark',
    frame => (item(frame, 'legalBases', 'code', 'youth-desk')['mark'] = 'certain'),
    /youth-desk > mark/,
  ],
  [
    'an unknown purpose',
    frame => (item(frame, 'legalBases', 'code', 'youth-desk')['purpose'] = 'fraud'),
    /youth-desk > purpose/,
  ],
  [
    'a review after two years',
    frame => (item(frame, 'legalBases', 'code', 'youth-desk')['reviewMonths'] = 24),
    /youth-desk > reviewMonths/,
  ],
  [
    'a case purpose on a standing basis',
    frame => (item(frame, 'legalBases', 'code', 'youth-desk')['purpose'] = 'help-coordination'),
    /does not go with a basis of the kind standing/,
  ],
  [
    'a standing purpose on an access basis',
    frame => (item(frame, 'legalBases', 'code', 'youth-second-reader')['purpose'] = 'intake'),
    /does not go with a basis of the kind access/,
  ],
  [
    'a partner that writes',
    frame => (item(frame, 'legalBases', 'code', 'youth-ots-information')['maxLevel'] = 'write'),
    /youth-ots-information > maxLevel: another organisation reads at most/,
  ],
  [
    'a lead of another organisation',
    frame => (item(frame, 'legalBases', 'code', 'youth-appointment')['sameControllerOnly'] = false),
    /nobody outside the controller/,
  ],
  [
    'a receiver the frame does not admit',
    frame => (item(frame, 'legalBases', 'code', 'youth-second-reader')['receivers'] = ['process-director']),
    /does not admit process-director/,
  ],
  [
    'a receiver that is also without access',
    frame => itemsOf(frame, 'withoutAccess').push({ function: 'youth-nurse', why: 'vergissing' }),
    /also named as without access/,
  ],
  [
    'a basis twice',
    frame =>
      itemsOf(frame, 'legalBases').push({ ...item(frame, 'legalBases', 'code', 'youth-second-reader') }),
    /youth-second-reader stands here twice/,
  ],
  [
    'a second standing basis for a purpose',
    frame =>
      itemsOf(frame, 'legalBases').push({
        ...item(frame, 'legalBases', 'code', 'youth-desk'),
        code: 'youth-desk-two',
      }),
    /a second standing basis for intake/,
  ],
  [
    'an admitted function without a basis',
    frame =>
      itemsOf(frame, 'functions').push({
        function: 'process-director',
        purpose: 'help-coordination',
        maxLevel: 'write',
        mayLead: false,
        mayDeputise: false,
      }),
    /no basis lets this function read/,
  ],
  [
    'a level no basis reaches',
    frame => (item(frame, 'functions', 'function', 'team-manager')['maxLevel'] = 'detail'),
    /no basis reaches detail/,
  ],
  [
    'a lead without an appointment basis',
    frame => (item(frame, 'functions', 'function', 'behavioural-expert')['mayLead'] = true),
    /has a basis to be appointed on/,
  ],
  [
    'nobody who may deputise',
    frame => (item(frame, 'functions', 'function', 'case-director')['mayDeputise'] = false),
    /no function may deputise/,
  ],
  [
    'an unknown life domain',
    frame => itemsOf(frame, 'lifeDomains').push({ code: 'garden', title: 'Tuin' }),
    /lifeDomains/,
  ],
  [
    'a life domain twice',
    frame => itemsOf(frame, 'lifeDomains').push({ code: 'money', title: 'Geld' }),
    /money stands here twice/,
  ],
];

for (const [fault, plant, complaint] of frameFaults) {
  test(`a frame with ${fault} is refused`, () => {
    const frame = documentOf(youth);
    plant(frame);
    assert.throws(() => parseDocument(frameSchema, frame, youthFile), {
      name: 'ContentFault',
      message: complaint,
    });
  });
}

test('seven phases, or eight in another order, are refused', () => {
  const frame = documentOf(youth);
  const { phases } = firstFrame;
  const { list } = phases;
  for (const wrong of [list.slice(1), list.toReversed()]) {
    const broken = { ...frame, phases: { ...phases, list: wrong } };
    assert.throws(() => parseDocument(frameSchema, broken, youthFile), /phases > list/);
  }
});

const functionFaults: [string, (entry: Json) => void, RegExp][] = [
  [
    'passes on a concern without a ground',
    entry => (entry['passOnBasis'] = null),
    /youth-nurse > passOnBasis/,
  ],
  ['passes on a concern without own messages', entry => (entry['standing'] = []), /youth-nurse > standing/],
  ['has a ground but may not pass on', entry => (entry['mayPassOnConcern'] = false), /youth-nurse/],
  [
    'has an unknown standing',
    entry => (entry['standing'] = [{ kind: 'archive', level: 'detail' }]),
    /youth-nurse > standing/,
  ],
  ['is called by another code', entry => (entry['code'] = 'Youth Nurse'), /code/],
];

for (const [fault, plant, complaint] of functionFaults) {
  test(`a function that ${fault} is refused`, () => {
    const document = documentOf('functions.json');
    plant(item(document, 'functions', 'code', 'youth-nurse'));
    assert.throws(
      () => parseDocument(functionsSchema, document, new URL('functions.json', contentFolder)),
      complaint,
    );
  });
}

const organisationFaults: [string, (tenant: Json) => void, RegExp][] = [
  [
    'an account at an organisation that is not there',
    tenant => (item(tenant, 'accounts', 'label', 'Achtervang')['organisation'] = 'nergens'),
    /duinveen > accounts > duinveen-achtervang > organisation/,
  ],
  [
    'a phone number that may exist',
    tenant => (item(tenant, 'accounts', 'label', 'Achtervang')['phone'] = '(020) 12 34 56'),
    /fictional number/,
  ],
  [
    'an account twice',
    tenant => itemsOf(tenant, 'accounts').push({ ...item(tenant, 'accounts', 'label', 'Achtervang') }),
    /duinveen-achtervang stands here twice/,
  ],
  [
    'no controller',
    tenant => itemsOf(tenant, 'organisations').forEach(each => (each['isController'] = false)),
    /no organisation is the controller/,
  ],
];

for (const [fault, plant, complaint] of organisationFaults) {
  test(`a demonstration with ${fault} is refused`, () => {
    const document = documentOf('demo/organisations.json');
    plant(item(document, 'tenants', 'code', 'duinveen'));
    assert.throws(
      () => parseDocument(organisationsSchema, document, new URL('demo/organisations.json', contentFolder)),
      complaint,
    );
  });
}

const misfits: [string, () => string[], RegExp][] = [
  [
    'a receiver nobody knows',
    () =>
      checkContent(
        [{ ...firstFrame, withoutAccess: [{ function: 'somebody-else', why: 'geen' }] }],
        functions,
        tenants,
      ),
    /there is no function somebody-else/,
  ],
  [
    'a function nothing is said about',
    () => checkContent([{ ...firstFrame, withoutAccess: [] }], functions, tenants),
    /nothing is said about process-director/,
  ],
  [
    'a standing grant without a basis',
    () => checkContent(withoutBasis(firstFrame, 'youth-desk'), functions, tenants),
    /intake-officer: no frame has a standing basis for intake/,
  ],
  [
    'a standing basis for who has no standing grant',
    () =>
      checkContent(
        frames,
        functions.map(each => ({ ...each, standing: [] })),
        tenants,
      ),
    /youth-desk: intake-officer has no standing grant/,
  ],
  [
    'another level in the function than in the frame',
    () =>
      checkContent(
        frames,
        functions.map(each => ({
          ...each,
          standing: each.standing.map(s => ({ ...s, level: 'headline' as const })),
        })),
        tenants,
      ),
    /own comes with headline, a frame admits another level/,
  ],
  [
    'a desk in a frame that is not there',
    () =>
      checkContent(
        frames,
        functions,
        tenants.map(each => ({ ...each, desk: { ...each.desk, frame: 'zvh' } })),
      ),
    /its desk names the frame zvh/,
  ],
  [
    'a desk in a frame for other controllers',
    () =>
      checkContent(
        frames,
        functions,
        tenants.map(each => ({ ...each, kind: 'partnership' as const })),
      ),
    /does not fit a partnership/,
  ],
  [
    'an account in an unknown function',
    () =>
      checkContent(
        frames,
        functions.filter(each => each.code !== 'case-director'),
        tenants,
      ),
    /account duinveen-achtervang: there is no function case-director/,
  ],
  [
    'one version in two files',
    () => checkContent([...frames, firstFrame], functions, tenants),
    /stands in two files/,
  ],
  [
    'a basis code in two frames',
    () => checkContent([firstFrame, { ...firstFrame, code: 'other' }], functions, tenants),
    /stands in two frames/,
  ],
];

for (const [fault, check, complaint] of misfits) {
  test(`content with ${fault} does not fit together`, () => {
    assert.match(check().join('\n'), complaint);
  });
}

function withoutBasis(frame: Frame, code: string): Frame[] {
  return [{ ...frame, legalBases: frame.legalBases.filter(basis => basis.code !== code) }];
}

test('what differs between two documents is named by code, and lay-out is no difference', () => {
  const before = documentOf(youth);
  const now = documentOf(youth);
  assert.deepEqual(differences(before, now), []);
  assert.equal(canonical(before), canonical(Object.fromEntries(Object.entries(now).toReversed())));

  item(now, 'legalBases', 'code', 'youth-desk')['article'] = 'Jeugdwet artikel 1';
  item(now, 'functions', 'function', 'team-manager')['maxLevel'] = 'write';
  now['lifeDomains'] = itemsOf(now, 'lifeDomains').slice(1);
  now['title'] = 'Iets anders';
  assert.deepEqual(differences(before, now).toSorted(), [
    'functions > team-manager (help-coordination) > maxLevel',
    'legalBases > youth-desk > article',
    'lifeDomains > care (gone)',
    'title',
  ]);
  assert.deepEqual(differences({ list: ['one', 'two'] }, { list: ['two', 'one'] }), ['list (order)']);
});
