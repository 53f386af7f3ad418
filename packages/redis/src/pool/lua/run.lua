-- One run: what time has brought, then the calls, then what the node has not heard yet.

local function keep_told(me)
  for name, events in pairs(told) do
    local node = node_of(name)
    if node then
      local key = events_of(name)
      for from = 1, #events, MOST_AT_ONCE do
        redis.call('RPUSH', key, unpack(events, from, math.min(from + MOST_AT_ONCE - 1, #events)))
      end
      redis.call('PEXPIRE', key, TIMES.events)
      if name ~= me and not node.is_woken then
        redis.call('SPUBLISH', POOL .. ':wake:' .. name, '')
        node.is_woken = true
        keep_node(name, node)
      end
    end
  end
end

-- What was heard is gone; what was not is answered, so nothing is lost with an answer that did not arrive.
local function events_after(name, node, heard)
  local key = events_of(name)
  if heard > node.heard then
    redis.call('LTRIM', key, heard - node.heard, -1)
    node.heard = heard
  end
  return redis.call('LRANGE', key, 0, MOST_AT_ONCE - 1)
end

local function stay_for_a_while(name)
  for _, key in ipairs({ NODES, TICKETS, CARDS, DUE, held_by(name) }) do
    redis.call('PEXPIRE', key, TIMES.tickets)
  end
  for _, shelf in ipairs({ FREE, unpack(SHELF_OF_WISH) }) do
    redis.call('PEXPIRE', SHELVES .. shelf, TIMES.tickets)
  end
  redis.call('PEXPIRE', PAIRS, TIMES.events)
  redis.call('PEXPIRE', NUMBERS, TIMES.numbers)
  redis.call('PEXPIRE', WAITS, TIMES.numbers)
end

local now = read_clock(run.now)
local answers = {}
local me = run.node

if #run.calls > 0 then
  do_what_is_due(now)
end
if run.calls[1] and run.calls[1][1] == 'join' then
  join(me, now)
  run.epoch, run.runs = node_of(me).epoch, 0
end

local node = node_of(me)
-- A node that saw more runs than are known here: a server that took over has lost what the node was told is done.
if node and (node.epoch ~= run.epoch or node.runs < run.runs) then
  node = false
end
if node and #run.calls > 0 then
  speak(me, node, now)
end
for number, call in ipairs(run.calls) do
  if not node or looked_at >= MOST_LOOKED_AT and number > 1 then
    break
  end
  answers[number] = calls[call[1]](me, now, call)
  look(now)
  if call[1] == 'leave' then
    node = false
  end
end
keep_told(me)
keep_waits()

local answer = '{"now":' .. whole(now) .. ',"answers":' .. (#answers > 0 and cjson.encode(answers) or '[]')
answer = answer .. ',"isMember":' .. tostring(node and true or false)
if node then
  node.runs = node.runs + 1
  node.is_woken = false
  local events = events_after(me, node, run.heard)
  keep_node(me, node)
  local told_before = ',"epoch":%s,"runs":%s,"heard":%s,"events":['
  answer = answer
    .. string.format(told_before, whole(node.epoch), whole(node.runs), whole(node.heard))
    .. table.concat(events, ',')
    .. ']'
end
keep_changed_nodes()
stay_for_a_while(me)
return answer .. '}'
