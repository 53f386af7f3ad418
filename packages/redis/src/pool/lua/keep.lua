-- What a pool keeps, and under which keys. Every key begins with the pool's name, whose hash tag puts all into one slot;
-- those of nodes are made from the nodes' names here, because who has a partner's ticket is known only here.
local POOL = KEYS[1]
local run = cjson.decode(ARGV[1])
-- now, epochs, pairs: numbers that only grow.
local NUMBERS = POOL .. ':numbers'
-- Name → what is known of a node.
local NODES = POOL .. ':nodes'
-- Tag → what is read when somebody looks for a partner.
local TICKETS = POOL .. ':tickets'
-- Tag → what only the partner's node reads, as the ticket's node wrote it.
local CARDS = POOL .. ':cards'
-- Pair → a proposal.
local PAIRS = POOL .. ':pairs'
-- Those in play, by what a partner has to share with them (shelves.lua).
local SHELVES = POOL .. ':shelf:'
-- What is due, by the time at which it is.
local DUE = POOL .. ':due'
-- Step → weight of the waits of late, and their origin.
local WAITS = POOL .. ':waits'

local function held_by(node)
  return POOL .. ':held:' .. node
end

local function events_of(node)
  return POOL .. ':events:' .. node
end

-- A ticket is a list, as short as can be: it is packed and unpacked all the time. First what whoever looks for a partner
-- reads of everybody (FACE); MARK says which bits its tag has in a filter (avoid-mark.ts).
local NODE, SINCE, CONNECTIONS, AVOID, MARK = 1, 2, 3, 4, 5
local FACE = 5
local GENERATION, IS_SUSPENDED, PAIR, CLASS, WISHES, SHELF = 6, 7, 8, 9, 10, 11
-- Lists of what may be shared, in the order of the wishes.
local INTERESTS, LANGUAGES, COUNTRY = 12, 13, 14
-- Of a ticket whose node left.
local NOBODY = ''

-- A proposal.
local OLDER, YOUNGER, DEADLINE, OLDER_SAID_YES, YOUNGER_SAID_YES = 1, 2, 3, 4, 5

local function unpacked(text)
  if text then
    return cmsgpack.unpack(text)
  end
  return nil
end

local function unpacked_ticket(text)
  return { cmsgpack.unpack(text) }
end

local function ticket_of(tag)
  local text = redis.call('HGET', TICKETS, tag)
  return text and unpacked_ticket(text) or nil
end

-- All tickets, for the calls of this run that read everybody: read once, and kept as they change.
local everybody

local function read_everybody()
  if not everybody then
    everybody = {}
    local all = redis.call('HGETALL', TICKETS)
    for at = 1, #all, 2 do
      everybody[all[at]] = unpacked_ticket(all[at + 1])
    end
  end
  return everybody
end

-- One after the other, so that some can be read without the rest.
local function keep_ticket(tag, ticket)
  if everybody then
    everybody[tag] = ticket
  end
  redis.call('HSET', TICKETS, tag, cmsgpack.pack(unpack(ticket, 1, COUNTRY)))
end

local function pair_of(name)
  return unpacked(redis.call('HGET', PAIRS, name))
end

local function keep_pair(name, pair)
  redis.call('HSET', PAIRS, name, cmsgpack.pack(pair))
end

local nodes = {}
local changed_nodes = {}

-- false for one that is no member.
local function node_of(name)
  if nodes[name] == nil then
    nodes[name] = unpacked(redis.call('HGET', NODES, name)) or false
  end
  return nodes[name]
end

local function keep_node(name, node)
  nodes[name] = node
  changed_nodes[name] = true
end

local function drop_node(name)
  nodes[name] = false
  changed_nodes[name] = nil
  redis.call('HDEL', NODES, name)
  redis.call('DEL', events_of(name), held_by(name))
  redis.call('ZREM', DUE, '1' .. name)
end

local function keep_changed_nodes()
  for name in pairs(changed_nodes) do
    redis.call('HSET', NODES, name, cmsgpack.pack(nodes[name]))
  end
end

-- The pool's clock: of Redis, or a test's. It does not go back when another server takes over, whose clock is behind.
local function read_clock(given)
  local now = given
  if not now then
    local time = redis.call('TIME')
    now = time[1] * 1000 + math.floor(time[2] / 1000)
  end
  local last = tonumber(redis.call('HGET', NUMBERS, 'now'))
  if last and last >= now then
    return last
  end
  redis.call('HSET', NUMBERS, 'now', now)
  return now
end

-- What is due at one time is done in the order of these [C2].
local DUE_NODE, DUE_PAIR, DUE_GRACE, DUE_WISH = '1', '2', '3', '4'

local function set_due(kind, name, at)
  redis.call('ZADD', DUE, at, kind .. name)
end

local function unset_due(kind, name)
  redis.call('ZREM', DUE, kind .. name)
end

local function is_live(name, at)
  local node = node_of(name)
  return node and not node.is_aside and at < node.spoke_at + TIMES.lease
end

-- The order of service [Q1]. Bytes are compared one by one: `<` of texts asks the server's language.
local function is_before(since, tag, other_since, other_tag)
  if since ~= other_since then
    return since < other_since
  end
  for at = 1, math.min(#tag, #other_tag) do
    local byte, other = string.byte(tag, at), string.byte(other_tag, at)
    if byte ~= other then
      return byte < other
    end
  end
  return #tag < #other_tag
end
