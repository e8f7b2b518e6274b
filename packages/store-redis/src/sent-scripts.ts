/**
 * The scripts of the sent log. Each works on one part or several (see
 * `sent-parts`). A part is named by KEYS[n]; behind it lie
 *
 *     (itself)     hash: layout, days kept, since when it is complete, beginning
 *                  of each realm, and for each period its tables and their size
 *     :lP:B:HEX    pages of period P of the log: id → messages, pair → times
 *     :xP:ID       list: the messages of an id that has many, or large ones
 *     :kP:B:HEX    pages of acquaintances: pair → first and last day
 *     :u:ID        hash: uses of an id
 *     :s:SCOPE     a suspension
 *
 * A key of Redis costs 100 bytes more than what it holds, so entries are fields
 * of small hashes, which Redis keeps as listpacks: 4 bytes more. What is in
 * a page has been sent within two days (or, acquaintances, 64), and the page
 * expires as a whole. A table of 2^B pages that is full gets a larger one beside
 * it; the next period begins with as large a one as this needed. Entries
 * of several tables count together, so nothing is ever moved. An acquaintance
 * moves to the page of its last time.
 *
 * In a cluster a part goes alone, and a key behind it that never exists makes
 * the node say TRYAGAIN while the slot moves (see `token-scripts`).
 */

import { type Script, scriptOf } from './run-script.ts';

/** Seconds of a period of the log: the whole of it expires at once. */
const PERIOD = 2 * 86_400;

/** Days of a period of acquaintances: some seven of them are remembered. */
const KNOWN_PERIOD = 64;

/** Entries of a page, on average, when its table is full: Redis packs up to 512 fields. */
const FULL_PAGE = 200;

/** Entries of a page when a table begins with the size that the last one had. */
const FRESH_PAGE = 100;

/** Pages of a table are 2^24 at most: three thousand million entries in each part. */
const MOST_BITS = 24;

/** Redis packs values up to this length; one longer value unpacks its whole page. */
const MAX_PACKED = 64;

/** Messages of an id in a period: list mail is recorded once for each member. */
const MAX_PER_ID = 1_000;

/** Times of a pair in a period, as long as a packed value; the first and the newest stay. */
const MAX_TIMES = 15;

/** Deliveries counted of a slot, and fields of the uses of an id: a forger invents slots. */
const MAX_PER_SLOT = 250;
const MAX_USE_FIELDS = 30_000;

/** Milliseconds for which keys stay longer than they are asked for: clocks differ. */
const SLACK = 2 * 86_400_000;

/** layout, number of parts, now in ms, days kept, days acquaintances are kept */
const OPEN = `
local call, sub, num, floor = redis.call, string.sub, tonumber, math.floor
local pack, read = struct.pack, struct.unpack
local parts, now, keep, keepKnown = num(ARGV[2]), num(ARGV[3]), num(ARGV[4]), num(ARGV[5])
local DAY = 86400000
local expiry = floor((now - keep * DAY) / 1000)
local firstDay = floor(now / DAY - keepKnown)
for i = 1, parts do
  local layout = call('HGET', KEYS[i], 'layout')
  if layout and layout ~= ARGV[1] then return {'layout'} end
end
local function hex(key)
  return (string.gsub(key, '.', function(c) return string.format('%02x', string.byte(c)) end))
end
local function pageOf(table, bits, key)
  return table .. ':' .. bits .. ':' .. string.format('%x', read('>I4', key, 5) % 2 ^ bits)
end
-- The messages of an id in one period.
local function messagesIn(base, period, tables, id, out)
  local long = false
  for bits in string.gmatch(tables or '', '%d+') do
    local there = call('HGET', pageOf(base .. ':l' .. period, bits, id), id)
    if there == '' then
      long = true
    elseif there then
      local at = 1
      while at <= #there do
        local size = 8 + 8 * (read('B', there, at + 4) + read('<I3', there, at + 5))
        out[#out + 1] = sub(there, at, at + size - 1)
        at = at + size
      end
    end
  end
  if long then
    for _, record in ipairs(call('LRANGE', base .. ':x' .. period .. ':' .. hex(id), 0, -1)) do
      out[#out + 1] = record
    end
  end
end
local function messagesOf(base, meta, id)
  local all, out = {}, {}
  for period = floor(expiry / ${PERIOD}), floor((now + 2 * DAY) / 1000 / ${PERIOD}) do
    messagesIn(base, period, meta['l' .. period], id, all)
  end
  for _, record in ipairs(all) do
    if read('<I4', record) >= expiry then out[#out + 1] = record end
  end
  return out
end
local function metaOf(base)
  local all, meta = call('HGETALL', base), {}
  for i = 1, #all, 2 do meta[all[i]] = all[i + 1] end
  return meta
end
`;

const WRITE = `
-- By the field of a part: its tables, and how many entries were added.
local known, added
local function open()
  known, added = {}, {}
end
local function dropOld(base)
  for _, field in ipairs(call('HKEYS', base)) do
    local kind, period = string.match(field, '^n?([lk])(%d+)$')
    local over = kind == 'l' and (period + 1) * ${PERIOD} < expiry - ${SLACK / 1_000}
    if over or (kind == 'k' and (period + 1) * ${KNOWN_PERIOD} < firstDay - 2) then
      call('HDEL', base, field)
    end
  end
end
local function tablesOf(base, kind, period)
  local field = kind .. period
  if known[field] == nil then known[field] = call('HGET', base, field) end
  return known[field]
end
-- The table that new entries of a period go to.
local function newest(base, kind, period)
  local tables = tablesOf(base, kind, period)
  if not tables then
    local last = call('HGET', base, 'n' .. kind .. (period - 1)) or 0
    local bits = math.ceil(math.log(last / ${FRESH_PAGE} + 1) / math.log(2))
    tables = tostring(math.max(2, math.min(bits, ${MOST_BITS})))
    dropOld(base)
    call('HSET', base, kind .. period, tables)
    known[kind .. period] = tables
  end
  return string.match(tables, '%d+$')
end
local function put(base, kind, period, page, key, value, lives)
  if call('HSET', page, key, value) == 0 then return end
  added[kind .. period] = (added[kind .. period] or 0) + 1
  if call('HLEN', page) == 1 then call('PEXPIRE', page, string.format('%.0f', lives)) end
end
local function close(base)
  for field, count in pairs(added) do
    local size = call('HINCRBY', base, 'n' .. field, count)
    local bits = string.match(known[field], '%d+$')
    if size > ${FULL_PAGE} * 2 ^ bits and num(bits) < ${MOST_BITS} then
      call('HSET', base, field, known[field] .. ',' .. (bits + 4))
    end
  end
end
local function livesOf(period)
  return (period + 1) * ${PERIOD * 1_000} + keep * DAY + ${SLACK} - now
end
local function addId(base, id, record)
  local period = floor(read('<I4', record) / ${PERIOD})
  local bits = newest(base, 'l', period)
  local page = pageOf(base .. ':l' .. period, bits, id)
  local there = call('HGET', page, id)
  if there ~= '' and #(there or '') + #record <= ${MAX_PACKED} then
    return put(base, 'l', period, page, id, (there or '') .. record, livesOf(period))
  end
  local list = base .. ':x' .. period .. ':' .. hex(id)
  if there and there ~= '' then
    local all = {}
    messagesIn(base, period, bits, id, all)
    call('RPUSH', list, unpack(all))
  end
  if call('RPUSH', list, record) > ${MAX_PER_ID} then call('LTRIM', list, -${MAX_PER_ID}, -1) end
  call('PEXPIRE', list, string.format('%.0f', livesOf(period)))
  if there ~= '' then put(base, 'l', period, page, id, '', livesOf(period)) end
end
local function addPair(base, pair, time)
  local period = floor(time / ${PERIOD})
  local page = pageOf(base .. ':l' .. period, newest(base, 'l', period), pair)
  local there = call('HGET', page, pair)
  if there then
    local times = {time}
    for at = 1, #there, 4 do
      local other = read('<I4', there, at)
      if other == time then return end
      times[#times + 1] = other
    end
    table.sort(times)
    if #times > ${MAX_TIMES} then table.remove(times, 2) end
    for i, one in ipairs(times) do times[i] = pack('<I4', one) end
    call('HSET', page, pair, table.concat(times))
  else
    put(base, 'l', period, page, pair, pack('<I4', time), livesOf(period))
  end
end
local function addKnown(base, pair, day)
  local first, last = day, day
  for period = floor((now / DAY + 1) / ${KNOWN_PERIOD}), floor(firstDay / ${KNOWN_PERIOD}), -1 do
    for bits in string.gmatch(tablesOf(base, 'k', period) or '', '%d+') do
      local page = pageOf(base .. ':k' .. period, bits, pair)
      local there = call('HGET', page, pair)
      if there then
        local f, l = read('<I2I2', there)
        if l >= firstDay then first, last = math.min(f, day), math.max(l, day) end
        if f == first and l == last then return end
        if floor(last / ${KNOWN_PERIOD}) == period then
          return call('HSET', page, pair, pack('<I2I2', first, last))
        end
        call('HDEL', page, pair)
      end
    end
  end
  local period = floor(last / ${KNOWN_PERIOD})
  local page = pageOf(base .. ':k' .. period, newest(base, 'k', period), pair)
  local lives = ((period + 1) * ${KNOWN_PERIOD} + keepKnown) * DAY + ${SLACK} - now
  put(base, 'k', period, page, pair, pack('<I2I2', first, last), lives)
end
`;

/**
 * realm, then the operations of each part →
 * how many parts knew nothing of the realm
 */
export const RECORD: Script = scriptOf(`${OPEN}${WRITE}
local fresh, realm = 0, 'r' .. ARGV[6]
local function begin(base)
  local kept, began, since = unpack(call('HMGET', base, 'keep', realm, 'since'))
  -- The first write is the one that a full memory refuses, so nothing is done by halves.
  if not began then
    call('HSET', base, 'layout', ARGV[1], realm, string.format('%.0f', now))
    fresh = fresh + 1
  end
  if num(kept) == keep then return end
  -- Who keeps more than was kept before has all of it only since then.
  if kept and num(kept) < keep then
    local from = math.max(num(since or 0), now - kept * DAY)
    call('HSET', base, 'since', string.format('%.0f', from))
  end
  call('HSET', base, 'keep', ARGV[4])
end
for i = 1, parts do
  local base, ops = KEYS[i], ARGV[6 + i]
  open()
  begin(base)
  local at, last = 1, #ops
  while at <= last do
    local kind, key = sub(ops, at, at), sub(ops, at + 1, at + 8)
    if kind == 'i' then
      local size = read('<I4', ops, at + 9)
      addId(base, key, sub(ops, at + 13, at + 12 + size))
      at = at + 13 + size
    elseif kind == 'p' then
      addPair(base, key, read('<I4', ops, at + 9))
      at = at + 13
    else
      addKnown(base, key, read('<I2', ops, at + 9))
      at = at + 11
    end
  end
  close(base)
end
return {'ok', fresh}
`);

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

/** id, messages → adds those that it does not name yet */
export const ADOPT: Script = scriptOf(`${OPEN}${WRITE}
local base, id, there = KEYS[1], ARGV[6], {}
for _, record in ipairs(messagesOf(base, metaOf(base), id)) do
  there[record] = (there[record] or 0) + 1
end
open()
for i = 7, #ARGV do
  local left = there[ARGV[i]] or 0
  if left > 0 then there[ARGV[i]] = left - 1 else addId(base, id, ARGV[i]) end
end
close(base)
return {'ok'}
`);

/** delivery, then for each part its uses: id (8), slot (8), '1' or '0', time (4) */
export const COUNT: Script = scriptOf(`${OPEN}
local delivery = ARGV[6]
for i = 1, parts do
  local base, uses = KEYS[i], ARGV[6 + i]
  for at = 1, #uses, 21 do
    local key = base .. ':u:' .. hex(sub(uses, at, at + 7))
    local slot, time = sub(uses, at + 8, at + 15), read('<I4', uses, at + 17)
    local counted = num(call('HGET', key, 'c' .. slot) or 0)
    local lives = time * 1000 + keep * DAY + ${SLACK} - now
    local room = counted < ${MAX_PER_SLOT} and call('HLEN', key) < ${MAX_USE_FIELDS}
    if lives > 0 and room and call('HSETNX', key, 's' .. slot .. delivery, '') == 1 then
      call('HINCRBY', key, 'c' .. slot, 1)
      if sub(uses, at + 16, at + 16) == '1' then call('HINCRBY', key, 'spent', 1) end
      call('HSET', key, 'd' .. delivery, '')
      if call('PTTL', key) < lives then call('PEXPIRE', key, string.format('%.0f', lives)) end
    end
  end
end
return {'ok'}
`);

/** scope, end in ms or 0 to lift it, suspension: of two the one that lasts longer holds */
export const SUSPEND: Script = scriptOf(`${OPEN}
local key, ends = KEYS[1] .. ':s:' .. hex(ARGV[6]), num(ARGV[7])
if ends == 0 then
  call('DEL', key)
  return {'ok'}
end
local there = call('GET', key)
if ends > now and not (there and num(string.match(there, '^%d+ (%d+)')) >= ends) then
  call('SET', key, ARGV[8], 'PX', string.format('%.0f', ends - now))
end
return {'ok'}
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
