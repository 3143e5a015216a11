/** Compresses the files of a folder: node run.mjs src/start/compress.ts <folder> <effort>. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * Beside each file what goes over the line, so that the server need not press it for every reader.
 * @param effort 1 to 11. For a few files that everybody loads 11; over thousands of pages that takes minutes, and 6 is nearly as small.
 */
export function compress(folder: string, effort: number): void {
  const params = { [constants.BROTLI_PARAM_QUALITY]: effort };
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(html|css|js|json|svg)$/.test(name)) continue;
    const file = join(folder, name);
    const content = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

if (import.meta.main) {
  const [folder, effort] = process.argv.slice(2);
  if (folder === undefined || effort === undefined)
    throw new Error('Say of which folder, and with what effort: 1 to 11.');
  compress(folder, Number(effort));
}
