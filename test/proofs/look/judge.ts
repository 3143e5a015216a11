/** Judges a round: no answer without its rows, no rows but the right ones, no word of anybody where nothing was answered. */
import { createHash } from 'node:crypto';
import { leakIn } from './canaries.ts';
import { readJournal, type Journal, type LookRow, type SearchRow } from './journal.ts';
import { nameOf, succeeded, type Outcome } from './outcome.ts';
import { purposesOf, readingOf, Unreadable, type Reading, type Shown } from './readings.ts';
import type { Scene } from './scene.ts';
import type { Tally } from './tally.ts';
import { readTruth, type Truth } from './truth.ts';

export interface Judge {
  (outcomes: readonly Outcome[]): Promise<void>;
}

/** Refusals that a fault may end in; everything else means that the request itself was wrong. */
const faulty = new Set([0, 500, 503]);

export function createJudge(scene: Scene, tally: Tally, known: Set<string>): Judge {
  const hashes = createHashes();
  let logged = 0;
  return async outcomes => {
    const say = (outcome: Outcome, fault: string): void => tally.say(`${fault} (${nameOf(outcome)})`);
    const traces = outcomes.map(each => each.trace);
    for (const trace of traces) known.add(trace);
    for (const trace of scene.beforehandTraces) known.add(trace);
    const journal = await readJournal(scene.admin, traces, known);
    const truth = await readTruth(scene.admin);
    if (journal.strays > 0) tally.say(`${journal.strays} traces in the journal are of no request`);
    for (const outcome of outcomes) {
      const reading = readOr(outcome, truth, say);
      const rows = rowsFor(outcome, journal);
      const faults = succeeded(outcome)
        ? [
            ...rowsMissing(reading, rows.looks),
            ...rowsTooMany(outcome, { reading, rows: rows.looks, truth, tally }),
            ...rows.looks.flatMap(row => wrongIn(row, outcome, { reading, truth })),
            ...searchFaults(outcome, { reading, rows: rows.searches, hashes }),
          ]
        : failureFaults(outcome);
      for (const fault of faults) say(outcome, fault);
      tally.count(outcome, {
        personal: reading.shown.length > 0,
        rows: (journal.looks.get(outcome.trace)?.length ?? 0) + rows.searches.length,
      });
    }
    for (const fault of plainWords(outcomes, journal)) tally.say(fault);
    for (const line of scene.log.slice(logged)) {
      const leak = leakIn(line);
      if (leak !== undefined) tally.say(`the log says somebody's words: ${leak}`);
    }
    logged = scene.log.length;
  };
}

function readOr(outcome: Outcome, truth: Truth, say: (outcome: Outcome, fault: string) => void): Reading {
  try {
    return readingOf(outcome, truth);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    say(outcome, error.message);
    return { shown: [], mayExceed: false, found: 0 };
  }
}

/** A command that is asked again may be given its first answer; then the look of the first time stands for it. */
function rowsFor({ trace, repeats }: Outcome, { looks, searches }: Journal) {
  const own = looks.get(trace) ?? [];
  return {
    looks: own.length === 0 && repeats !== undefined ? (looks.get(repeats) ?? []) : own,
    searches: searches.get(trace) ?? [],
  };
}

const keyOf = ({ kind, scope }: { readonly kind: string; readonly scope: string }): string =>
  `${kind} ${scope}`;

function wantedIn(shown: readonly Shown[]): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const each of shown) wanted.set(keyOf(each), (wanted.get(keyOf(each)) ?? 0) + each.times);
  return wanted;
}

function rowsMissing({ shown }: Reading, rows: readonly LookRow[]): string[] {
  const there = Map.groupBy(rows, keyOf);
  return [...wantedIn(shown)]
    .filter(([key, times]) => (there.get(key)?.length ?? 0) < times)
    .map(
      ([key, times]) =>
        `answered without its journal row: ${key}, ${there.get(key)?.length ?? 0} of ${times}`,
    );
}

interface Rows {
  readonly reading: Reading;
  readonly rows: readonly LookRow[];
  readonly truth: Truth;
  readonly tally: Tally;
}

function rowsTooMany(outcome: Outcome, { reading, rows, truth, tally }: Rows): string[] {
  const wanted = wantedIn(reading.shown);
  const faults: string[] = [];
  for (const [key, of] of Map.groupBy(rows, keyOf)) {
    const more = of.length - (wanted.get(key) ?? 0);
    if (more <= 0) continue;
    const [row] = of;
    const known = truth.scope(row?.scope ?? '') !== undefined;
    if (reading.mayExceed && row?.kind === 'listed' && known) tally.beyondThePage += more;
    else if ('may' in outcome.ask.route.access && outcome.ask.route.access.may === 'concern.draft')
      faults.push(`an autosave is journaled as a look: ${key}`);
    else faults.push(`journaled what the answer does not show: ${key}, ${of.length} rows`);
  }
  return faults;
}

/** By which grant, for which purpose, in which function at which organisation. */
function wrongIn(
  row: LookRow,
  outcome: Outcome,
  { reading, truth }: Pick<Rows, 'reading' | 'truth'>,
): string[] {
  const { by } = outcome.ask;
  const scope = truth.scope(row.scope);
  const invitations = reading.shown.flatMap(each =>
    each.grant === undefined ? [] : [truth.grant(each.grant)],
  );
  const invited = invitations.filter(line => line?.grant === row.grant && line.home === row.scope);
  const lines = truth.linesFor(by.professionalId, row.scope, purposesOf(outcome));
  const best = lines.filter(line => line.level === lines[0]?.level);
  // an invitation beyond the end of the page: nobody saw it, but it is the reader's
  const numbered = truth.grantNumbered(row.grant);
  const beyond =
    reading.mayExceed && row.act === 'invitation' && numbered?.professional === by.professionalId
      ? [numbered].filter(line => line.home === row.scope)
      : [];
  const line = [...invited, ...best, ...beyond].find(each => each?.grant === row.grant);
  const faults: string[] = [];
  const right = (what: string, is: string, should: string | undefined): void => {
    if (should !== undefined && is !== should)
      faults.push(`journaled with the wrong ${what}: ${is} instead of ${should}`);
  };
  right('professional', row.professional, by.professionalId);
  right('file', row.file, scope?.file);
  if (!/^[a-z][a-z.-]+$/.test(row.act)) faults.push(`journaled with an act that is none: ${row.act}`);
  if (line === undefined) return [...faults, `journaled with the wrong grant for ${keyOf(row)}`];
  right('purpose', row.purpose, line.purpose);
  right('held function', row.heldFunction, line.heldFunction);
  right('organisation', row.organisation, line.organisation);
  right('function', row.function, line.function);
  return faults;
}

/** What is left of a request that failed: a problem, and no word of anybody. */
function failureFaults({ reply, met }: Outcome): string[] {
  const faults: string[] = [];
  const leak = leakIn(reply.bytes);
  if (leak !== undefined) faults.push(`an answer that failed says somebody's words: ${leak}`);
  if (!faulty.has(reply.status)) faults.push('no fault ends in this answer');
  if (met.length === 0) faults.push('it failed, and nothing was wrong');
  if (reply.status > 0 && !/content-type\napplication\/problem\+json/i.test(reply.bytes))
    faults.push('an answer that failed is no problem');
  return faults;
}

/** The same search is the same hash, another one another, and neither can be made without the key. */
function createHashes() {
  const hashOf = new Map<string, string>();
  const askedOf = new Map<string, string>();
  return (space: string, asked: string, hash: string): string[] => {
    const name = `${space}: ${asked}`;
    const faults: string[] = [];
    if ((hashOf.get(name) ?? hash) !== hash) faults.push('the same search has another hash');
    if ((askedOf.get(hash) ?? name) !== name) faults.push('another search has the same hash');
    hashOf.set(name, hash);
    askedOf.set(hash, name);
    const plain = ['md5', 'sha1', 'sha256', 'sha512'].map(by => createHash(by).update(asked).digest('hex'));
    if (hash.includes(Buffer.from(asked).toString('hex')) || plain.includes(hash))
      faults.push('a search is journaled without the key: anybody can find out what was asked');
    if (hash.length !== 64) faults.push('a hash of another length');
    return faults;
  };
}

interface Searches {
  readonly reading: Reading;
  readonly rows: readonly SearchRow[];
  readonly hashes: ReturnType<typeof createHashes>;
}

const personActs = new Set(['looks-at-person', 'concerns.find-child']);

function searchFaults(outcome: Outcome, { reading, rows, hashes }: Searches): string[] {
  const { by, searches } = outcome.ask;
  const faults: string[] = [];
  for (const { act, asked } of searches) {
    const found = rows.filter(row => row.act === act);
    const wanted = act === 'concerns.find-child' ? reading.found : 1;
    if (found.length !== wanted)
      faults.push(`a search is journaled ${found.length} times, not ${wanted}: ${act}`);
    for (const { hash } of asked === undefined ? [] : found)
      faults.push(...hashes(personActs.has(act) ? 'person' : 'search', asked ?? '', hash));
  }
  for (const row of rows) {
    if (!searches.some(({ act }) => act === row.act)) faults.push(`a search that was none: ${row.act}`);
    if (row.kind !== 'searched') faults.push(`a search is journaled as ${row.kind}`);
    if (row.purpose !== purposesOf(outcome).join(','))
      faults.push(`a search for another purpose: ${row.purpose}`);
    const is = [row.professional, row.heldFunction, row.organisation, row.function];
    const should = [by.professionalId, by.heldFunctionId, by.organisationId, by.function];
    if (is.join() !== should.join())
      faults.push(`a search is journaled for ${is.join()} and not for ${should.join()}`);
  }
  return faults;
}

function plainWords(outcomes: readonly Outcome[], { words }: Journal): string[] {
  const asked = outcomes.flatMap(({ ask }) => ask.searches.flatMap(search => search.asked?.split('|') ?? []));
  return [...new Set(asked)]
    .filter(word => word.length > 4 && words.toLowerCase().includes(word.toLowerCase()))
    .map(word => `the journal says what was searched for: ${word}`);
}
