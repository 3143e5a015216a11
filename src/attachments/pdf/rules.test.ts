import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPdf, endOfPdf } from '../pdf.test-support.ts';
import { pdfFault } from './rules.ts';

const with_ = (words: string) => aPdf(`${words}\n`);

test('an ordinary PDF is one, whatever else stands in its text', () => {
  assert.equal(pdfFault(aPdf()), null);
  assert.equal(pdfFault(with_('<< /OpenAction [3 0 R /Fit] /Names 4 0 R /A#20B true >>')), null);
  assert.equal(pdfFault(with_('/JS\x81\x02 /JSON (words) /Encryption /Launched /EncryptMetadata')), null);
  assert.equal(pdfFault(Buffer.concat([aPdf(), Buffer.from('\r\n')])), null);
});

test('what only looks like one is none', () => {
  const pdf = aPdf();
  for (const [name, bytes] of [
    ['nothing', Buffer.alloc(0)],
    ['words', Buffer.from('Een brief')],
    ['a program with another name', Buffer.concat([Buffer.from('MZ\x90\0'), pdf])],
    ['an archive with another name', Buffer.from('PK\x03\x04 brief.pdf PK\x05\x06')],
    ['a page before it', Buffer.concat([Buffer.from('<script>1</script>'), pdf])],
    ['half of it', pdf.subarray(0, pdf.length - 20)],
    ['an archive behind it', Buffer.concat([pdf, Buffer.from('PK\x03\x04....PK\x05\x06\0\0')])],
    ['an archive in it', aPdf(`PK\x03\x04 x PK\x05\x06\0\0`)],
    ['a page behind it', Buffer.concat([pdf, Buffer.from('<html>')])],
    ['a heading alone', Buffer.from('%PDF-1.7\n')],
    ['no version', Buffer.from(`%PDF-9.9\n${endOfPdf}`)],
  ] as const)
    assert.equal(pdfFault(bytes), 'not-a-pdf', name);
});

test('a PDF with a password is told apart', () => {
  assert.equal(pdfFault(with_('trailer << /Root 1 0 R /Encrypt 9 0 R >>')), 'file-protected');
  assert.equal(pdfFault(with_('trailer << /#45ncr#79pt<</V 4>> >>')), 'file-protected');
  assert.equal(pdfFault(with_('<< /JavaScript 3 0 R >> << /Encrypt 9 0 R >>')), 'file-protected');
});

test('a PDF that does something, or carries another file, is refused, also where it is written in another way', () => {
  for (const words of [
    '<< /S /JavaScript /JS (app.alert) >>',
    '<< /S/JavaScript/JS 7 0 R >>',
    '<< /S /J#61vaScr#69pt >>',
    '<< /JS 12 0 R >>',
    '<< /J#53 12 0 R >>',
    '<< /JS <6170702e> >>',
    '<< /OpenAction << /S /Launch /F (cmd.exe) >> >>',
    '<< /Type /EmbeddedFile >>',
    '<< /EmbeddedFiles 3 0 R >>',
    '<< /Subtype/RichMedia>>',
    '<< /S /SubmitForm /F (https://example.invalid) >>',
    '<< /XFA 3 0 R >>',
    // a table may point into a stream that looks like no object at all
    '5 0 obj << /Length 40 >> stream\n<< /S /Launch >>\nendstream endobj',
  ])
    assert.equal(pdfFault(with_(words)), 'file-acts', words);
});

test('what hides on the border of two pieces is found, and thousands of odd names are odd enough', () => {
  for (const at of [1024 * 1024 - 5, 1024 * 1024 - 15, 2 * 1024 * 1024 - 1])
    assert.equal(
      pdfFault(aPdf(`${' '.repeat(at - 9)}/JavaScript ${' '.repeat(9000)}`)),
      'file-acts',
      String(at),
    );
  assert.equal(pdfFault(aPdf('/a#41 '.repeat(6000))), 'file-acts');
});

test('a file that wants much work is judged in steps that can be counted', () => {
  const most = 10 * 1024 * 1024;
  // each of these would be slow for a search that begins again at each letter
  for (const words of ['/', '/J', '#', '/a#', '/JS ('])
    pdfFault(aPdf(words.repeat(Math.floor(most / words.length))));
});
