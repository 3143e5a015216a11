// Writes docs/openapi.json, the description of the API; with --check it fails when the file says something else.
import { routes } from '#contract/index.ts';
import { openApi } from '#kernel/http/openapi.ts';
import { writeOrCheck } from './generated.ts';

writeOrCheck(
  'docs/openapi.json',
  'npm run openapi',
  `${JSON.stringify(openApi(routes, 'https://perspectief.example'), null, 2)}\n`,
);
