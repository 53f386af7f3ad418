-- What time brings [C2].

local function forget(name, now)
  local tags = redis.call('SMEMBERS', held_by(name))
  drop_node(name)
  for _, tag in ipairs(tags) do
    local ticket = ticket_of(tag)
    if ticket then
      remove(tag, ticket, now)
    end
  end
end

local function pass_deadline(name, now)
  local pair = pair_of(name)
  drop_pair(name)
  if not pair then
    return
  end
  local sides = {
    { tag = pair[OLDER], said_yes = pair[OLDER_SAID_YES] },
    { tag = pair[YOUNGER], said_yes = pair[YOUNGER_SAID_YES] },
  }
  for _, side in ipairs(sides) do
    side.ticket = ticket_of(side.tag)
    if side.said_yes then
      tell_returned(side.tag, side.ticket, name)
    else
      local node = node_of(side.ticket[NODE])
      if node then
        node.is_aside = true
        keep_node(side.ticket[NODE], node)
      end
    end
  end
  for _, side in ipairs(sides) do
    side.ticket[PAIR] = ''
    put_in_play(side.tag, side.ticket, now)
  end
end

local function end_grace(tag, now)
  local ticket = ticket_of(tag)
  if ticket then
    tell_gone(ticket[NODE], tag, 'not-back')
    remove(tag, ticket, now)
  end
end

local function drop_wish(tag, now)
  local ticket = ticket_of(tag)
  if not ticket or not is_waiting(ticket) then
    return
  end
  take_out_of_play(tag, ticket)
  put_in_play(tag, ticket, now)
end

local DUE_STEPS = {
  [DUE_NODE] = forget,
  [DUE_PAIR] = pass_deadline,
  [DUE_GRACE] = end_grace,
  [DUE_WISH] = drop_wish,
}

-- What is due at one time is done together, then those who came into play by it look. Stops when it did enough for one
-- run: what is left is the first thing that the next run does.
local function do_what_is_due(now)
  local done = 0
  while done < MOST_DUE and looked_at < MOST_LOOKED_AT do
    local first = redis.call('ZRANGEBYSCORE', DUE, '-inf', now, 'WITHSCORES', 'LIMIT', 0, 1)
    if #first == 0 then
      return
    end
    local at = tonumber(first[2])
    for _, member in ipairs(redis.call('ZRANGEBYSCORE', DUE, at, at, 'LIMIT', 0, MOST_DUE)) do
      -- One of these may have ended another.
      if redis.call('ZREM', DUE, member) == 1 then
        DUE_STEPS[string.sub(member, 1, 1)](string.sub(member, 2), at)
      end
      done = done + 1
    end
    look(at)
  end
end
