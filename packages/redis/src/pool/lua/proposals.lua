-- The steps of a ticket: in play, proposed, back, gone.

local told = {}

-- Nobody hears anything after the end of their epoch. Events are JSON from here on, and read only by the node's client.
local function tell(name, event)
  if not node_of(name) then
    return
  end
  told[name] = told[name] or {}
  table.insert(told[name], event)
end

local quoted = cjson.encode

local function whole(number)
  return string.format('%.0f', number)
end

local function tell_of(name, kind, tag, rest)
  tell(name, '{"kind":"' .. kind .. '","tag":' .. quoted(tag) .. rest .. '}')
end

local function tell_proposed(tag, ticket, name, pair)
  tell_of(ticket[NODE], 'proposed', tag, ',"pair":"' .. name .. '","deadline":' .. whole(pair[DEADLINE]))
end

local function tell_returned(tag, ticket, name)
  tell_of(ticket[NODE], 'returned', tag, ',"pair":"' .. name .. '"')
end

local function tell_gone(node, tag, why)
  tell_of(node, 'gone', tag, ',"why":"' .. why .. '"')
end

local function partner_told(ticket, card)
  return '{"node":' .. quoted(ticket[NODE]) .. ',"since":' .. whole(ticket[SINCE]) .. ',"wrote":' .. card .. '}'
end

-- Those who came into play by what was just done, until `look` [C3].
local newcomers = {}

local function is_waiting(ticket)
  return ticket[PAIR] == '' and not ticket[IS_SUSPENDED]
end

-- For one that waits; keeps it. Without a live node it stays out until that one speaks.
local function put_in_play(tag, ticket, now)
  if is_live(ticket[NODE], now) then
    put_on_shelf(tag, ticket, now)
    local at = next_widening(ticket, now)
    if at then
      set_due(DUE_WISH, tag, at)
    end
    newcomers[tag] = true
  end
  keep_ticket(tag, ticket)
end

-- Does not keep it: more is changed by whoever calls.
local function take_out_of_play(tag, ticket)
  newcomers[tag] = nil
  if ticket[SHELF] ~= NO_SHELF then
    take_from_shelf(tag, ticket)
    unset_due(DUE_WISH, tag)
  end
end

local function propose(tag, ticket, other_tag, other, now)
  local name = string.format('%012x', redis.call('HINCRBY', NUMBERS, 'pairs', 1))
  local pair = { tag, other_tag, now + TIMES.proposal, false, false }
  if not is_before(ticket[SINCE], tag, other[SINCE], other_tag) then
    pair[OLDER], pair[YOUNGER] = other_tag, tag
  end
  keep_pair(name, pair)
  set_due(DUE_PAIR, name, pair[DEADLINE])
  local sides = { [tag] = ticket, [other_tag] = other }
  for _, side in ipairs({ pair[OLDER], pair[YOUNGER] }) do
    take_out_of_play(side, sides[side])
    sides[side][PAIR] = name
    keep_ticket(side, sides[side])
    tell_proposed(side, sides[side], name, pair)
  end
end

local function drop_pair(name)
  redis.call('HDEL', PAIRS, name)
  unset_due(DUE_PAIR, name)
end

local function partner_in(pair, tag)
  return pair[OLDER] == tag and pair[YOUNGER] or pair[OLDER]
end

-- Ends a proposal for a ticket that leaves it: the other one returns to its old place and is told [P4].
local function leave_proposal(tag, ticket, now)
  local name = ticket[PAIR]
  ticket[PAIR] = ''
  local pair = pair_of(name)
  if not pair then
    return
  end
  drop_pair(name)
  local other_tag = partner_in(pair, tag)
  local other = ticket_of(other_tag)
  if other and other[PAIR] == name then
    other[PAIR] = ''
    tell_returned(other_tag, other, name)
    put_in_play(other_tag, other, now)
  end
end

-- From wherever it is to nowhere yet.
local function take_out(tag, ticket, now)
  if ticket[PAIR] ~= '' then
    leave_proposal(tag, ticket, now)
  elseif ticket[IS_SUSPENDED] then
    unset_due(DUE_GRACE, tag)
  else
    take_out_of_play(tag, ticket)
  end
end

local function erase(tag, ticket)
  if everybody then
    everybody[tag] = nil
  end
  redis.call('HDEL', TICKETS, tag)
  redis.call('HDEL', CARDS, tag)
  redis.call('SREM', held_by(ticket[NODE]), tag)
end

local function remove(tag, ticket, now)
  take_out(tag, ticket, now)
  erase(tag, ticket)
end

local function suspend(tag, ticket, now)
  if ticket[IS_SUSPENDED] then
    return
  end
  take_out(tag, ticket, now)
  ticket[IS_SUSPENDED] = true
  set_due(DUE_GRACE, tag, now + TIMES.grace)
  keep_ticket(tag, ticket)
end

-- [H1], as src/waits.ts. Read once in a run, and written once.
local waits
local changed_steps = {}

local function read_waits()
  if not waits then
    waits = { origin = 0, weights = {} }
    local kept = redis.call('HGETALL', WAITS)
    for at = 1, #kept, 2 do
      waits.weights[kept[at]] = tonumber(kept[at + 1])
    end
    waits.origin = waits.weights.origin or 0
    waits.weights.origin = nil
  end
  return waits
end

local function step_of(waited)
  for step, step_end in ipairs(STEP_ENDS) do
    if waited <= step_end then
      return step - 1
    end
  end
  return #STEP_ENDS - 1
end

local function count_wait(waited, now)
  local kept = read_waits()
  if now - kept.origin > ORIGIN_MOVES_AFTER then
    local shrink = 2 ^ ((kept.origin - now) / HALF_LIFE)
    for step, weight in pairs(kept.weights) do
      kept.weights[step] = weight * shrink
      changed_steps[step] = true
    end
    kept.origin = now
    redis.call('HSET', WAITS, 'origin', now)
  end
  local step = tostring(step_of(waited))
  kept.weights[step] = (kept.weights[step] or 0) + 2 ^ ((now - kept.origin) / HALF_LIFE)
  changed_steps[step] = true
end

local function keep_waits()
  for step in pairs(changed_steps) do
    redis.call('HSET', WAITS, step, waits.weights[step])
  end
end

-- [P3]
local function match(name, pair, now)
  drop_pair(name)
  local tags = { pair[OLDER], pair[YOUNGER] }
  local tickets = { ticket_of(tags[1]), ticket_of(tags[2]) }
  local cards = redis.call('HMGET', CARDS, tags[1], tags[2])
  for side = 1, 2 do
    local waited = now - tickets[side][SINCE]
    local rest = ',"pair":"%s","first":%s,"waitedMs":%s,"partner":%s'
    local partner = partner_told(tickets[3 - side], cards[3 - side])
    tell_of(tickets[side][NODE], 'matched', tags[side], string.format(rest, name, tostring(side == 1), whole(waited), partner))
    count_wait(waited, now)
    erase(tags[side], tickets[side])
  end
end

-- [C3] Whoever came into play meets whom they can meet now: of all pairs that one first whose older side waits longest,
-- of those the one whose other side does. That is some newcomer's with the oldest who fits it, so these stand in a list
-- in that order, and whose partner is taken meanwhile looks again.
local function look(now)
  local asks = {}
  local function pair_is_before(one, other)
    if one.older.tag ~= other.older.tag then
      return is_before(one.older.ticket[SINCE], one.older.tag, other.older.ticket[SINCE], other.older.tag)
    end
    return is_before(one.younger.ticket[SINCE], one.younger.tag, other.younger.ticket[SINCE], other.younger.tag)
  end
  local function ask(newcomer)
    if looked_at >= MOST_LOOKED_AT then
      -- Enough for one run: the next one goes on as if a wish were dropped now.
      set_due(DUE_WISH, newcomer.tag, now)
      return
    end
    local found = find_partner(newcomer.tag, newcomer.ticket, now)
    if not found then
      return
    end
    local entry = { newcomer = newcomer, older = newcomer, younger = found }
    if is_before(found.ticket[SINCE], found.tag, newcomer.ticket[SINCE], newcomer.tag) then
      entry.older, entry.younger = found, newcomer
    end
    local from, to = 1, #asks + 1
    while from < to do
      local middle = math.floor((from + to) / 2)
      if pair_is_before(entry, asks[middle]) then
        from = middle + 1
      else
        to = middle
      end
    end
    -- The first pair stands at the end, from where it is cheap to take.
    table.insert(asks, from, entry)
  end
  for tag in pairs(newcomers) do
    newcomers[tag] = nil
    local ticket = ticket_of(tag)
    if ticket and ticket[SHELF] ~= NO_SHELF and is_live(ticket[NODE], now) then
      ask({ tag = tag, ticket = ticket })
    end
  end
  local taken = {}
  while #asks > 0 do
    local entry = table.remove(asks)
    local older, younger = entry.older, entry.younger
    if not taken[older.tag] and not taken[younger.tag] then
      taken[older.tag], taken[younger.tag] = true, true
      propose(older.tag, older.ticket, younger.tag, younger.ticket, now)
    elseif not taken[entry.newcomer.tag] then
      ask(entry.newcomer)
    end
  end
end
