/** Shared libraries a bare system can lack, and what Debian and Ubuntu call the package that brings them. */
const debianPackages: Readonly<Record<string, string>> = {
  'libatomic.so.1': 'libatomic1',
  'libexpat.so.1': 'libexpat1',
  'libgcc_s.so.1': 'libgcc-s1',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libstdc++.so.6': 'libstdc++6',
  'libuuid.so.1': 'libuuid1',
  'libz.so.1': 'zlib1g',
};

/** The sentence for a program that did not start because a library is missing, or undefined. */
export function missingLibrary(program: string, stderr: string): string | undefined {
  const library = /shared libraries: ([^:\s]+):|Library not loaded: (\S+)/.exec(stderr);
  const name = library?.[1] ?? library?.[2];
  if (name === undefined) return undefined;
  const debian = debianPackages[name];
  return (
    `${program} needs the system library ${name}, which this machine does not have.` +
    (debian === undefined ? '' : ` On Debian and Ubuntu: apt-get install ${debian}`)
  );
}
