import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What somebody can read in a PDF, by the reader of a browser; and what its structure and metadata say. */
export async function readPdf(bytes: Uint8Array) {
  const task = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  try {
    const pages: string[] = [];
    const roles = new Set<string>();
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(
        items
          .map(item => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
          .join('')
          .replaceAll(/[ \n]+/g, ' '),
      );
      const walk = (node: unknown): void => {
        if (typeof node !== 'object' || node === null) return;
        if ('role' in node && typeof node.role === 'string') roles.add(node.role);
        if ('children' in node && Array.isArray(node.children)) node.children.forEach(walk);
      };
      walk(await page.getStructTree());
    }
    const { info, metadata } = await pdf.getMetadata();
    const raw: unknown = metadata === null ? '' : metadata.getRaw();
    return {
      text: pages.join('\n'),
      pages: pdf.numPages,
      roles,
      info: JSON.stringify(info),
      xmp: typeof raw === 'string' ? raw : '',
    };
  } finally {
    await task.destroy();
  }
}
