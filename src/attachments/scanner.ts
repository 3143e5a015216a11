/** The virus scanner as a port: clamd behind it, or none. */
import { connect } from 'node:net';

export type Scanned = 'clean' | 'refused';

export interface Scanner {
  /** Rejects when the scanner gave no answer: then nothing is kept. */
  scan(bytes: Uint8Array): Promise<Scanned>;
}

export type ScannerAddress = { readonly path: string } | { readonly host: string; readonly port: number };

const chunk = 64 * 1024;
const lengthOf = (bytes: number): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
};

/**
 * clamd, asked with INSTREAM over its socket: pieces, each behind its length, and an empty one at the end. Only "OK" is
 * clean; a find, or a file that it finds too large, is refused; anything else is no answer.
 */
export const createClamd = (address: ScannerAddress, { patienceMs = 30_000 } = {}): Scanner => ({
  scan: bytes => {
    const { promise, resolve, reject } = Promise.withResolvers<Scanned>();
    const socket = connect(address);
    let said = '';
    const judge = (): void => {
      const answer = said.replace(/\0[^]*$/, '').trim();
      if (answer === 'stream: OK') resolve('clean');
      else if (/^stream: .+ FOUND$/.test(answer) || answer.startsWith('INSTREAM size limit exceeded'))
        resolve('refused');
      else reject(new Error('the scanner gave no answer'));
      socket.destroy();
    };
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('the scanner kept silent')));
    socket.on('error', reject);
    socket.on('data', (data: Buffer) => {
      said += data.toString('latin1');
      if (said.includes('\0') || said.length > 4096) judge();
    });
    socket.on('end', judge);
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += chunk) {
        const part = bytes.subarray(at, at + chunk);
        socket.write(lengthOf(part.length));
        socket.write(part);
      }
      socket.write(lengthOf(0));
    });
    return promise;
  },
});
