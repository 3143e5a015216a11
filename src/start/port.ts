import { createServer } from 'node:net';

/** The sentence for an address nobody can listen on, or undefined when it is free. */
export function whyNotListen(host: string, port: number): Promise<string | undefined> {
  return new Promise(resolve => {
    const trial = createServer();
    trial.once('error', error => resolve(inWords(error, host, port)));
    trial.listen({ host, port, exclusive: true }, () => trial.close(() => resolve(undefined)));
  });
}

function inWords(error: Error, host: string, port: number): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program, perhaps by Perspectief itself. Stop that one, or choose another port: PORT=${port + 1} npm start`;
  }
  if (code === 'EACCES')
    return `This user may not use port ${port}. Choose one above 1023: PORT=3000 npm start`;
  if (code === 'EADDRNOTAVAIL')
    return `This machine does not have the address ${host}. HOST=127.0.0.1 is this machine itself.`;
  return `Listening on ${host}:${port} is not possible: ${error.message}`;
}
