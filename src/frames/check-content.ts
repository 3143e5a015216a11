/** Whether frames, functions and organisations fit together. What one file alone can say wrong its schema refuses. */
import { readFrames, type Frame, type FrameFile } from './content.ts';
import { readFunctions, type FieldFunction } from './functions-content.ts';
import { readOrganisations, type DemoTenant } from './organisations-content.ts';
import { ContentFault, contentFolder } from '#kernel/content/read.ts';
import { purposeOfStanding } from './vocabulary.ts';

export type Content = {
  readonly frames: readonly FrameFile[];
  readonly functions: readonly FieldFunction[];
  readonly tenants: readonly DemoTenant[];
};

/** All content, whole, or a fault that says what does not fit. */
export function readContent(
  folder: URL = contentFolder,
  tenants: readonly DemoTenant[] = readOrganisations(folder),
): Content {
  const content: Content = {
    frames: readFrames(folder),
    functions: readFunctions(folder),
    tenants,
  };
  const misfits = checkContent(
    content.frames.map(({ frame }) => frame),
    content.functions,
    content.tenants,
  );
  if (misfits.length > 0)
    throw new ContentFault(`The content does not fit together:\n  ${misfits.join('\n  ')}`);
  return content;
}

export function checkContent(
  frames: readonly Frame[],
  functions: readonly FieldFunction[],
  tenants: readonly DemoTenant[],
): string[] {
  const misfits: string[] = [];
  const known = new Set(functions.map(each => each.code));
  const unknown = (code: string, where: string): void => {
    if (!known.has(code)) misfits.push(`${where}: there is no function ${code}`);
  };

  const versions = frames.map(frame => `${frame.code} ${frame.version}`);
  for (const version of versions.filter((each, index) => versions.indexOf(each) !== index)) {
    misfits.push(`frame ${version} stands in two files`);
  }
  const bases = frames.flatMap(frame => frame.legalBases.map(basis => ({ frame, basis })));
  bases.forEach(({ frame, basis }, index) => {
    const other = bases.findIndex(each => each.basis.code === basis.code && each.frame.code !== frame.code);
    if (other !== -1 && other < index) misfits.push(`legal basis ${basis.code} stands in two frames`);
  });

  for (const frame of frames) {
    for (const admitted of frame.functions) unknown(admitted.function, `frame ${frame.code}`);
    for (const entry of frame.withoutAccess) unknown(entry.function, `frame ${frame.code}, without access`);
    const onCases = new Set(
      frame.legalBases.filter(basis => basis.kind !== 'standing').flatMap(basis => basis.receivers),
    );
    for (const { code } of functions) {
      if (!onCases.has(code) && !frame.withoutAccess.some(entry => entry.function === code)) {
        misfits.push(
          `frame ${frame.code}: nothing is said about ${code}; give a basis, or a reason for none`,
        );
      }
    }
  }

  for (const { code, standing } of functions) {
    for (const { kind, level } of standing) {
      const purpose = purposeOfStanding[kind];
      const admitted = frames.flatMap(frame =>
        frame.legalBases.some(basis => basis.kind === 'standing' && basis.purpose === purpose)
          ? frame.functions.filter(each => each.function === code && each.purpose === purpose)
          : [],
      );
      if (admitted.length === 0) {
        misfits.push(`function ${code}: no frame has a standing basis for ${purpose} that admits it`);
      } else if (admitted.some(each => each.maxLevel !== level)) {
        misfits.push(`function ${code}: ${kind} comes with ${level}, a frame admits another level`);
      }
    }
  }
  for (const frame of frames) {
    for (const basis of frame.legalBases.filter(each => each.kind === 'standing')) {
      for (const receiver of basis.receivers) {
        const comesWith = functions
          .find(each => each.code === receiver)
          ?.standing.some(standing => purposeOfStanding[standing.kind] === basis.purpose);
        if (comesWith !== true)
          misfits.push(`${basis.code}: ${receiver} has no standing grant for ${basis.purpose}`);
      }
    }
  }

  for (const tenant of tenants) {
    const desk = frames.find(frame => frame.code === tenant.desk.frame);
    if (!desk)
      misfits.push(
        `tenant ${tenant.code}: its desk names the frame ${tenant.desk.frame}, which is not there`,
      );
    else if (!desk.tenantKinds.includes(tenant.kind)) {
      misfits.push(`tenant ${tenant.code}: the frame ${desk.code} does not fit a ${tenant.kind}`);
    }
    for (const account of tenant.accounts) unknown(account.function, `account ${account.subject}`);
  }
  return misfits;
}
