// Unpacks the Chromium of @sparticuz/chromium, with the libraries a bare Debian lacks, into the folder TMPDIR.
// A process of its own, because the package decides by the environment where and what it unpacks.
import chromium from '@sparticuz/chromium';

console.log(await chromium.executablePath());
