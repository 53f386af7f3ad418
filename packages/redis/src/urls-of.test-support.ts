import type { RedisCluster } from '@visavis/testkit/redis-cluster';

export function urlsOf({ nodes }: RedisCluster): [string, ...string[]] {
  const [first, ...others] = nodes.map(({ url }) => url);
  if (first === undefined) throw new RangeError('a cluster without nodes');
  return [first, ...others];
}
