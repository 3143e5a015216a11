/** Sending a file, with how far it is: `fetch` does not tell. Refusals and a lost line are the same errors as of api.ts. */
import { sendAttachment } from '#contract/attachments.ts';
import { addressOf } from './api.ts';
import { connection } from './connection.ts';
import { readProblem, unexpected, Unreachable } from './problems.ts';
import { lastHeard, sessionGate } from './session-gate.ts';

const patience = 120_000;

const sendOnce = (
  url: string,
  version: number,
  file: Blob,
  onPart: (part: number) => void,
): Promise<Response> => {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const request = new XMLHttpRequest();
  request.open('PUT', url);
  request.timeout = patience;
  for (const [name, value] of Object.entries({
    Accept: 'application/json',
    'Content-Type': 'application/pdf',
    'X-Perspectief': '1',
    'If-Match': `"${version}"`,
  }))
    request.setRequestHeader(name, value);
  request.upload.onprogress = ({ loaded, total }) => onPart(total === 0 ? 0 : loaded / total);
  const lost = () => {
    connection.lost();
    reject(new Unreachable());
  };
  request.onerror = lost;
  request.ontimeout = lost;
  request.onload = () => {
    connection.reached();
    if (request.status !== 401) lastHeard.now();
    resolve(
      new Response(request.responseText === '' ? null : request.responseText, { status: request.status }),
    );
  };
  request.send(file);
  return promise;
};

export async function upload(
  attachmentId: string,
  version: number,
  file: Blob,
  onPart: (part: number) => void,
): Promise<void> {
  const url = addressOf(sendAttachment, { attachmentId });
  for (;;) {
    await sessionGate.whenOpen();
    const response = await sendOnce(url, version, file, onPart);
    if (response.status === 401) {
      sessionGate.close();
      continue;
    }
    if (!response.ok) throw await readProblem(response);
    if (!sendAttachment.returns?.safeParse(await response.json().catch(() => undefined)).success)
      throw unexpected(response);
    return;
  }
}
