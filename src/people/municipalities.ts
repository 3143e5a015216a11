import { parseCsv } from './csv.ts';

/** Table 33: code to name, also of municipalities that ended. */
export interface Municipality {
  readonly code: string;
  readonly name: string;
  /** The day it ended, or null. */
  readonly ended: string | null;
}

export function parseMunicipalities(text: string): readonly Municipality[] {
  const [header, ...rows] = parseCsv(text, ',');
  const at = (name: string): number => {
    const place = header?.indexOf(name) ?? -1;
    if (place < 0) throw new Error(`The table of municipalities has no column "${name}".`);
    return place;
  };
  const [code, name, ended] = [at('92.10 Gemeentecode'), at('92.11 Omschrijving'), at('99.99 Datum einde')];
  return rows.map(row => ({
    code: row[code] ?? '',
    name: row[name] ?? '',
    ended: (row[ended] ?? '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') || null,
  }));
}
