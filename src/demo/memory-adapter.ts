import type { Adapter } from 'oidc-provider';

type Payload = Record<string, unknown>;
interface Kept {
  readonly payload: Payload;
  readonly until: number;
}

/** Far more than one demonstration needs, and little enough for anyone to fill without harm. */
const MOST = 2_000;

/** Where the demo's identity provider keeps its minutes-long state: in memory, gone after a restart. */
export function createMemoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, Kept>();

  const read = (key: string): Payload | undefined => {
    const found = kept.get(key);
    if (found !== undefined && found.until > Date.now()) return found.payload;
    kept.delete(key);
    return undefined;
  };

  return model => {
    const findWhere = (name: string, value: string): Promise<Payload | undefined> => {
      for (const key of kept.keys()) {
        if (!key.startsWith(`${model}:`)) continue;
        const payload = read(key);
        if (payload?.[name] === value) return Promise.resolve(payload);
      }
      return Promise.resolve(undefined);
    };
    return {
      upsert(id, payload, expiresIn) {
        const key = `${model}:${id}`;
        kept.delete(key);
        kept.set(key, { payload, until: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
        const [oldest] = kept.keys();
        if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
        return Promise.resolve();
      },
      find: id => Promise.resolve(read(`${model}:${id}`)),
      findByUid: uid => findWhere('uid', uid),
      findByUserCode: userCode => findWhere('userCode', userCode),
      consume(id) {
        const payload = read(`${model}:${id}`);
        if (payload !== undefined) payload['consumed'] = Math.floor(Date.now() / 1000);
        return Promise.resolve();
      },
      destroy(id) {
        kept.delete(`${model}:${id}`);
        return Promise.resolve();
      },
      revokeByGrantId(grantId) {
        for (const [key, { payload }] of kept) if (payload['grantId'] === grantId) kept.delete(key);
        return Promise.resolve();
      },
    };
  };
}
