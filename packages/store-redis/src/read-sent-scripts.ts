/**
 * The scripts that read the sent log (see `sent-lua`). What a long list holds is
 * counted and compared here, so that only the answer is sent.
 */

import { type Script, scriptOf } from './run-script.ts';
import { KNOWN_PERIOD, OPEN, PERIOD } from './sent-lua.ts';

/** What the server says of itself: whether it may have lost or dropped something. */
const SERVER = `
local function info(section, name)
  local text = redis.pcall('INFO', section)
  return type(text) == 'string' and string.match(text, '\\n' .. name .. ':([^\\r\\n]*)') or nil
end
local uptime, logs = info('server', 'uptime_in_seconds'), info('persistence', 'aof_enabled')
local memory, policy = info('memory', 'maxmemory'), info('memory', 'maxmemory_policy')
local evicted = info('stats', 'evicted_keys')
`;

/**
 * sender or nothing, recipients, slots, delivery or nothing, last second, realm, then of each
 * part its ids, pairs and scopes →
 * for each part: since when it is complete, answers about ids, pairs, scopes
 */
export const LOOKUP: Script = scriptOf(`${OPEN}${SERVER}
local sender, recipients, slots, delivery = ARGV[6], ARGV[7], ARGV[8], ARGV[9]
local last, realm = num(ARGV[10]), 'r' .. ARGV[11]
local asked, place = #recipients / 8, {}
for i = asked, 1, -1 do place[sub(recipients, i * 8 - 7, i * 8)] = i end
-- Whether one of the keys of a record is this one.
local function holds(record, key, from, to)
  local at = string.find(record, key, from, true)
  while at and at < to and (at - from) % 8 ~= 0 do at = string.find(record, key, at + 1, true) end
  return at and at < to
end
local function answerId(base, meta, id)
  local newest, own, count, at = -1, -1, 0, {}
  for _, record in ipairs(messagesOf(base, meta, id)) do
    local time, senders, many = read('<I4BI3', record)
    if time > newest then newest = time end
    local from = 9 + 8 * senders
    if sender ~= '' and time <= last and holds(record, sender, 9, from) then
      if time > own then own = time end
      count = count + many
      if many > 4 * asked then
        for key, i in pairs(place) do
          if time > (at[i] or -1) and holds(record, key, from, #record) then at[i] = time end
        end
      else
        for k = from, #record, 8 do
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
local function answerPair(base, meta, pair)
  local at, first, latest = -1, -1, -1
  for period = floor(expiry / ${PERIOD}), floor((now + 2 * DAY) / 1000 / ${PERIOD}) do
    for bits in string.gmatch(meta['l' .. period] or '', '%d+') do
      local there = call('HGET', pageOf(base .. ':l' .. period, bits, pair), pair) or ''
      for i = 1, #there, 4 do
        local time = read('<I4', there, i)
        if time > at and time <= last and time >= expiry then at = time end
      end
    end
  end
  for period = floor(firstDay / ${KNOWN_PERIOD}), floor((now / DAY + 1) / ${KNOWN_PERIOD}) do
    for bits in string.gmatch(meta['k' .. period] or '', '%d+') do
      local there = call('HGET', pageOf(base .. ':k' .. period, bits, pair), pair)
      if there then
        local f, l = read('<I2I2', there)
        if l >= firstDay then
          first, latest = first < 0 and f or math.min(first, f), math.max(latest, l)
        end
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
local function since(meta)
  local began = num(meta[realm])
  -- It knows nothing of itself, or drops what it likes.
  if not (began and uptime and logs and memory and policy and evicted) then return -1 end
  if evicted ~= '0' or (memory ~= '0' and policy ~= 'noeviction') then return -1 end
  local from = math.max(began, num(meta.since or 0), now - math.min(keep, num(meta.keep or keep)) * DAY)
  -- Without a log of writes it came back with what it had saved, some time before.
  if logs == '0' then from = math.max(from, now - uptime * 1000) end
  return from
end
local answers = {'ok'}
for i = 1, parts do
  local base, meta = KEYS[i], metaOf(KEYS[i])
  local at = 9 + 3 * i
  answers[i + 1] = {
    since(meta),
    each(ARGV[at], function(id) return answerId(base, meta, id) end),
    each(ARGV[at + 1], function(pair) return answerPair(base, meta, pair) end),
    each(ARGV[at + 2], function(scope) return call('GET', base .. ':s:' .. hex(scope)) or '' end),
  }
end
return answers
`);

/** id → its messages */
export const MESSAGES: Script = scriptOf(`${OPEN}
return {'ok', messagesOf(KEYS[1], metaOf(KEYS[1]), ARGV[6])}
`);

/** → what the server does not do well, each by its name */
export const INSPECT: Script = scriptOf(`${OPEN}${SERVER}
local found = {'ok'}
if not (uptime and logs and memory and policy and evicted) then return {'ok', 'silent'} end
if memory ~= '0' and policy ~= 'noeviction' then found[#found + 1] = 'evicts' end
if evicted ~= '0' then found[#found + 1] = 'evicted' end
if logs == '0' then found[#found + 1] = 'forgets' end
return found
`);
