/**
 * Marks a batch in one round trip, in order. Runs in Redis as one step, so two collectors never both hear "new".
 * KEYS: the day's key, the period's hash (tag → two 32-bit masks), its sums (seen, crowded).
 * ARGV: SHA-1 of what the collector knows to be stored as the key, seconds to keep an hour's hash (0: a day's, which
 * goes in the same millisecond as its key, for else somebody could be new twice under one key), the most tags there
 * may be, the bits that say "seen", and 16 bytes a request: tag, lo, hi. Answers 9 bytes each: 1 when crowded, lo and
 * hi before. Errors: `OTHERKEY`, when the key is another one, gone, or there again; nothing is marked then.
 */
export const MARK_SCRIPT = `
local key = redis.call('GET', KEYS[1])
if not key or redis.sha1hex(key) ~= ARGV[1] then return redis.error_reply('OTHERKEY the key of this day is another one') end
local room = tonumber(ARGV[3]) - redis.call('HLEN', KEYS[2])
local seenBits, seen, crowded = tonumber(ARGV[4]), 0, 0
local requests, answers = ARGV[5], {}
for at = 1, #requests, 16 do
  local tag = string.sub(requests, at, at + 7)
  local lo, hi = struct.unpack('>I4I4', requests, at + 8)
  local known = redis.call('HGET', KEYS[2], tag)
  local loBefore, hiBefore = 0, 0
  if known then loBefore, hiBefore = struct.unpack('>I4I4', known) end
  if not known and room <= 0 then
    if bit.band(hi, seenBits) ~= 0 then crowded = crowded + 1 end
    answers[#answers + 1] = '\\1\\0\\0\\0\\0\\0\\0\\0\\0'
  else
    if not known then room = room - 1 end
    local loAfter, hiAfter = bit.bor(loBefore, lo), bit.bor(hiBefore, hi)
    if not known or loAfter ~= bit.tobit(loBefore) or hiAfter ~= bit.tobit(hiBefore) then
      redis.call('HSET', KEYS[2], tag, struct.pack('>I4I4', loAfter, hiAfter))
    end
    if bit.band(hiAfter, bit.bnot(hiBefore), seenBits) ~= 0 then seen = seen + 1 end
    answers[#answers + 1] = '\\0' .. struct.pack('>I4I4', loBefore, hiBefore)
  end
end
local gone = redis.call('PEXPIRETIME', KEYS[1])
if ARGV[2] == '0' then redis.call('PEXPIREAT', KEYS[2], gone) else redis.call('EXPIRE', KEYS[2], ARGV[2]) end
if seen > 0 then redis.call('HINCRBY', KEYS[3], 'seen', seen) end
if crowded > 0 then redis.call('HINCRBY', KEYS[3], 'crowded', crowded) end
if seen + crowded > 0 then redis.call('PEXPIREAT', KEYS[3], gone) end
return table.concat(answers)
`;
