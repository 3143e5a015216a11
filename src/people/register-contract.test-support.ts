import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseBsn } from './bsn.ts';
import {
  RegisterError,
  RegisteredPerson,
  type ParentalAuthority,
  type PopulationRegister,
  type RegisterCall,
} from './population-register.ts';
import { loadDemoPersons, type DemoPersons } from './register-demo.ts';

/** What every adapter of the population register keeps. Each adapter's test runs it against itself. */
export interface ContractSubject {
  /** A register that knows exactly these persons. */
  open(files: readonly DemoPersons[]): Promise<OpenRegister>;
  /** Whether a birth year is enough to search. */
  readonly searchesByYear: boolean;
  /** Which persons of the demo are asked for, one by one; all of them unless this says otherwise. */
  asks?(person: RegisteredPerson): boolean;
  /** What this register can tell about authority, where that is not all that is registered. */
  authorityOf?(person: RegisteredPerson): ParentalAuthority;
}

export interface OpenRegister extends AsyncDisposable {
  readonly register: PopulationRegister;
}

export const CALL: RegisterCall = {
  purpose: 'Jeugdhulp-casusregie',
  legalBasis: 'Jeugdwet 2.3',
  tenant: 'duinveen',
  traceId: '0af7651916cd43dd8448eb211c80319c',
};

/** A person of whom only what matters to a test is given. Numbers are counted up from the given one to the next BSN. */
export function registeredPerson(from: number, parts: Partial<RegisteredPerson> = {}): RegisteredPerson {
  return {
    bsn: nextTestBsn(from),
    givenNames: 'Robin',
    surnamePrefix: '',
    surname: 'Zeeman',
    birthDate: { year: 2012, month: 3, day: 4 },
    secret: false,
    deceased: false,
    municipality: { code: '9990', name: 'Duinveen' },
    address: null,
    parents: [],
    parentalAuthority: 'not-registered',
    ...parts,
  };
}

function nextTestBsn(from: number): string {
  for (let number = 999_900_000 + from; ; number++) {
    const bsn = parseBsn(String(number));
    if (bsn !== undefined) return bsn;
  }
}

const file = (...persons: RegisteredPerson[]): DemoPersons => ({
  source: 'test',
  persons,
  ambiguousBsns: [],
});

const meijden = registeredPerson(100, { surnamePrefix: 'van der', surname: 'Meijden' });
const muller = registeredPerson(200, { surname: 'Müller' });
const yearOnly = registeredPerson(300, {
  surname: 'Duinker',
  birthDate: { year: 2012, month: null, day: null },
});
const deceased = registeredPerson(400, { surname: 'Kooij', deceased: true });
const secret = registeredPerson(500, { surname: 'Bakker', secret: true });
const few = [600, 620, 640, 660, 680].map(from => registeredPerson(from, { surname: 'Visser' }));
const many = [700, 720, 740, 760, 780, 800].map(from => registeredPerson(from, { surname: 'Smit' }));
const crowd = Array.from({ length: 12 }, (_, at) => registeredPerson(900 + at * 20, { surname: 'Dekker' }));
const doubled = nextTestBsn(2_000);
const everybody: DemoPersons = {
  ...file(meijden, muller, yearOnly, deceased, secret, ...few, ...many, ...crowd),
  ambiguousBsns: [doubled],
};

export function testRegisterContract(name: string, subject: ContractSubject): void {
  const bsnsOf = async (ask: {
    surname: string;
    birthDate?: string;
    birthYear?: number;
  }): Promise<unknown> => {
    await using open = await subject.open([everybody]);
    const answer = await open.register.findByNameAndBirth({
      birthYear: 2012,
      birthDate: '2012-03-04',
      ...ask,
      call: CALL,
    });
    return typeof answer === 'string' ? answer : answer.candidates.map(person => person.bsn).toSorted();
  };

  describe(`${name} keeps the contract of the population register`, () => {
    test('every person of the demo comes back as registered, asked one by one', async () => {
      const files = [await loadDemoPersons('test-persons.json'), await loadDemoPersons('families.json')];
      await using open = await subject.open(files);
      const asked = files.flatMap(one => one.persons).filter(person => subject.asks?.(person) ?? true);
      assert.ok(asked.length > 0);
      for (const person of asked) {
        const parentalAuthority = subject.authorityOf?.(person) ?? person.parentalAuthority;
        const found = await open.register.getByBsn({ bsn: person.bsn, call: CALL });
        assert.deepEqual(found, { ...person, parentalAuthority });
        RegisteredPerson.parse(found);
      }
    });

    test('a number nobody has, and text that is no number, give nobody', async () => {
      await using open = await subject.open([everybody]);
      for (const bsn of [nextTestBsn(3_000), '123456789', '000000000', '', 'Zeeman']) {
        assert.equal(await open.register.getByBsn({ bsn, call: CALL }), undefined, bsn);
      }
    });

    test('a number under which two persons are registered gives neither', async () => {
      await using open = await subject.open([everybody]);
      await assert.rejects(
        open.register.getByBsn({ bsn: doubled, call: CALL }),
        error => error instanceof RegisterError && error.reason === 'ambiguous',
      );
    });

    test('secrecy and death come along', async () => {
      await using open = await subject.open([everybody]);
      const get = (bsn: string): Promise<RegisteredPerson | undefined> =>
        open.register.getByBsn({ bsn, call: CALL });
      assert.equal((await get(secret.bsn))?.secret, true);
      assert.equal((await get(muller.bsn))?.secret, false);
      assert.equal((await get(deceased.bsn))?.deceased, true);
      assert.equal((await get(muller.bsn))?.deceased, false);
    });

    test('nothing is asked without a purpose, a legal basis, a controller and a trace', async () => {
      await using open = await subject.open([everybody]);
      for (const part of ['purpose', 'legalBasis', 'tenant', 'traceId'] as const) {
        const call = { ...CALL, [part]: ' ' };
        const isIncomplete = (error: unknown): boolean =>
          error instanceof RegisterError &&
          error.reason === 'call-incomplete' &&
          error.message.includes(part);
        await assert.rejects(open.register.getByBsn({ bsn: muller.bsn, call }), isIncomplete);
        await assert.rejects(
          open.register.findByNameAndBirth({
            surname: 'Muller',
            birthYear: 2012,
            birthDate: '2012-03-04',
            call,
          }),
          isIncomplete,
        );
      }
    });

    test('a surname is found without regard to capitals and diacritics, and whole only', async () => {
      for (const surname of ['Müller', 'muller', 'MULLER', ' Müller ']) {
        assert.deepEqual(await bsnsOf({ surname }), [muller.bsn], surname);
      }
      for (const surname of ['Mull', 'Mullers', 'Mul*', 'Mull*', '*', '.', '']) {
        assert.deepEqual(await bsnsOf({ surname }), [], surname);
      }
    });

    test('a prefix may be typed or left out, but not be another one', async () => {
      for (const surname of ['Meijden', 'van der Meijden', 'Van Der MEIJDEN']) {
        assert.deepEqual(await bsnsOf({ surname }), [meijden.bsn], surname);
      }
      for (const surname of ['van den Meijden', 'der Meijden', 'van der Muller']) {
        assert.deepEqual(await bsnsOf({ surname }), [], surname);
      }
    });

    test('another day of birth, or a date outside the year, finds nobody', async () => {
      assert.deepEqual(await bsnsOf({ surname: 'Muller', birthDate: '2012-03-05' }), []);
      assert.deepEqual(await bsnsOf({ surname: 'Muller', birthYear: 2013 }), []);
      assert.deepEqual(await bsnsOf({ surname: 'Muller', birthDate: '2012-02-31' }), []);
    });

    test('somebody of whom only the birth year is known is not found by a day somebody made up', async () => {
      for (const birthDate of ['2012-01-01', '2012-03-04', '2012-07-01']) {
        assert.deepEqual(await bsnsOf({ surname: 'Duinker', birthDate }), [], birthDate);
      }
    });

    test('who died is found too', async () => {
      assert.deepEqual(await bsnsOf({ surname: 'Kooij' }), [deceased.bsn]);
    });

    test('a candidate is as complete as a person asked by number', async () => {
      await using open = await subject.open([everybody]);
      const answer = await open.register.findByNameAndBirth({
        surname: 'Bakker',
        birthYear: 2012,
        birthDate: '2012-03-04',
        call: CALL,
      });
      assert.deepEqual(answer, { candidates: [secret] });
    });

    test('five candidates are shown; of six or more nobody is', async () => {
      assert.deepEqual(await bsnsOf({ surname: 'Visser' }), few.map(person => person.bsn).toSorted());
      assert.equal(await bsnsOf({ surname: 'Smit' }), 'too-many');
      assert.equal(await bsnsOf({ surname: 'Dekker' }), 'too-many');
    });

    test('a register that searches on whole dates says so when only the year is known', async () => {
      await using open = await subject.open([everybody]);
      const answer = await open.register.findByNameAndBirth({
        surname: 'Duinker',
        birthYear: 2012,
        call: CALL,
      });
      assert.deepEqual(answer, subject.searchesByYear ? { candidates: [yearOnly] } : 'birth-date-needed');
    });

    test('there is no way to ask for more than one person', async () => {
      await using open = await subject.open([everybody]);
      assert.deepEqual(Object.keys(open.register).toSorted(), ['findByNameAndBirth', 'getByBsn']);
    });
  });
}
