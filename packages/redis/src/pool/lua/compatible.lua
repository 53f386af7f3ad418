-- As compatible.ts, widening.ts and avoid-filter.ts of the rules; the contract suite holds them together.

-- As locals they need no look-up; this runs nine times for each filter.
local byte, band = string.byte, bit.band

local SIX_BITS = {}
do
  local alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  for value = 0, 63 do
    SIX_BITS[byte(alphabet, value + 1)] = value
  end
end

-- Whether a filter may hold the tag of this mark. Of a search through thousands this is the most, hence so short.
local function may_hold(filter, mark)
  if filter == '' then
    return false
  end
  for at = 1, #mark, 2 do
    local place, bits = byte(mark, at, at + 1)
    if band(SIX_BITS[byte(filter, place) or 0] or 0, bits) ~= bits then
      return false
    end
  end
  return true
end

local WISH_KINDS = 3
local WISH_FIRST, WISH_ONLY = byte('f'), byte('o')

local function holds_until(ticket, kind)
  local wish = byte(ticket[WISHES], kind)
  if wish == WISH_FIRST then
    return ticket[SINCE] + HOLDS[kind]
  end
  return wish == WISH_ONLY and math.huge or -math.huge
end

-- The next time at which a wish is dropped; nil when none is.
local function next_widening(ticket, now)
  local earliest
  for kind = 1, WISH_KINDS do
    local at = holds_until(ticket, kind)
    if at > now and at < math.huge and (not earliest or at < earliest) then
      earliest = at
    end
  end
  return earliest
end

local function shares(one, other, kind)
  for _, mine in ipairs(one[COUNTRY - WISH_KINDS + kind]) do
    for _, theirs in ipairs(other[COUNTRY - WISH_KINDS + kind]) do
      if mine == theirs then
        return true
      end
    end
  end
  return false
end

local function wishes_part(one, other, now)
  for kind = 1, WISH_KINDS do
    if math.max(holds_until(one, kind), holds_until(other, kind)) > now and not shares(one, other, kind) then
      return true
    end
  end
  return false
end

local function connections_part(mine, theirs)
  return mine ~= theirs and mine ~= 'e' and theirs ~= 'e'
end

-- CLASS is the mode and the lane.
local function hard_filters_part(one, other)
  return one[CLASS] ~= other[CLASS] or connections_part(one[CONNECTIONS], other[CONNECTIONS])
end

local function avoid_each_other(one, other)
  return may_hold(one[AVOID], other[MARK]) or may_hold(other[AVOID], one[MARK])
end
