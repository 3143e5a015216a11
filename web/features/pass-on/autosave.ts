import { ApiProblem, isProblem, Unreachable } from '../../problems.ts';

export type SaveState<T> =
  | { kind: 'saved'; at: string }
  | { kind: 'typing' }
  | { kind: 'saving' }
  /** Not reached; tried again by itself. */
  | { kind: 'offline' }
  | { kind: 'failed'; problem: unknown }
  /** Changed elsewhere: nothing is written until someone has chosen. */
  | { kind: 'conflict'; theirs: Kept<T> };

export interface Kept<T> {
  value: T;
  version: number;
  at: string;
}

export interface AutosaveParts<T> {
  kept: Kept<T>;
  save: (value: T, version: number, key: string) => Promise<{ version: number; savedAt: string }>;
  /** What stands on the server now, for a conflict. */
  load: () => Promise<Kept<T>>;
  newKey?: () => string;
  pause?: number;
}

const longestWait = 30_000;

/**
 * Keeps a text on the server while someone writes: a moment after the last keystroke, one request at a time, the same
 * key for every attempt at the same text. Nothing typed is ever given up: it waits for the connection, or for a choice.
 */
export function createAutosave<T>({
  kept,
  save,
  load,
  newKey = () => crypto.randomUUID(),
  pause = 1_500,
}: AutosaveParts<T>) {
  let { value, version } = kept;
  let state: SaveState<T> = { kind: 'saved', at: kept.at };
  let changed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let attempt: { text: string; key: string } | undefined;
  let misses = 0;
  const listeners = new Set<() => void>();

  const become = (next: SaveState<T>) => {
    state = next;
    listeners.forEach(listener => listener());
  };

  const plan = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), wait);
  };

  const run = (): Promise<void> => {
    clearTimeout(timer);
    if (running !== undefined) return running;
    if (!changed || state.kind === 'conflict') return Promise.resolve();
    running = send().finally(() => {
      running = undefined;
      if (changed && (state.kind === 'typing' || state.kind === 'saved')) plan(pause);
    });
    return running;
  };

  async function send() {
    const sent = value;
    const text = JSON.stringify(sent);
    if (attempt?.text !== text) attempt = { text, key: newKey() };
    changed = false;
    become({ kind: 'saving' });
    try {
      const answer = await save(sent, version, attempt.key);
      version = answer.version;
      attempt = undefined;
      misses = 0;
      become(changed ? { kind: 'typing' } : { kind: 'saved', at: answer.savedAt });
    } catch (problem) {
      changed = true;
      await refused(problem);
    }
  }

  async function refused(problem: unknown) {
    const later = problem instanceof Unreachable || (problem instanceof ApiProblem && problem.status >= 500);
    if (later) {
      misses += 1;
      become(problem instanceof Unreachable ? { kind: 'offline' } : { kind: 'failed', problem });
      plan(Math.min(pause * 2 ** misses, longestWait));
      return;
    }
    attempt = undefined;
    if (!isProblem(problem, 'version-mismatch')) {
      become({ kind: 'failed', problem });
      return;
    }
    try {
      const theirs = await load();
      if (JSON.stringify(theirs.value) === JSON.stringify(value)) {
        version = theirs.version;
        changed = false;
        become({ kind: 'saved', at: theirs.at });
      } else {
        become({ kind: 'conflict', theirs });
      }
    } catch (again) {
      become(again instanceof Unreachable ? { kind: 'offline' } : { kind: 'failed', problem: again });
      if (again instanceof Unreachable) plan(longestWait);
    }
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    state: () => state,
    version: () => version,
    /** Whether something typed is not on the server. */
    unsaved: () => changed || state.kind === 'saving' || state.kind === 'conflict',
    change(next: T) {
      value = next;
      changed = true;
      if (state.kind === 'conflict') return;
      if (state.kind !== 'saving' && state.kind !== 'offline') become({ kind: 'typing' });
      if (state.kind !== 'offline') plan(pause);
    },
    /** Writes now what is waiting, and says whether all of it is kept. */
    async flush(): Promise<boolean> {
      await run();
      if (changed && state.kind === 'typing') await run();
      return !changed && state.kind === 'saved';
    },
    /** The outcome of a conflict, to be written over what stands there. */
    async resolve(chosen: T): Promise<boolean> {
      if (state.kind === 'conflict') version = state.theirs.version;
      value = chosen;
      changed = true;
      become({ kind: 'typing' });
      await run();
      return !changed;
    },
    stop: () => clearTimeout(timer),
  };
}

export type Autosave<T> = ReturnType<typeof createAutosave<T>>;
