export const apiVersion = '1.0.0';
export const apiBase = '/api/v1';

/** On every answer of the API, refusals included: which version spoke, that nothing of it may be kept, and what to quote to the helpdesk. */
export const answerHeaders = (trace: string) => ({
  'API-Version': apiVersion,
  'cache-control': 'no-store',
  'x-trace-id': trace,
});
