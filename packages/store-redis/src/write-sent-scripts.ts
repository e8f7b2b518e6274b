/**
 * The scripts that write the sent log (see `sent-lua`).
 */

import { type Script, scriptOf } from './run-script.ts';
import { KNOWN_PERIOD, OPEN, PERIOD, SLACK } from './sent-lua.ts';

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
