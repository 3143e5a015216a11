/** A scanner that is none: it knows one harmless sample. Beside it a server that speaks as clamd does, with the same knowledge. */
import { createServer, type Server } from 'node:net';
import type { Scanner } from './scanner.ts';

/** The sample by which scanners are tried, in two halves: this file itself should not be one. */
export const eicar = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}` + '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

export const fakeScanner: Scanner = {
  scan: bytes => Promise.resolve(Buffer.from(bytes).includes(eicar) ? 'refused' : 'clean'),
};

/** `says` answers something else than a scanner would. */
export const startFakeClamd = async (says?: string): Promise<{ port: number; close(): Promise<void> }> => {
  const server: Server = createServer(socket => {
    let all: Buffer = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (data: Buffer) => {
      all = Buffer.concat([all, data]);
      const command = 'zINSTREAM\0';
      if (all.length < command.length) return;
      if (all.toString('latin1', 0, command.length) !== command) {
        socket.end('UNKNOWN COMMAND\0');
        return;
      }
      const file: Buffer[] = [];
      for (let at = command.length; at + 4 <= all.length;) {
        const length = all.readUInt32BE(at);
        if (length === 0) {
          const found = Buffer.concat(file).includes(eicar);
          socket.end(says ?? (found ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'));
          return;
        }
        file.push(all.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
};
