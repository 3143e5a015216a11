/**
 * Is this a PDF that may be kept? By its content alone: neither its name nor what the sender calls it counts. What stands in
 * compressed streams is not read here; decision 25 says what that means.
 */
export type PdfFault = 'not-a-pdf' | 'file-protected' | 'file-acts';

const archiveEnd = Buffer.from('PK\x05\x06', 'latin1');

/** A PDF begins at its first byte and ends at its mark: what also is a program, a page or an archive does not. */
const isWhole = (bytes: Buffer): boolean => {
  if (!/^%PDF-[12]\.\d[\r\n ]/.test(bytes.toString('latin1', 0, 9))) return false;
  const end = bytes.toString('latin1', Math.max(0, bytes.length - 2048));
  if (!/startxref\s+\d+\s+%%EOF[\s\0]*$/.test(end)) return false;
  // an archive is read from its end, and may hide behind a PDF
  return !bytes.subarray(Math.max(0, bytes.length - 66_000)).includes(archiveEnd);
};

const delimiter = String.raw`\0-\x20()<>[\]{}\/%`;
const endOfName = `(?=[${delimiter}]|$)`;

/** Names by which a PDF does something by itself, opens something else, or carries other files. */
const acting = 'JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|SubmitForm|ImportData|GoToE|XFA';
const acts = new RegExp(`/(?:${acting})${endOfName}`);
/** A script under its short name, with a script or a reference to one behind it: its letters also occur by chance. */
const script = new RegExp(String.raw`/JS[\0\s]*(?:\([\x20-\x7e]{4}|<[0-9A-Fa-f\s]{4}|\d+\s+\d+\s+R\b)`);
const locked = new RegExp(`/Encrypt${endOfName}`);
/** A name with a letter written as a number: \`/J#53\` is \`/JS\`. */
const escaped = new RegExp(`/[^${delimiter}#]{0,40}#[0-9A-Fa-f]{2}[^${delimiter}]{0,60}`, 'g');
/** By chance there are a few in a large file; who hides nothing does not write thousands. */
const mostEscaped = 5000;

const plain = (text: string): string =>
  text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const piece = 1024 * 1024;
const overlap = 256;

/** What is wrong with it, or null. Streams are searched too: a table may point at an object that hides in one. */
export const pdfFault = (given: Uint8Array): PdfFault | null => {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (!isWhole(bytes)) return 'not-a-pdf';
  let found: PdfFault | null = null;
  let hidden = 0;
  for (let at = 0; at < bytes.length; at += piece) {
    // one piece as text at a time: the whole would be the file once more
    const text = bytes.toString('latin1', Math.max(0, at - overlap), at + piece);
    if (locked.test(text)) return 'file-protected';
    if (acts.test(text) || script.test(text)) found = 'file-acts';
    for (const [name] of text.matchAll(escaped)) {
      hidden += 1;
      if (hidden > mostEscaped) return 'file-acts';
      const shown = plain(name);
      if (locked.test(shown)) return 'file-protected';
      if (acts.test(shown) || /^\/JS$/.test(shown)) found = 'file-acts';
    }
  }
  return found;
};
