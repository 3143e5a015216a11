/** Small PDFs as scanners and writers make them; `inside` stands between their objects. */
export const endOfPdf = 'startxref\n180\n%%EOF\n';

export const aPdf = (inside = ''): Buffer =>
  Buffer.from(
    `%PDF-1.7\n${inside}1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n` +
      `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\nxref\n0 4\ntrailer\n<< /Size 4 /Root 1 0 R >>\n${endOfPdf}`,
    'latin1',
  );

/** One of about this many bytes, that do not repeat. */
export const aLargePdf = (bytes: number): Buffer => {
  const fill = Buffer.alloc(bytes - 400);
  for (let at = 0, n = 1; at < fill.length; at += 1) {
    n = (n * 1_103_515_245 + 12_345) % 2_147_483_648;
    // letters alone: chance must not write a name
    fill[at] = 97 + ((n >> 16) % 26);
  }
  return aPdf(`${fill.toString('latin1')}\n`);
};
