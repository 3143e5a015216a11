import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readOrganisations } from '#src/frames/organisations-content.ts';
import { parseClaims, readClaims, readIdentity } from './claims.ts';

const example = fileURLToPath(new URL('../../content/sign-in/claims.example.json', import.meta.url));
const content = () => JSON.parse(readFileSync(example, 'utf8')) as Record<string, unknown>;

const read = (mapping: object, claims: Record<string, unknown>, first = false) =>
  readIdentity(parseClaims(mapping, 'a test'), claims, first);

const fixed = { tenant: { always: 'duinveen' }, organisation: { always: 'gemeente-duinveen' } };
const atOffice = { organisation: 'gemeente-duinveen' };

test('the example is right, and names what the demo content knows', () => {
  const identity = readIdentity(
    readClaims(example),
    {
      gemeentecode: '9901',
      organisatie: 'Jeugdgezondheidszorg',
      groepen: ['Perspectief Jeugdverpleegkundigen', 'Iedereen'],
      telefoon: '(0990) 12 34 56',
    },
    false,
  );
  assert.deepEqual(identity, {
    tenant: 'duinveen',
    functions: [{ organisation: 'jgz-duinveen', function: 'youth-nurse', phone: '(0990) 12 34 56' }],
  });
  const known = readOrganisations();
  const { tenant, organisation } = content() as Record<string, { values: Record<string, string> }>;
  for (const code of Object.values(tenant?.values ?? {}))
    assert.ok(
      known.some(one => one.code === code),
      code,
    );
  const organisations = known.flatMap(one => one.organisations.map(each => each.code));
  for (const code of Object.values(organisation?.values ?? {})) assert.ok(organisations.includes(code), code);
});

test('a function may be one text, a list of texts, or deep inside', () => {
  const one = { tenant: 'duinveen', functions: [{ ...atOffice, function: 'team-manager' }] };
  const values = { Manager: 'team-manager' };
  assert.deepEqual(read({ ...fixed, functions: { claim: 'role', values } }, { role: 'Manager' }), one);
  assert.deepEqual(read({ ...fixed, functions: { claim: 'role', values } }, { role: ['x', 'Manager'] }), one);
  const deep = { claim: ['realm_access', 'roles'], values };
  assert.deepEqual(read({ ...fixed, functions: deep }, { realm_access: { roles: ['Manager'] } }), one);
  // A dot or an address in a name is part of the name.
  const named = { claim: 'https://example.nl/claims/role', values };
  assert.deepEqual(
    read({ ...fixed, functions: named }, { 'https://example.nl/claims/role': 'Manager' }),
    one,
  );
});

test('without values the claim holds our own codes, and only codes', () => {
  const functions = { claim: 'role' };
  assert.deepEqual(read({ ...fixed, functions }, { role: 'team-manager' }), {
    tenant: 'duinveen',
    functions: [{ ...atOffice, function: 'team-manager' }],
  });
  for (const role of [
    'team manager',
    'team-manager\u0000',
    '',
    'x'.repeat(65),
    null,
    true,
    {},
    [[]],
    [{ a: 1 }],
    undefined,
  ]) {
    assert.equal(read({ ...fixed, functions }, { role }), 'unknown-function', JSON.stringify(role));
  }
});

test('a number counts as the text it looks like', () => {
  const mapping = {
    ...fixed,
    tenant: { claim: 'code', values: { 518: 'duinveen' } },
    functions: { claim: 'role' },
  };
  assert.deepEqual(
    read(mapping, { code: 518, role: 'team-manager' }),
    read(mapping, { code: '518', role: 'team-manager' }),
  );
});

test('names that every object has are no claims and no values', () => {
  const mapping = { ...fixed, tenant: { claim: 'gemeente', values: {} }, functions: { claim: 'role' } };
  for (const gemeente of ['constructor', 'toString', '__proto__']) {
    assert.equal(read(mapping, { gemeente, role: 'team-manager' }), 'unknown-organisation');
  }
  assert.equal(read({ ...fixed, functions: { claim: 'toString' } }, {}), 'unknown-function');
  assert.equal(read({ ...fixed, functions: { claim: ['constructor', 'name'] } }, {}), 'unknown-function');
});

test('objects bring their own organisation, label, telephone and days', () => {
  const mapping = {
    tenant: { claim: 'tenant' },
    organisation: { values: { JGZ: 'jgz-duinveen', Stad: 'gemeente-duinveen' } },
    functions: {
      claim: 'posts',
      values: { VPK: 'youth-nurse', TM: 'team-manager' },
      fields: {
        function: 'role',
        organisation: ['at', 'name'],
        label: 'title',
        phone: 'phone',
        workingDays: 'days',
      },
    },
    phone: { claim: 'phone_number' },
  };
  assert.deepEqual(
    read(mapping, {
      tenant: 'duinveen',
      phone_number: '1',
      posts: [
        { role: 'VPK', at: { name: 'JGZ' }, title: 'Verpleegkundige\nNoord', phone: '2', days: ['ma', 'di'] },
        { role: 'TM', at: { name: 'Stad' } },
        { role: 'TM', at: { name: 'Elders' } },
        { role: 'Bode', at: { name: 'Stad' } },
      ],
    }),
    {
      tenant: 'duinveen',
      functions: [
        {
          organisation: 'jgz-duinveen',
          function: 'youth-nurse',
          label: 'Verpleegkundige Noord',
          phone: '2',
          workingDays: 'ma, di',
        },
        { ...atOffice, function: 'team-manager', phone: '1' },
      ],
    },
  );
});

test('two organisations at once say nothing, or a function would be held where it is not', () => {
  const mapping = { ...fixed, organisation: { claim: 'org' }, functions: { claim: 'role' } };
  assert.equal(
    read(mapping, { org: ['jgz-duinveen', 'gemeente-duinveen'], role: 'youth-nurse' }),
    'unknown-organisation',
  );
  assert.deepEqual(read(mapping, { org: ['jgz-duinveen', 'jgz-duinveen'], role: 'youth-nurse' }), {
    tenant: 'duinveen',
    functions: [{ organisation: 'jgz-duinveen', function: 'youth-nurse' }],
  });
});

test('who has no known function and no known organisation is told of the function first', () => {
  const mapping = { ...fixed, organisation: { claim: 'org' }, functions: { claim: 'role', values: {} } };
  assert.equal(read(mapping, { role: 'x' }), 'unknown-function');
});

test('the first administrator needs an organisation, but no function', () => {
  const mapping = { ...fixed, organisation: { claim: 'org' }, functions: { claim: 'role' } };
  const administrator = { ...atOffice, function: 'application-manager' };
  assert.deepEqual(read(mapping, { org: 'gemeente-duinveen' }, true), {
    tenant: 'duinveen',
    functions: [administrator],
  });
  assert.deepEqual(read(mapping, { org: 'gemeente-duinveen', role: 'team-manager' }, true), {
    tenant: 'duinveen',
    functions: [{ ...atOffice, function: 'team-manager' }, administrator],
  });
  assert.equal(read(mapping, {}, true), 'unknown-organisation');
});

test('long texts are cut, empty ones left out', () => {
  const mapping = {
    ...fixed,
    functions: { claim: 'role' },
    phone: { claim: 'phone' },
    workingDays: { claim: 'days' },
  };
  const identity = read(mapping, { role: 'team-manager', phone: '1'.repeat(200), days: ' \u0007 ' });
  assert.deepEqual(identity, {
    tenant: 'duinveen',
    functions: [{ ...atOffice, function: 'team-manager', phone: '1'.repeat(80) }],
  });
});

test('a file that is not right says where', () => {
  const good = { ...fixed, functions: { claim: 'role' } };
  for (const [change, where] of [
    [{ tenant: undefined }, /tenant/],
    [{ tenants: {} }, /the file: .*tenants/],
    [{ tenant: { always: 'Gemeente Duinveen' } }, /tenant/],
    [{ organisation: {} }, /organisation: needs "always" or "claim"/],
    [{ functions: { claim: [] } }, /functions\.claim/],
    [{ functions: { claim: 'role', values: { a: 'not a code' } } }, /functions\.values\.a: must be a code/],
    [{ scope: 'profile' }, /scope: must begin with openid/],
  ] as const) {
    assert.throws(() => parseClaims({ ...good, ...change }, 'claims.json'), where);
  }
  assert.throws(() => readClaims('/does/not/exist.json'), /could not be read as JSON/);
});
