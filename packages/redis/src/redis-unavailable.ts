/** Redis did not answer in time, or refused. What was asked may have been done or not, or may be done later. It says nothing more, because what Redis says may name servers. */
export class RedisUnavailable extends Error {
  override readonly name = 'RedisUnavailable';
  constructor() {
    super('Redis does not answer');
  }
}
