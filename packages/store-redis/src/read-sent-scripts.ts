/**
 * The scripts that read the sent log (see `sent-lua`). What a long list holds is
 * counted and compared here, so that only the answer is sent.
 */

import { type Script, scriptOf } from './run-script.ts';
import { OPEN } from './sent-lua.ts';

/** What the server says of itself: whether it may have lost or dropped something. */
const SERVER = `
local function info(section, name)
  local text = redis.pcall('INFO', section)
  return type(text) == 'string' and string.match(text, '\\n' .. name .. ':([^\\r\\n]*)') or nil
end
local uptime, logs = info('server', 'uptime_in_seconds'), info('persistence', 'aof_enabled')
local memory, policy = info('memory', 'maxmemory'), info('memory', 'maxmemory_policy')
local evicted = info('stats', 'evicted_keys')
local silent = not (uptime and logs and memory and policy and evicted)
local evicts = memory ~= '0' and policy ~= 'noeviction'
`;

/**
 * Behind the realm sender or nothing, recipients, slots, delivery or nothing, last second, then of
 * each part '1' to ask the server of itself, ids, pairs and scopes →
 * since when the server keeps everything (-1 never, 0 always, -2 not asked), then for each part:
 * since when it is complete, answers about ids, pairs, scopes
 */
export const LOOKUP: Script = scriptOf(`${OPEN}
local sender, recipients, slots, delivery = ARGV[7], ARGV[8], ARGV[9], ARGV[10]
local last = num(ARGV[11])
local asked, place = #recipients / 8, {}
for i = asked, 1, -1 do place[sub(recipients, i * 8 - 7, i * 8)] = i end
-- Whether one of the keys of a record is this one.
local function holds(record, key, first, ends)
  local at = string.find(record, key, first, true)
  while at and at < ends and (at - first) % 8 ~= 0 do at = string.find(record, key, at + 1, true) end
  return at and at < ends
end
local function answerId(base, tables, id)
  local newest, own, count, at = -1, -1, 0, {}
  for _, record in ipairs(messagesOf(base, tables, id)) do
    local time, senders, many = read('<I4BI3', record)
    if time > newest then newest = time end
    local behind = 9 + 8 * senders
    if sender ~= '' and time <= last and holds(record, sender, 9, behind) then
      if time > own then own = time end
      count = count + many
      if many > 4 * asked then
        for key, i in pairs(place) do
          if time > (at[i] or -1) and holds(record, key, behind, #record) then at[i] = time end
        end
      else
        for k = behind, #record, 8 do
          local i = place[sub(record, k, k + 7)]
          if i and time > (at[i] or -1) then at[i] = time end
        end
      end
    end
  end
  local times, uses, spent, seen = {}, {}, 0, 0
  for i = 1, asked do times[i] = at[place[sub(recipients, i * 8 - 7, i * 8)]] or -1 end
  local key = base .. ':u:' .. hex(id)
  local used = newest >= 0 and call('EXISTS', key) == 1
  for i = 1, #slots, 8 do
    uses[#uses + 1] = used and num(call('HGET', key, 'c' .. sub(slots, i, i + 7)) or 0) or 0
  end
  if used then
    spent = num(call('HGET', key, 'spent') or 0)
    if delivery ~= '' then seen = call('HEXISTS', key, 'd' .. delivery) end
  end
  return {newest, own, count, spent, seen, times, uses}
end
local function answerPair(tables, known, pair)
  local at, first, latest, number = -1, -1, -1, read('>I4', pair, 5)
  for _, table in ipairs(tables) do
    local there = entryOf(table, pair, number) or ''
    for i = 1, #there, 4 do
      local time = read('<I4', there, i)
      if time > at and time <= last and time >= expiry then at = time end
    end
  end
  for _, table in ipairs(known) do
    local there = entryOf(table, pair, number)
    if there then
      local f, l = read('<I2I2', there)
      if l >= firstDay then
        first, latest = first < 0 and f or math.min(first, f), math.max(latest, l)
      end
    end
  end
  return {at, first, latest}
end
local function each(keys, answer)
  local out = {}
  for i = 1, #keys, 8 do out[#out + 1] = answer(sub(keys, i, i + 7)) end
  return out
end
local server, ask = -2, false
for i = 1, parts do ask = ask or ARGV[8 + 4 * i] == '1' end
if ask then
  server = (function() ${SERVER}
    -- It tells nothing of itself, or drops what it likes.
    if silent or evicts or evicted ~= '0' then return -1 end
    -- Without a log of writes it came back with what it had saved, some time before.
    return logs == '0' and now - uptime * 1000 or 0
  end)()
end
local answers = {'ok', server}
for i = 1, parts do
  local base, meta, at = KEYS[i], metaOf(KEYS[i]), 9 + 4 * i
  if not meta then return {'layout'} end
  local tables = tablesIn(base, meta, 'l', from, to)
  local known = ARGV[at + 1] ~= '' and tablesIn(base, meta, 'k', fromKnown, toKnown)
  local kept = now - math.min(keep, num(meta.keep or keep)) * DAY
  answers[i + 2] = {
    meta.began and math.max(num(meta.began), num(meta.since or 0), kept) or -1,
    each(ARGV[at], function(id) return answerId(base, tables, id) end),
    each(ARGV[at + 1], function(pair) return answerPair(tables, known, pair) end),
    each(ARGV[at + 2], function(scope) return call('GET', base .. ':s:' .. hex(scope)) or '' end),
  }
end
return answers
`);

/** Behind the realm an id → its messages */
export const MESSAGES: Script = scriptOf(`${OPEN}
local meta = metaOf(KEYS[1])
if not meta then return {'layout'} end
return {'ok', messagesOf(KEYS[1], tablesIn(KEYS[1], meta, 'l', from, to), ARGV[7])}
`);

/** → what the server does not do well, each by its name */
export const INSPECT: Script = scriptOf(`${OPEN}${SERVER}
local found = {'ok'}
if silent then return {'ok', 'silent'} end
if evicts then found[#found + 1] = 'evicts' end
if evicted ~= '0' then found[#found + 1] = 'evicted' end
if logs == '0' then found[#found + 1] = 'forgets' end
return found
`);
