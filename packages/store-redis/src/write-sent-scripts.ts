/**
 * The scripts that write the sent log (see `sent-lua`).
 */

import { type Script, scriptOf } from './run-script.ts';
import { KNOWN_PERIOD, OPEN, PERIOD, SLACK } from './sent-lua.ts';

/**
 * Entries of a page when its table gets a larger one. A look-up walks through a page, and Redis
 * packs up to 512 fields.
 */
const FULL_PAGE = 128;

/** How much larger, in bits: four times. */
const GROWTH = 2;

/** With fewer entries in a page the next period begins with a smaller table. */
const SPARSE_PAGE = 16;

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
-- The tables of the part that is written, by their field; false where there are none.
local known
local function dropOld(base)
  for _, field in ipairs(call('HKEYS', base)) do
    local kind, period = string.match(field, '^([lk])(%d+)$')
    local over = kind == 'l' and (period + 1) * ${PERIOD} < expiry - ${SLACK / 1_000}
    if over or (kind == 'k' and (period + 1) * ${KNOWN_PERIOD} < firstDay - 1) then
      call('HDEL', base, field)
    end
  end
end
local function tablesOf(base, kind, period)
  local field = kind .. period
  if known[field] == nil then known[field] = call('HGET', base, field) end
  return known[field]
end
-- The table that new entries of a period go to: one as large as the last period had in the end.
local function newest(base, kind, period)
  local tables = tablesOf(base, kind, period)
  if not tables then
    local bits = string.match(tablesOf(base, kind, period - 1) or '', '%d+$')
    tables = bits or '${GROWTH}'
    if bits and num(bits) > ${GROWTH} then
      local page = base .. ':' .. kind .. (period - 1) .. ':' .. bits .. ':0'
      if call('HLEN', page) < ${SPARSE_PAGE} then tables = tostring(bits - ${GROWTH}) end
    end
    dropOld(base)
    call('HSET', base, kind .. period, tables)
    known[kind .. period] = tables
  end
  return string.match(tables, '%d+$')
end
local function put(base, kind, period, bits, key, value, lives)
  local page = pageOf(base .. ':' .. kind .. period, bits, key)
  if call('HSET', page, key, value) == 0 then return end
  local size = call('HLEN', page)
  if size == 1 then
    call('PEXPIRE', page, string.format('%.0f', lives))
  elseif size >= ${FULL_PAGE} and num(bits) < ${MOST_BITS} then
    known[kind .. period] = known[kind .. period] .. ',' .. (bits + ${GROWTH})
    call('HSET', base, kind .. period, known[kind .. period])
  end
end
local function livesOf(period)
  return (period + 1) * ${PERIOD * 1_000} + keep * DAY + ${SLACK} - now
end
local function addId(base, id, record)
  local period = floor(read('<I4', record) / ${PERIOD})
  local bits, lives = newest(base, 'l', period), livesOf(period)
  local there = call('HGET', pageOf(base .. ':l' .. period, bits, id), id)
  if there ~= '' and #(there or '') + #record <= ${MAX_PACKED} then
    return put(base, 'l', period, bits, id, (there or '') .. record, lives)
  end
  local list = base .. ':x' .. period .. ':' .. hex(id)
  if there and there ~= '' then
    local all = {}
    splitRecords(there, all)
    call('RPUSH', list, unpack(all))
  end
  if call('RPUSH', list, record) > ${MAX_PER_ID} then call('LTRIM', list, -${MAX_PER_ID}, -1) end
  call('PEXPIRE', list, string.format('%.0f', lives))
  if there ~= '' then put(base, 'l', period, bits, id, '', lives) end
end
local function addPair(base, pair, time)
  local period = floor(time / ${PERIOD})
  local bits = newest(base, 'l', period)
  local there = call('HGET', pageOf(base .. ':l' .. period, bits, pair), pair) or ''
  local times = {time}
  for at = 1, #there, 4 do
    local other = read('<I4', there, at)
    if other == time then return end
    times[#times + 1] = other
  end
  table.sort(times)
  if #times > ${MAX_TIMES} then table.remove(times, 2) end
  for i, one in ipairs(times) do times[i] = pack('<I4', one) end
  put(base, 'l', period, bits, pair, table.concat(times), livesOf(period))
end
local function addKnown(base, pair, day)
  local first, last = day, day
  for period = toKnown, fromKnown, -1 do
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
  local lives = ((period + 1) * ${KNOWN_PERIOD} + keepKnown) * DAY + ${SLACK} - now
  put(base, 'k', period, newest(base, 'k', period), pair, pack('<I2I2', first, last), lives)
end
`;

/**
 * Behind the realm the operations of each part →
 * how many parts knew nothing of the realm
 */
export const RECORD: Script = scriptOf(`${OPEN}${WRITE}
local fresh, metas = 0, {}
for i = 1, parts do
  metas[i] = metaOf(KEYS[i])
  if not metas[i] then return {'layout'} end
end
local function begin(base, meta)
  -- The first write is the one that a full memory refuses, so nothing is done by halves.
  if not meta.began then
    call('HSET', base, 'layout', ARGV[1], fields[4], string.format('%.0f', now))
    fresh = fresh + 1
  end
  local kept = num(meta.keep)
  if kept == keep then return end
  -- Who keeps more than was kept before has all of it only since then.
  if kept and kept < keep then
    local since = math.max(num(meta.since or 0), now - kept * DAY)
    call('HSET', base, 'since', string.format('%.0f', since))
  end
  call('HSET', base, 'keep', ARGV[4])
end
for i = 1, parts do
  local base, ops = KEYS[i], ARGV[6 + i]
  known = metas[i]
  for place = 5, #fields do known[fields[place]] = known[fields[place]] or false end
  begin(base, known)
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
end
return {'ok', fresh}
`);

/** Behind the realm an id and messages → adds those that it does not name yet */
export const ADOPT: Script = scriptOf(`${OPEN}${WRITE}
local base, id, there, meta = KEYS[1], ARGV[7], {}, metaOf(KEYS[1])
if not meta then return {'layout'} end
for _, record in ipairs(messagesOf(base, tablesIn(base, meta, 'l', from, to), id)) do
  there[record] = (there[record] or 0) + 1
end
known = meta
for i = 8, #ARGV do
  local left = there[ARGV[i]] or 0
  if left > 0 then there[ARGV[i]] = left - 1 else addId(base, id, ARGV[i]) end
end
return {'ok'}
`);

/** Behind the realm a delivery, then for each part its uses: id (8), slot (8), '1' or '0', time (4) */
export const COUNT: Script = scriptOf(`${OPEN}
local delivery = ARGV[7]
for i = 1, parts do
  if not metaOf(KEYS[i]) then return {'layout'} end
end
for i = 1, parts do
  local base, uses = KEYS[i], ARGV[7 + i]
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

/** Behind the realm a scope, end in ms or 0 to lift it, suspension: of two the one that lasts longer holds */
export const SUSPEND: Script = scriptOf(`${OPEN}
local key, ends = KEYS[1] .. ':s:' .. hex(ARGV[7]), num(ARGV[8])
if not metaOf(KEYS[1]) then return {'layout'} end
if ends == 0 then
  call('DEL', key)
  return {'ok'}
end
local there = call('GET', key)
if ends > now and not (there and num(string.match(there, '^%d+ (%d+)')) >= ends) then
  call('SET', key, ARGV[9], 'PX', string.format('%.0f', ends - now))
end
return {'ok'}
`);
