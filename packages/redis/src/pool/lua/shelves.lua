-- Who is in play stands on shelves, each in the order of service. A ticket with a wish that holds is found only by those
-- who share something of it, so it stands under each of its interests, or languages, or its country; one without, on
-- the free shelf. Whoever looks goes only to the shelves that may have a partner. All of one kind are one sorted set of
-- equal scores, so of texts in the order of their bytes: CLASS VALUE \0 SINCE \0 TAG.
local SHELF_OF_WISH = { 'interests', 'languages', 'country' }
local FREE, NO_SHELF = 'free', ''
-- Makes every time as long as every other, also one before the clock began.
local SINCE_SHIFT = 5e14
local SINCE_LENGTH = 15

local function values_on(ticket, shelf)
  if shelf == FREE then
    return { '' }
  end
  for kind = 1, WISH_KINDS do
    if SHELF_OF_WISH[kind] == shelf then
      return ticket[COUNTRY - WISH_KINDS + kind]
    end
  end
  return {}
end

local function under(ticket, value)
  return ticket[CLASS] .. value .. '\0'
end

local function stand_on(ticket, shelf)
  local sum = 0
  for _, value in ipairs(values_on(ticket, shelf)) do
    local start = ticket[CLASS] .. value
    sum = sum + redis.call('ZLEXCOUNT', SHELVES .. shelf, '[' .. start .. '\0', '(' .. start .. '\1')
  end
  return sum
end

-- Of several wishes that hold any will do. The one that fewest others share keeps shelves short.
local function right_shelf(ticket, now)
  local held = {}
  for kind = 1, WISH_KINDS do
    if holds_until(ticket, kind) > now then
      table.insert(held, SHELF_OF_WISH[kind])
    end
  end
  if #held < 2 then
    return held[1] or FREE
  end
  local best, fewest
  for _, shelf in ipairs(held) do
    local others = stand_on(ticket, shelf)
    if not best or others < fewest then
      best, fewest = shelf, others
    end
  end
  return best
end

-- In this run; they may be more than there are.
local shelves_in_use = {}

local function is_in_use(shelf)
  if shelves_in_use[shelf] == nil then
    shelves_in_use[shelf] = redis.call('EXISTS', SHELVES .. shelf) == 1
  end
  return shelves_in_use[shelf]
end

local function place_in_line(tag, ticket)
  return string.format('%.0f', SINCE_SHIFT + ticket[SINCE]) .. '\0' .. tag
end

local function take_from_shelf(tag, ticket)
  local shelf = ticket[SHELF]
  local values = values_on(ticket, shelf)
  ticket[SHELF] = NO_SHELF
  if #values == 0 then
    return
  end
  local place, members = place_in_line(tag, ticket), {}
  for number, value in ipairs(values) do
    members[number] = under(ticket, value) .. place
  end
  redis.call('ZREM', SHELVES .. shelf, unpack(members))
end

local function put_on_shelf(tag, ticket, now)
  local shelf = right_shelf(ticket, now)
  local values = values_on(ticket, shelf)
  ticket[SHELF] = shelf
  if #values == 0 then
    return
  end
  local place, members = place_in_line(tag, ticket), {}
  for number, value in ipairs(values) do
    members[number * 2 - 1] = 0
    members[number * 2] = under(ticket, value) .. place
  end
  redis.call('ZADD', SHELVES .. shelf, unpack(members))
  shelves_in_use[shelf] = true
end

-- Tickets that somebody looked at in this run, to know when it is enough.
local looked_at = 0
local FIRST_READ, MOST_READ = 4, 128
local unpack_face = cmsgpack.unpack_limit

-- The one that waits longest of all under one value that can meet a ticket now, or `found`, if that one waits longer.
local function oldest_under(shelf, value, seeker, found)
  local ticket, now = seeker.ticket, seeker.now
  local key, start = SHELVES .. shelf, under(ticket, value)
  local from, to = '[' .. start, '(' .. ticket[CLASS] .. value .. '\1'
  local size = FIRST_READ
  while true do
    local members = redis.call('ZRANGEBYLEX', key, from, to, 'LIMIT', 0, size)
    if #members == 0 then
      return found
    end
    local unseen, tags = {}, {}
    for _, member in ipairs(members) do
      local other_tag = string.sub(member, #start + SINCE_LENGTH + 2)
      if not seeker.seen[other_tag] then
        seeker.seen[other_tag] = true
        unseen[#unseen + 1] = member
        tags[#tags + 1] = other_tag
      end
    end
    local packed = #tags > 0 and redis.call('HMGET', TICKETS, unpack(tags))
    for number, other_tag in ipairs(tags) do
      local text = packed[number]
      local _, node, since, connections, avoid, mark
      if text then
        _, node, since, connections, avoid, mark = unpack_face(text, FACE)
      end
      looked_at = looked_at + 1
      if not text or not is_live(node, now) then
        -- Its node is silent: when that one speaks again, it puts its tickets back. So nobody meets a ghost twice.
        redis.call('ZREM', key, unseen[number])
      elseif found and not is_before(since, other_tag, found.ticket[SINCE], found.tag) then
        return found
      elseif
        other_tag ~= seeker.tag
        and not connections_part(ticket[CONNECTIONS], connections)
        and not may_hold(ticket[AVOID], mark)
        and not may_hold(avoid, ticket[MARK])
      then
        local other = unpacked_ticket(text)
        if not wishes_part(ticket, other, now) then
          return { tag = other_tag, ticket = other }
        end
      end
    end
    if #members < size then
      return found
    end
    from = '(' .. members[#members]
    size = math.min(size * 4, MOST_READ)
  end
end

-- The one in play that waits longest of all that can meet a ticket now [Q1]; nil when there is none.
local function find_partner(tag, ticket, now)
  local seeker = { tag = tag, ticket = ticket, now = now, seen = {} }
  local found = nil
  if is_in_use(FREE) then
    found = oldest_under(FREE, '', seeker, nil)
  end
  for kind = 1, WISH_KINDS do
    local shelf = SHELF_OF_WISH[kind]
    if is_in_use(shelf) then
      for _, value in ipairs(values_on(ticket, shelf)) do
        found = oldest_under(shelf, value, seeker, found)
      end
    end
  end
  return found
end
