-- The calls of a membership. Each is a list: its name, then its arguments; each answers with what the client understands.

local function join(name, now)
  if node_of(name) then
    forget(name, now)
    look(now)
  end
  local epochs = tonumber(redis.call('HGET', NUMBERS, 'epochs')) or 0
  -- The clock, so that it is new also where numbers were lost with a server.
  local epoch = math.max(epochs + 1, now)
  redis.call('HSET', NUMBERS, 'epochs', epoch)
  keep_node(name, { epoch = epoch, spoke_at = now, is_aside = false, heard = 0, runs = 0, is_woken = false })
  set_due(DUE_NODE, name, now + TIMES.reap)
end

-- [N2, N4]
local function speak(name, node, now)
  local was_out = node.is_aside or now >= node.spoke_at + TIMES.lease
  node.spoke_at = now
  node.is_aside = false
  keep_node(name, node)
  set_due(DUE_NODE, name, now + TIMES.reap)
  if not was_out then
    return
  end
  for _, tag in ipairs(redis.call('SMEMBERS', held_by(name))) do
    local ticket = ticket_of(tag)
    if ticket and is_waiting(ticket) then
      take_out_of_play(tag, ticket)
      put_in_play(tag, ticket, now)
    end
  end
  look(now)
end

-- A ticket of this node [N7]; nil for any other.
local function own(name, tag)
  local ticket = ticket_of(tag)
  if ticket and ticket[NODE] == name then
    return ticket
  end
  return nil
end

local calls = {}

-- Done before anything else of its run, which is the first of its epoch.
function calls.join()
  return true
end

function calls.renew()
  return true
end

-- [Q11] For a tag that is not there.
local function take(name, now, call, limit)
  local tag, since = call[2], call[3]
  since = since and math.min(since, now) or now
  local ticket = { name, since, call[5], call[6], call[7], 1, false, '', call[4], call[8], NO_SHELF, call[9], call[10], call[11] }
  local size = redis.call('HLEN', TICKETS)
  local partner = size < 2 * limit and find_partner(tag, ticket, now)
  if not partner and size >= limit then
    return 'full'
  end
  redis.call('HSET', CARDS, tag, ARGV[call[12]])
  redis.call('SADD', held_by(name), tag)
  if partner then
    propose(tag, ticket, partner.tag, partner.ticket, now)
  else
    put_in_play(tag, ticket, now)
    newcomers[tag] = nil
  end
  return since
end

-- [Q9]
function calls.enter(name, now, call)
  local tag = call[2]
  local before = ticket_of(tag)
  if not before then
    return take(name, now, call, run.limit)
  end
  local is_own = before[NODE] == name
  if is_own and not before[IS_SUSPENDED] then
    return 'already-there'
  end
  if not is_own then
    tell_gone(before[NODE], tag, 'taken-over')
  end
  remove(tag, before, now)
  look(now)
  return take(name, now, call, math.huge)
end

-- [N4]
calls['enter-again'] = function(name, now, call)
  return redis.call('HEXISTS', TICKETS, call[2]) == 0 and take(name, now, call, run.limit) or 'already-there'
end

function calls.withdraw(name, now, call)
  local ticket = own(name, call[2])
  if not ticket then
    return false
  end
  remove(call[2], ticket, now)
  return true
end

function calls.suspend(name, now, call)
  local ticket = own(name, call[2])
  if ticket then
    suspend(call[2], ticket, now)
  end
  return true
end

function calls.resume(name, now, call)
  local tag, generation = call[2], call[3]
  local ticket = ticket_of(tag)
  if not ticket then
    return 'unknown'
  end
  if ticket[GENERATION] ~= generation then
    return { 'outdated', ticket[GENERATION] }
  end
  local before = ticket[NODE]
  ticket[GENERATION] = generation + 1
  ticket[NODE] = name
  if before ~= name then
    redis.call('SREM', held_by(before), tag)
    redis.call('SADD', held_by(name), tag)
    tell_gone(before, tag, 'taken-over')
  end
  if ticket[PAIR] ~= '' then
    -- [T4]
    local pair = pair_of(ticket[PAIR])
    pair[pair[OLDER] == tag and OLDER_SAID_YES or YOUNGER_SAID_YES] = false
    keep_pair(ticket[PAIR], pair)
    keep_ticket(tag, ticket)
    tell_proposed(tag, ticket, ticket[PAIR], pair)
  else
    take_out(tag, ticket, now)
    ticket[IS_SUSPENDED] = false
    put_in_play(tag, ticket, now)
  end
  return { ticket[SINCE], generation + 1, redis.call('HGET', CARDS, tag) }
end

function calls.answer(name, now, call)
  local pair_name, tag, is_live_there = call[2], call[3], call[4]
  local pair = pair_of(pair_name)
  local ticket = own(name, tag)
  if not pair or not ticket or ticket[PAIR] ~= pair_name or now >= pair[DEADLINE] then
    return true
  end
  if not is_live_there then
    remove(tag, ticket, now)
    return true
  end
  pair[pair[OLDER] == tag and OLDER_SAID_YES or YOUNGER_SAID_YES] = true
  if pair[OLDER_SAID_YES] and pair[YOUNGER_SAID_YES] then
    match(pair_name, pair, now)
  else
    keep_pair(pair_name, pair)
  end
  return true
end

-- [Q12] Reads every ticket of the pool.
function calls.company(name, now, call)
  local tag = call[2]
  local ticket = own(name, tag)
  local others, avoided, unlike = 0, 0, 0
  if ticket and ticket[PAIR] == '' then
    for other_tag, other in pairs(read_everybody()) do
      looked_at = looked_at + 1
      if other_tag ~= tag and is_waiting(other) and is_live(other[NODE], now) then
        others = others + 1
        if not hard_filters_part(ticket, other) then
          local avoid, part = avoid_each_other(ticket, other), wishes_part(ticket, other, now)
          avoided = avoided + (avoid and not part and 1 or 0)
          unlike = unlike + (part and 1 or 0)
        end
      end
    end
  end
  return { others, avoided, unlike }
end

-- Numbers as texts: as numbers, cjson would round them.
function calls.waits()
  local kept = read_waits()
  local answer = { 'origin', string.format('%.17g', kept.origin) }
  for step, weight in pairs(kept.weights) do
    table.insert(answer, step)
    table.insert(answer, string.format('%.17g', weight))
  end
  return answer
end

function calls.leave(name, now)
  local tags = redis.call('SMEMBERS', held_by(name))
  drop_node(name)
  for _, tag in ipairs(tags) do
    local ticket = ticket_of(tag)
    if ticket then
      suspend(tag, ticket, now)
      ticket[NODE] = NOBODY
      keep_ticket(tag, ticket)
    end
  end
  return true
end
