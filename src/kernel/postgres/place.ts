import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  rmdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { canReach, identityFor, type Identity } from './identity.ts';
import { findRunning } from './pidfile.ts';

/** Where the data is kept for folders that the account `nobody` cannot enter, such as those below /root. */
const ELSEWHERE = '/var/lib/perspectief';

export interface Place {
  /** The folder PostgreSQL gets. */
  readonly data: string;
  /** A link to `data` still to be laid at the folder that was asked for, once the data is complete. */
  readonly link?: string;
  readonly identity: Identity | undefined;
}

/** Decides where the data of `directory` is, or will be, and as whom PostgreSQL runs. */
export function choosePlace(directory: string): Place {
  const asked = resolve(directory);
  if (isDangling(asked)) rmSync(asked);
  if (existsSync(asked)) refuseForeign(asked);
  if (existsSync(join(asked, 'PG_VERSION'))) return existingPlace(asked);
  if (existsSync(asked) && readdirSync(asked).length > 0) {
    throw new Error(`${asked} has files in it but is no PostgreSQL data folder: name another, or empty it.`);
  }
  const identity = identityFor(undefined);
  mkdirSync(dirname(asked), { recursive: true });
  if (identity === undefined || canReach(dirname(asked), identity)) return { data: asked, identity };
  return { data: join(makeElsewhere(asked), 'data'), link: asked, identity };
}

/** Lays the link; when another start laid one meanwhile, ours is thrown away and that one is used. */
export function settle(place: Place): string {
  if (place.link === undefined) return place.data;
  try {
    // An empty folder may stand in the way; anything else is another start's work.
    if (lstatSync(place.link, { throwIfNoEntry: false })?.isDirectory() === true) rmdirSync(place.link);
    symlinkSync(place.data, place.link);
    return place.data;
  } catch (error) {
    rmSync(dirname(place.data), { recursive: true, force: true });
    if (!existsSync(join(place.link, 'PG_VERSION'))) throw error;
    return realpathSync(place.link);
  }
}

function existingPlace(asked: string): Place {
  const data = realpathSync(asked);
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== '18') {
    throw new Error(
      `${asked} was made by PostgreSQL ${version}; this is PostgreSQL 18. Name another DATA_DIR.`,
    );
  }
  return { data, identity: identityFor(data) };
}

function refuseForeign(asked: string): void {
  const owner = statSync(asked).uid;
  const self = process.getuid?.();
  if (self === 0 || owner === self) return;
  throw new Error(
    `${asked} belongs to another user (number ${owner}): start as that user, or set another DATA_DIR.`,
  );
}

function isDangling(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true && !existsSync(path);
}

function makeElsewhere(asked: string): string {
  mkdirSync(ELSEWHERE, { recursive: true });
  chmodSync(ELSEWHERE, 0o711);
  sweepElsewhere();
  const home = mkdtempSync(join(ELSEWHERE, 'p-'));
  chmodSync(home, 0o711);
  writeFileSync(join(home, 'belongs-to'), asked);
  return home;
}

/** Removes data whose project folder, or the link in it, is gone: nobody can find it any more. */
function sweepElsewhere(): void {
  for (const name of readdirSync(ELSEWHERE).filter(entry => entry.startsWith('p-'))) {
    const home = join(ELSEWHERE, name);
    const data = join(home, 'data');
    const tenMinutesAgo = Date.now() - 600_000;
    if (statSync(home).mtimeMs > tenMinutesAgo) continue;
    if (pointsTo(belongsTo(home), data)) continue;
    if (existsSync(data) && findRunning(data) !== undefined) continue;
    rmSync(home, { recursive: true, force: true });
  }
}

function belongsTo(home: string): string | undefined {
  const note = join(home, 'belongs-to');
  return existsSync(note) ? readFileSync(note, 'utf8') : undefined;
}

function pointsTo(link: string | undefined, data: string): boolean {
  if (link === undefined) return false;
  const found = lstatSync(link, { throwIfNoEntry: false });
  return found?.isSymbolicLink() === true && readlinkSync(link) === data;
}
