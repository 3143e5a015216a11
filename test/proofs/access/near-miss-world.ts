/**
 * Random worlds in which most readers may open most parts, and the rest misses by one condition. Readers and rows
 * drawn from a hat would nearly always have nothing to do with each other, and agreeing on that proves nothing.
 *
 * Now is second 0 of day 0. Some defects cannot be stored with the foreign keys on (a line of one controller on the
 * scope of another); the rule has to hold without them.
 */
import type {
  Admission,
  Condition,
  Conflict,
  Grant,
  HeldFunction,
  LegalBasis,
  Level,
  Line,
  Scope,
  Session,
  World,
} from '../../reference-model.ts';
import type { Random } from './random.ts';

export const now = { second: 0, day: 0 } as const;

export const purposes = ['help', 'school', 'intake'] as const;

/** One transaction: who, and for which purposes. */
export interface Context {
  readonly token: string;
  readonly purposes: readonly string[];
}

export interface NearMissWorld {
  readonly world: World;
  readonly contexts: readonly Context[];
  /** The controller of each professional. */
  readonly professionals: ReadonlyMap<number, number>;
}

const tenants = [1, 2] as const;
const frames = [1, 2] as const;
/** Nearly everything happens with the first controller; the second is there to be kept out. */
const sizes = {
  1: { readers: 4, files: 5, concerns: 3 },
  2: { readers: 1, files: 1, concerns: 1 },
} as const;

const past = [-1_000_000, -3_600, -1, 0] as const;
const future = [1, 3_600, 1_000_000] as const;

/** A condition to break; or the one controller in more than one place, since a rule that only compares neighbours misses that. */
type Defect = Condition | 'all elsewhere' | 'all but the line elsewhere';

const elsewhere: Readonly<Record<'line' | 'grant' | 'function' | 'basis', readonly Defect[]>> = {
  line: ['tenant.line', 'all elsewhere'],
  grant: ['tenant.grant', 'all elsewhere', 'all but the line elsewhere'],
  function: ['tenant.function', 'all elsewhere', 'all but the line elsewhere'],
  basis: ['tenant.basis', 'all elsewhere', 'all but the line elsewhere'],
};

/** The controller of this part of an opening: the scope's, or the other when that is the defect. */
function tenantOf(part: keyof typeof elsewhere, scope: Scope, defect: Defect | undefined): number {
  return defect !== undefined && elsewhere[part].includes(defect) ? 3 - scope.tenant : scope.tenant;
}

/** What can be wrong between one reader and one scope; the weights make each of them come up often enough. */
const defects: readonly (readonly [number, Defect])[] = [
  [1, 'reader.grant'],
  [1, 'reader.function'],
  [1, 'tenant.line'],
  [1, 'tenant.grant'],
  [1, 'tenant.function'],
  [1, 'tenant.basis'],
  [0.5, 'all elsewhere'],
  [0.5, 'all but the line elsewhere'],
  [1, 'live.accepted'],
  [1, 'live.revoked'],
  [1, 'live.begun'],
  [1.5, 'live.over'],
  [1, 'frame.function'],
  [1, 'frame.basis'],
  [1, 'function.begun'],
  [1.5, 'function.ended'],
  [1.5, 'review.lapsed'],
  [1.5, 'basis.ended'],
];

export function createNearMissWorld(random: Random): NearMissWorld {
  const maker = new Maker(random);
  maker.makeFrames();
  maker.makeBases();
  maker.makePeople();
  maker.makeScopes();
  maker.makeConflicts();
  maker.makeGrants();
  return {
    world: maker.world,
    contexts: maker.makeContexts(),
    professionals: new Map(maker.readers.map(reader => [reader.professional, reader.tenant])),
  };
}

interface Reader {
  readonly tenant: number;
  readonly professional: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

class Maker {
  readonly #random: Random;
  #lastId = 100;
  readonly world = {
    sessions: [] as Session[],
    heldFunctions: [] as HeldFunction[],
    admissions: [] as Admission[],
    bases: [] as LegalBasis[],
    scopes: [] as Scope[],
    grants: [] as Grant[],
    lines: [] as Line[],
    conflicts: [] as Conflict[],
  };
  readonly readers: Reader[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  #id(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  // Functions a to d: a and b may reach writing, c detail, d the headline; which is which differs per frame and purpose.
  // Function e is never admitted.
  makeFrames(): void {
    for (const frame of frames) {
      for (const purpose of purposes) {
        const levels = this.#random.shuffle<Level>([3, 3, 3, 2, 1]);
        ['a', 'b', 'c', 'd', 'f'].forEach((name, index) => {
          this.world.admissions.push({ frame, purpose, function: name, maxLevel: levels[index] ?? 3 });
        });
      }
    }
  }

  makeBases(): void {
    const reviews = [100, 1, 0, -1, -30] as const;
    for (const tenant of tenants) {
      for (const frame of frames) {
        for (const purpose of purposes) {
          for (const maxLevel of [3, 3, 3, 3, 3, 3, 2, 1] as const) {
            const reviewBy = this.#random.pick(reviews);
            const endedOn = this.#random.pick([null, null, 1, 30]);
            this.world.bases.push({ id: this.#id(), tenant, frame, purpose, maxLevel, reviewBy, endedOn });
          }
          for (const endedOn of [0, this.#random.pick([-1, -30])]) {
            this.world.bases.push({
              id: this.#id(),
              tenant,
              frame,
              purpose,
              maxLevel: 3,
              reviewBy: 100,
              endedOn,
            });
          }
          this.world.bases.push({
            id: this.#id(),
            tenant,
            frame,
            purpose,
            maxLevel: 3,
            reviewBy: -2,
            endedOn: null,
          });
        }
      }
    }
  }

  makePeople(): void {
    for (const tenant of tenants) {
      for (let count = 0; count < sizes[tenant].readers; count++) {
        const professional = this.#id();
        this.readers.push({ tenant, professional });
        for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
          this.#hold({ tenant, professional, function: name });
          this.#hold({ tenant, professional, function: name, validTo: this.#random.pick([0, -1, -3_600]) });
          this.#hold({
            tenant,
            professional,
            function: name,
            validFrom: this.#random.pick([1, 3_600]),
            validTo: null,
          });
        }
        // The same person's function with the other controller.
        this.#hold({ tenant: 3 - tenant, professional, function: 'a' });
      }
    }
  }

  #hold(
    given: Partial<HeldFunction> & Pick<HeldFunction, 'tenant' | 'professional' | 'function'>,
  ): HeldFunction {
    const held: HeldFunction = {
      id: this.#id(),
      organisation: this.world.heldFunctions.length + 1,
      validFrom: given.validTo !== undefined && given.validTo !== null ? -1_000_000 : this.#random.pick(past),
      validTo: this.#random.pick([null, null, ...future]),
      ...given,
    };
    this.world.heldFunctions.push(held);
    return held;
  }

  makeScopes(): void {
    for (const tenant of tenants) {
      for (let count = 0; count < sizes[tenant].files; count++) {
        const frame = this.#random.pick(frames);
        const file = this.#id();
        const shared = { tenant, frame, file, lifeDomain: null, sealed: false };
        this.#scope({ ...shared, kind: 'headline' });
        this.#scope({ ...shared, kind: 'domain', lifeDomain: 'school' });
        this.#scope({ ...shared, kind: 'domain', lifeDomain: 'money', sealed: this.#random.chance(0.2) });
        if (this.#random.chance(0.6)) this.#scope({ ...shared, kind: 'sealed', sealed: true });
      }
      const frame = this.#random.pick(frames);
      const desk = this.#scope({
        tenant,
        frame,
        file: this.#id(),
        kind: 'desk',
        lifeDomain: null,
        sealed: false,
      });
      for (let count = 0; count < sizes[tenant].concerns; count++) {
        const sealed = this.#random.chance(0.1);
        this.#scope({
          tenant,
          frame,
          file: this.#id(),
          kind: 'concern',
          lifeDomain: null,
          sealed,
          governedBy: desk.id,
        });
      }
      this.#scope({ tenant, frame, file: this.#id(), kind: 'own', lifeDomain: null, sealed: false });
    }
  }

  #scope(given: Omit<Scope, 'id' | 'governedBy'> & { governedBy?: number }): Scope {
    const id = this.#id();
    const scope = { governedBy: id, ...given, id };
    this.world.scopes.push(scope);
    return scope;
  }

  makeConflicts(): void {
    const files = [...new Set(this.world.scopes.map(scope => scope.file))];
    for (const { tenant, professional } of this.readers) {
      const [first, second, third] = this.#random.shuffle(files);
      for (const [file, liftedAt, actsFrom] of [
        [first, null, this.#random.pick(past)],
        [second, this.#random.pick(past), this.#random.pick(past)],
        [third, null, this.#random.pick(future)],
      ] as const) {
        if (file !== undefined) this.world.conflicts.push({ tenant, professional, file, liftedAt, actsFrom });
      }
    }
  }

  makeGrants(): void {
    const sound: Grant[] = [];
    for (const reader of this.readers) {
      for (const scope of this.world.scopes) {
        // A concern is opened through its desk; sometimes a line lies on the concern itself, which opens nothing.
        if (scope.kind === 'concern') {
          if (this.#random.chance(0.4))
            this.#line(this.#grant(reader, scope, undefined), scope, reader, scope.sealed);
          continue;
        }
        const isOwnTenant = scope.tenant === reader.tenant;
        if (!isOwnTenant && !this.#random.chance(0.3)) continue;
        const lines = this.#random.weighted([
          [scope.kind === 'desk' ? 0.4 : 0.04, 0],
          [0.84, 1],
          [0.1, 2],
        ]);
        for (let count = 0; count < lines; count++) {
          const defect = this.#random.chance(0.24) ? this.#random.weighted(defects) : undefined;
          if (defect !== undefined || !isOwnTenant) {
            this.#brokenLine(reader, scope, isOwnTenant ? defect : 'all elsewhere');
            continue;
          }
          const known = sound.filter(
            grant => grant.professional === reader.professional && this.#fits(grant, scope),
          );
          const grant =
            known.length > 0 && this.#random.chance(0.5)
              ? this.#random.pickAny(known)
              : this.#grant(reader, scope, undefined);
          if (!sound.includes(grant)) sound.push(grant);
          this.#line(grant, scope, reader, this.#isCleared(scope));
        }
      }
    }
  }

  #isCleared(scope: Scope): boolean {
    return this.#random.chance(scope.sealed || scope.kind === 'desk' ? 0.65 : 0.1);
  }

  #fits(grant: Grant, scope: Scope): boolean {
    const basis = this.world.bases.find(each => each.id === grant.basis);
    return (
      basis?.frame === scope.frame &&
      grant.tenant === scope.tenant &&
      !this.world.lines.some(line => line.grant === grant.id && line.scope === scope.id)
    );
  }

  #brokenLine(reader: Reader, scope: Scope, defect: Defect | undefined): void {
    const grant = this.#grant(reader, scope, defect);
    const tenant = tenantOf('line', scope, defect);
    this.#line({ ...grant, tenant }, scope, reader, this.#isCleared(scope));
  }

  #line(grant: Grant, scope: Scope, reader: Reader, cleared: boolean): void {
    if (
      this.world.lines.some(
        line => line.tenant === grant.tenant && line.grant === grant.id && line.scope === scope.id,
      )
    ) {
      return;
    }
    const level = this.#random.weighted<Level>([
      [0.8, 3],
      [0.13, 2],
      [0.07, 1],
    ]);
    const { professional } = reader;
    this.world.lines.push({
      tenant: grant.tenant,
      grant: grant.id,
      scope: scope.id,
      professional,
      level,
      cleared,
    });
  }

  /** A grant on which this scope would open, but for the defect. */
  #grant(reader: Reader, scope: Scope, defect: Defect | undefined): Grant {
    const random = this.#random;
    const otherReader = random.pickAny(
      this.readers.filter(each => each.professional !== reader.professional),
    );
    const purpose = random.pick(purposes);

    const name =
      defect === 'frame.function' ? 'e' : random.weighted(this.#namesByLevel(scope.frame, purpose));
    const wantedFunction = {
      tenant: tenantOf('function', scope, defect),
      professional: (defect === 'reader.function' ? otherReader : reader).professional,
    };
    const held = this.#functionFor(wantedFunction, name, defect);

    const basisTenant = tenantOf('basis', scope, defect);
    const basisFrame = defect === 'frame.basis' ? 3 - scope.frame : scope.frame;
    const bases = this.world.bases.filter(
      each =>
        each.tenant === basisTenant &&
        each.frame === basisFrame &&
        each.purpose === purpose &&
        (each.endedOn !== null && each.endedOn <= 0) === (defect === 'basis.ended') &&
        (defect !== 'review.lapsed' || each.reviewBy < 0),
    );
    const basis = random.pickAny(bases);
    const givenOn =
      defect === 'review.lapsed'
        ? random.pick([basis.reviewBy + 1, 0])
        : Math.min(0, basis.reviewBy) - random.pick([0, 0, 1, 30]);

    const grant: Writable<Grant> = {
      id: this.#id(),
      tenant: tenantOf('grant', scope, defect),
      scope: scope.id,
      file: scope.file,
      professional: (defect === 'reader.grant' ? otherReader : reader).professional,
      heldFunction: held.id,
      purpose,
      basis: basis.id,
      givenOn,
      validFrom: random.pick(past),
      validUntil: null,
      readUntil: null,
      acceptedAt: random.pick([-3_600, -1, 0]),
      revokedAt: null,
    };
    if (defect === 'reader.grant') {
      // The function follows whose grant it is, so that only the line is odd.
      grant.heldFunction = this.#functionFor(
        { ...wantedFunction, professional: otherReader.professional },
        name,
        defect,
      ).id;
    }
    const term =
      defect === 'live.over'
        ? 'over'
        : random.weighted([
            [0.5, 'none'],
            [0.33, 'running'],
            [0.17, 'expired'],
          ] as const);
    if (term === 'running') {
      grant.validUntil = random.pick(future);
      grant.readUntil = grant.validUntil + random.pick([0, 3_600, 600_000]);
    } else if (term === 'expired') {
      grant.validFrom = -1_000_000;
      grant.validUntil = random.pick([0, -1, -3_600]);
      grant.readUntil = random.pick([1, 3_600]);
    } else if (term === 'over') {
      grant.validFrom = -1_000_000;
      grant.validUntil = random.pick([-3_600, -90_000]);
      grant.readUntil = random.pick([0, -1, -600]);
    }
    if (defect === 'live.accepted') grant.acceptedAt = null;
    if (defect === 'live.revoked') grant.revokedAt = random.pick([-3_600, -1, 0, 1]);
    if (defect === 'live.begun') {
      grant.validFrom = random.pick([1, 3_600]);
      if (grant.validUntil !== null) {
        grant.validUntil = grant.validFrom + 3_600;
        grant.readUntil = grant.validFrom + 7_200;
      }
    }
    this.world.grants.push(grant);
    return grant;
  }

  #namesByLevel(frame: number, purpose: string): (readonly [number, string])[] {
    return this.world.admissions
      .filter(each => each.frame === frame && each.purpose === purpose)
      .map(each => [each.maxLevel === 3 ? 1 : 0.25, each.function] as const);
  }

  #functionFor(
    { tenant, professional }: { tenant: number; professional: number },
    name: string,
    defect: Defect | undefined,
  ): HeldFunction {
    const known = this.world.heldFunctions.filter(
      each =>
        each.tenant === tenant &&
        each.professional === professional &&
        each.function === name &&
        each.validFrom > 0 === (defect === 'function.begun') &&
        (each.validTo !== null && each.validTo <= 0) === (defect === 'function.ended'),
    );
    if (known.length > 0) return this.#random.pickAny(known);
    return this.#hold({ tenant, professional, function: name });
  }

  makeContexts(): Context[] {
    const contexts: Context[] = [];
    for (const reader of this.readers) {
      contexts.push({ token: this.#session(reader, undefined), purposes });
      if (reader.tenant === 2) continue;
      contexts.push({
        token: this.#session(reader, undefined),
        purposes: this.#random.shuffle(purposes).slice(0, 2),
      });
      contexts.push({
        token: this.#session(reader, undefined),
        purposes: this.#random.chance(0.8) ? purposes : [],
      });
      if (this.#random.chance(0.6)) {
        const defect = this.#random.weighted([
          [2, 'session.unknown'],
          [4, 'session.ended'],
          [4, 'session.idle'],
          [4, 'session.expired'],
          [4, 'session.begun'],
          [4, 'session.function'],
        ] as const);
        contexts.push({ token: this.#session(reader, defect), purposes });
      }
    }
    return contexts;
  }

  #session({ tenant, professional }: Reader, defect: Condition | undefined): string {
    const random = this.#random;
    const token = `token ${this.#id()} ${random.next()}`;
    if (defect === 'session.unknown') return token;
    const wanted =
      defect === 'session.begun'
        ? 'function.begun'
        : defect === 'session.function'
          ? 'function.ended'
          : undefined;
    this.world.sessions.push({
      token,
      tenant,
      professional,
      heldFunction: this.#functionFor({ tenant, professional }, random.pick(['a', 'b', 'e']), wanted).id,
      endedAt: defect === 'session.ended' ? random.pick([-3_600, -1, 0, 1]) : null,
      idleUntil: defect === 'session.idle' ? random.pick([0, 0, -1, -60]) : random.pick([1, 600]),
      expiresAt: defect === 'session.expired' ? random.pick([0, 0, -1, -3_600]) : random.pick([1, 3_600]),
    });
    return token;
  }
}
