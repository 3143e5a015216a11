import {
  isProblemCode,
  Problem,
  problemTypeBase,
  type Overtaken,
  type ProblemCode,
} from '#contract/problem.ts';

/** A refusal or fault that the server put in words. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: string;
  /** To quote to the helpdesk. */
  readonly trace: string;
  readonly fields: readonly { field: string; message: string }[];
  /** Somebody was first: what stands there now. */
  readonly overtaken: Overtaken | undefined;

  constructor(
    code: ProblemCode,
    said: Pick<Problem, 'title' | 'status' | 'detail' | 'instance' | 'errors' | 'overtaken'>,
  ) {
    super(said.title);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = said.status;
    this.detail = said.detail;
    this.trace = said.instance;
    this.fields = said.errors ?? [];
    this.overtaken = said.overtaken;
  }
}

/** The server was not reached, or did not answer in time. What was asked may or may not have been done. */
export class Unreachable extends Error {
  constructor() {
    super('The server was not reached');
    this.name = 'Unreachable';
  }
}

/** Whether the same command may be sent again as it is. */
export const mayRetry = (problem: unknown) =>
  problem instanceof Unreachable ||
  (problem instanceof ApiProblem && (problem.status >= 500 || problem.status === 429));

export const isProblem = (problem: unknown, code: ProblemCode): problem is ApiProblem =>
  problem instanceof ApiProblem && problem.code === code;

export async function readProblem(response: Response): Promise<ApiProblem> {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) {
    const code = parsed.data.type.slice(problemTypeBase.length);
    if (isProblemCode(code)) return new ApiProblem(code, parsed.data);
  }
  return unexpected(response);
}

/** An answer that the contract does not promise: something between us and the server spoke, or one of us is older. */
export function unexpected(response: Response): ApiProblem {
  const code =
    response.status === 401 ? 'not-signed-in' : response.status === 503 ? 'unavailable' : 'server-error';
  return new ApiProblem(code, { title: '', status: response.status, detail: '', instance: '' });
}
