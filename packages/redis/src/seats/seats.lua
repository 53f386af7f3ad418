-- A call: a hash of role -> "<generation> <tag> <node>", and 'at', when it was spoken of last.
local KEY = KEYS[1]
local OPPOSITE = { polite = 'impolite', impolite = 'polite' }

local function clock(given)
  if given ~= '' then
    return tonumber(given)
  end
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

local now = clock(ARGV[2])
local at = redis.call('HGET', KEY, 'at')
-- [D4] Redis' own clock does the same by itself, unless another one is given.
if at and now >= tonumber(at) + STAYS then
  redis.call('DEL', KEY)
end

local function seat_of(role)
  local kept = redis.call('HGET', KEY, role)
  if not kept then
    return nil
  end
  local generation, tag, node = string.match(kept, '^(%d+) (%S*) (%S+)$')
  return { generation = tonumber(generation), tag = tag, node = node }
end

local function speak_of()
  redis.call('HSET', KEY, 'at', string.format('%.0f', now))
  redis.call('PEXPIRE', KEY, STAYS)
end

local function keep(role, generation, tag, node)
  redis.call('HSET', KEY, role, string.format('%.0f', generation) .. ' ' .. tag .. ' ' .. node)
end

-- ARGV from 3 on: role, generation, tag and node of each seat. Answers those that are known better, in the same way.
local function tell()
  local better = {}
  for first = 3, #ARGV, 4 do
    local role, generation, tag, node = ARGV[first], tonumber(ARGV[first + 1]), ARGV[first + 2], ARGV[first + 3]
    local there = seat_of(role)
    if not there or generation > there.generation then
      keep(role, generation, tag, node)
    elseif generation < there.generation then
      for _, part in ipairs({ role, tostring(there.generation), there.tag, there.node }) do
        table.insert(better, part)
      end
    end
  end
  speak_of()
  return better
end

-- ARGV: role, generation, tag and node of the claimer. Answers the kind, then what belongs to it.
local function claim()
  local role, generation, tag, node = ARGV[3], tonumber(ARGV[4]), ARGV[5], ARGV[6]
  local there = seat_of(role)
  if not there then
    return { 'unknown' }
  end
  if there.tag ~= tag then
    return { 'refused' }
  end
  if generation < there.generation then
    return { 'outdated', tostring(there.generation) }
  end
  keep(role, generation + 1, tag, node)
  speak_of()
  local other = seat_of(OPPOSITE[role])
  return { 'claimed', tostring(generation + 1), there.node, other and other.node or '' }
end

if ARGV[1] == 'tell' then
  return tell()
end
return claim()
