import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCsv } from './csv.ts';
import { parseMunicipalities } from './municipalities.ts';

test('quotes, separators and line breaks inside a field belong to the field', () => {
  assert.deepEqual(parseCsv('\uFEFFa;"b;1";"c ""d"""\r\n;"e\nf";\n', ';'), [
    ['a', 'b;1', 'c "d"'],
    ['', 'e\nf', ''],
  ]);
  assert.deepEqual(parseCsv('a;b', ';'), [['a', 'b']], 'no line break at the end');
  assert.throws(() => parseCsv('a;"b', ';'), /not closed/);
});

test('what is written as separated values is read back the same', () => {
  const field = fc.string().filter(text => text !== '');
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 })), rows => {
      const written = rows
        .map(row => row.map(text => `"${text.replaceAll('"', '""')}"`).join(','))
        .join('\r\n');
      assert.deepEqual(parseCsv(written, ','), rows);
    }),
  );
});

test('the table of municipalities gives code, name and the day one ended', () => {
  const table =
    '"92.10 Gemeentecode","92.11 Omschrijving","92.12 Nieuwe code","99.98 Datum ingang","99.99 Datum einde"\n' +
    '"9990","Duinveen","","","20210101"\n"9991","Heidewoude","","",""\n';
  assert.deepEqual(parseMunicipalities(table), [
    { code: '9990', name: 'Duinveen', ended: '2021-01-01' },
    { code: '9991', name: 'Heidewoude', ended: null },
  ]);
});
