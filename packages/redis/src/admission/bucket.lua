-- A token bucket: when it is full again, in milliseconds (GCRA, ITU-T I.371). Full ones are not there.
local KEY = KEYS[1]
local given, interval, burst = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local function clock()
  if given ~= '' then
    return tonumber(given)
  end
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

local now = clock()
local from = math.max(tonumber(redis.call('GET', KEY) or '0'), now)
local left = from - now
if left > (burst - 1) * interval then
  return { 0, left }
end
redis.call('SET', KEY, string.format('%.0f', from + interval), 'PX', left + interval)
return { 1, left + interval }
