-- Of each node "<visitors> <when it said so>".
local KEY = KEYS[1]
local node, visitors, given = ARGV[1], ARGV[2], ARGV[3]

local now
if given ~= '' then
  now = tonumber(given)
else
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

redis.call('HSET', KEY, node, visitors .. ' ' .. string.format('%.0f', now))
redis.call('PEXPIRE', KEY, 2 * STAYS)
local others = 0
local told = redis.call('HGETALL', KEY)
for at = 1, #told, 2 do
  local count, when = string.match(told[at + 1], '^(%d+) (%d+)$')
  if now >= tonumber(when) + STAYS then
    redis.call('HDEL', KEY, told[at])
  elseif told[at] ~= node then
    others = others + tonumber(count)
  end
end
return others
