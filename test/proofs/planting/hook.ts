/**
 * Plants a fault in the code of this process, in memory: `node run.mjs --import ./test/proofs/planting/hook.ts ...` with
 * the changes in the environment. A change that does not fit, or of a file that is never loaded, is an error: then the
 * fault was not planted and a green proof means nothing.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { PLANTED, type SourceChange } from './changes.ts';

const changes = JSON.parse(process.env[PLANTED] ?? '[]') as SourceChange[];
const project = new URL('../../../', import.meta.url).href;
const left = new Set(changes);

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    const here = changes.filter(({ file }) => url === project + file);
    if (here.length === 0) return loaded;
    let source =
      loaded.source === undefined || loaded.source === null
        ? readFileSync(new URL(url), 'utf8')
        : textOf(loaded.source);
    for (const change of here) {
      const parts = source.split(change.from);
      if (parts.length !== 2) throw new Error(`${change.file} has ${parts.length - 1} times: ${change.from}`);
      source = parts.join(change.to);
      left.delete(change);
    }
    return { ...loaded, source };
  },
});

process.once('exit', () => {
  for (const { file } of left) console.error(`not planted: ${file} was not loaded`);
});

function textOf(source: string | ArrayBufferLike | NodeJS.TypedArray): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}
