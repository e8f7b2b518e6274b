/**
 * The scripts of the token store. KEYS[1] names the model; behind it lie
 *
 *     (itself)   hash: layout, totals, number of cells, version
 *     :ids       sorted set of learned messages (see `learned-code`)
 *     :c:HEX     pages of cells (see `cell-layout`)
 *     :log       hash: parts of one large change that is committed, not yet applied
 *     :part:ID   hash: parts of a large change that is not committed; for some minutes
 *     :reading   for some seconds: somebody reads in several scripts, and writers wait
 *     :done:ID   for some minutes: a change without messages was made
 *
 * all in one slot by their hash tag. The names of pages are formed in the
 * script: naming thousands of keys would double what is sent, and whoever
 * serves one of them serves all. Only while a cluster moves the slot to another
 * node do some lie here and some there, and a script would take those for
 * missing. So KEYS[2] names a key that never exists: of two keys, one of which is
 * missing, the cluster answers TRYAGAIN until the whole slot has moved.
 *
 * Every script first looks whether the model has the layout by which the
 * caller laid out his records, and whether a large change still waits to be
 * applied; it then says so and does nothing.
 */

import { CODES, DAYS } from './learned-code.ts';
import { type Script, scriptOf } from './run-script.ts';

/** Seconds for which a change without messages is known, should its command arrive twice. */
const REMEMBERED_SECONDS = 600;

/** Milliseconds for which parts of a large change wait for its commit. */
const STAGED_MS = 120_000;

/** Milliseconds for which a reading in several scripts holds writers off. */
const READING_MS = 3_000;

/** A message learned twice as often counts as if touched so many days later, when a page is full. */
const DAYS_PER_DOUBLING = 30;

/** Cells added to a page before it is looked whether it is full: so it stays below 128. */
const ADDED_AT_ONCE = 32;

const OPEN = `
local call, sub = redis.call, string.sub
local base = KEYS[1]
local layout = call('HGET', base, 'layout')
if layout and layout ~= ARGV[1] then return {'layout', layout} end
layout = ARGV[1]
local bits, capacity = string.match(layout, '^1:(%d+):(%d+)$')
bits, capacity = tonumber(bits), tonumber(capacity)
local digits, width = math.ceil(bits / 4), math.ceil((32 - bits) / 8)
`;

const SETTLED = `
if call('EXISTS', base .. ':log') == 1 then return {'pending'} end
`;

/** Writers wait while a long reading holds them off. */
const FREE = `
if call('EXISTS', base .. ':reading') == 1 then return {'reading'} end
`;

/** Applies records: a day, then for each cell page, field and four numbers. */
const APPLY = `
local MOST = 2147483647
local function clamp(n, least)
  if n > MOST then return MOST elseif n < least then return least else return n end
end
local function worth(packed)
  local spam, ham, _, _, day = cmsgpack.unpack(packed)
  return day + ${DAYS_PER_DOUBLING} * math.log(spam + ham) / math.log(2)
end
-- Makes room for an eighth, so that not every new cell has to look at all.
local function trim(page, size)
  local all, cells = call('HGETALL', page), {}
  for i = 1, #all, 2 do cells[#cells + 1] = {all[i], worth(all[i + 1])} end
  table.sort(cells, function(a, b) return a[2] < b[2] end)
  local gone = {}
  for i = 1, size - capacity + math.floor(capacity / 8) do gone[i] = cells[i][1] end
  return call('HDEL', page, unpack(gone))
end
local function apply(records)
  local pack, unpack_cell, unpack_record = cmsgpack.pack, cmsgpack.unpack, struct.unpack
  local day, last, size, total = unpack_record('<I2', records), #records, digits + width, 0
  local name, page, added = '', '', 0
  -- How many more the page has, once nothing is to be added to it, or much was.
  local function close()
    if added > 0 then
      local cells = call('HLEN', page)
      if cells > capacity then added = added - trim(page, cells) end
    end
    total, added = total + added, 0
  end
  for at = 3, last, size + 16 do
    if added == ${ADDED_AT_ONCE} or sub(records, at, at + digits - 1) ~= name then
      close()
      name = sub(records, at, at + digits - 1)
      page = base .. ':c:' .. name
    end
    local field = sub(records, at + digits, at + size - 1)
    local spam, ham, sum, squares = unpack_record('<i4i4i4i4', records, at + size)
    local known, touched = call('HGET', page, field), day
    if known then
      local s, h, c, q, d = unpack_cell(known)
      spam, ham, sum, squares = s + spam, h + ham, c + sum, q + squares
      if d > day then touched = d end
    end
    spam, ham = clamp(spam, 0), clamp(ham, 0)
    if spam + ham > 0 then
      local cell = pack(spam, ham, clamp(sum, -MOST), clamp(squares, 0), touched)
      added = added + call('HSET', page, field, cell)
    elseif known then
      total = total - call('HDEL', page, field)
    end
  end
  close()
  call('HINCRBY', base, 'cells', total)
end
`;

/**
 * layout, records of keys, ids … →
 * version and totals, packed cells in the order of the records, scores of the ids
 */
export const READ: Script = scriptOf(`${OPEN}${SETTLED}
local records, out, n = ARGV[2], {}, 0
local pages, size = base .. ':c:', digits + width
for at = 1, #records, size do
  local page = pages .. sub(records, at, at + digits - 1)
  n = n + 1
  out[n] = call('HGET', page, sub(records, at + digits, at + size - 1)) or '\\192'
end
local scores = {}
for i = 3, #ARGV do scores[i - 2] = call('ZSCORE', base .. ':ids', ARGV[i]) or '' end
local head = call('HMGET', base, 'version', 'spam', 'ham', 'spamError', 'hamError')
for i = 1, 5 do head[i] = head[i] or '0' end
return {'ok', table.concat(head, ' '), table.concat(out), table.concat(scores, ' ')}
`);

/** layout, '1' or '0': holds writers off, or lets them go on */
export const HOLD: Script = scriptOf(`${OPEN}${SETTLED}
if ARGV[2] == '1' then
  call('SET', base .. ':reading', '', 'PX', ${READING_MS})
else
  call('DEL', base .. ':reading')
end
return {'ok'}
`);

/** layout, field, records: puts a part of a large change aside, under KEYS[3] */
export const STAGE: Script = scriptOf(`${OPEN}
call('HSET', KEYS[3], ARGV[2], ARGV[3])
call('PEXPIRE', KEYS[3], ${STAGED_MS})
return {'ok'}
`);

/**
 * layout, records, day, name of a change without messages or nothing, most ids,
 * four totals, then for each message id, code before and code after.
 * The records are empty when they are staged under KEYS[3].
 */
export const WRITE: Script = scriptOf(`${OPEN}${SETTLED}${FREE}${APPLY}
local ids = base .. ':ids'
if ARGV[4] ~= '' and call('EXISTS', base .. ':done:' .. ARGV[4]) == 1 then return {'ok'} end
for i = 10, #ARGV, 3 do
  local score = call('ZSCORE', ids, ARGV[i])
  if (score and score % ${CODES} or -1) ~= tonumber(ARGV[i + 1]) then
    if KEYS[3] then call('UNLINK', KEYS[3]) end
    return {'stale'}
  end
end
if KEYS[3] and call('EXISTS', KEYS[3]) == 0 then return {'lost'} end
-- The first write is the one that a full memory refuses, so nothing is done by halves.
call('HSET', base, 'layout', layout)
local totals = call('HMGET', base, 'spam', 'ham', 'spamError', 'hamError')
for i = 1, 4 do totals[i] = clamp((totals[i] or 0) + ARGV[5 + i], 0) end
call('HSET', base, 'spam', totals[1], 'ham', totals[2], 'spamError', totals[3], 'hamError', totals[4])
call('HINCRBY', base, 'version', 1)
local today = ARGV[3] * ${DAYS}
local newest = call('ZREVRANGEBYSCORE', ids, today + ${DAYS - 1}, today, 'WITHSCORES', 'LIMIT', 0, 1)
local place = newest[2] and math.floor(newest[2] % ${DAYS} / ${CODES}) or -1
for i = 10, #ARGV, 3 do
  local code = tonumber(ARGV[i + 2])
  if code < 0 then
    call('ZREM', ids, ARGV[i])
  else
    place = math.min(place + 1, ${DAYS / CODES - 1})
    call('ZADD', ids, string.format('%.0f', today + place * ${CODES} + code), ARGV[i])
  end
end
local spare = call('ZCARD', ids) - ARGV[5]
if spare > 0 then call('ZREMRANGEBYRANK', ids, 0, spare - 1) end
if ARGV[4] ~= '' then call('SET', base .. ':done:' .. ARGV[4], '', 'EX', ${REMEMBERED_SECONDS}) end
if KEYS[3] then
  call('RENAME', KEYS[3], base .. ':log')
  call('PERSIST', base .. ':log')
else
  apply(ARGV[2])
end
return {'ok'}
`);

/** layout: applies one part of a large change → parts left */
export const SETTLE: Script = scriptOf(`${OPEN}${APPLY}
local log = base .. ':log'
local left = call('HLEN', log)
if left == 0 then return {'ok', '0'} end
local field = tostring(left - 1)
local records = call('HGET', log, field)
-- Comes first, for a full memory does not refuse it, nor what follows: this change is promised.
call('HDEL', log, field)
apply(records)
call('HINCRBY', base, 'version', 1)
return {'ok', tostring(left - 1)}
`);

/** layout, first page, last page, day, most messages of a cell that goes → cells dropped */
export const DROP_CELLS: Script = scriptOf(`${OPEN}${SETTLED}${FREE}
local before, most, dropped = tonumber(ARGV[4]), tonumber(ARGV[5]), 0
for p = tonumber(ARGV[2]), tonumber(ARGV[3]) do
  local page = base .. ':c:' .. string.format('%0' .. digits .. 'x', p)
  local all, gone = call('HGETALL', page), {}
  for i = 1, #all, 2 do
    local spam, ham, _, _, day = cmsgpack.unpack(all[i + 1])
    if day < before and spam + ham <= most then gone[#gone + 1] = all[i] end
  end
  if #gone > 0 then dropped = dropped + call('HDEL', page, unpack(gone)) end
end
if dropped > 0 then
  call('HINCRBY', base, 'cells', -dropped)
  call('HINCRBY', base, 'version', 1)
end
return {'ok', tostring(dropped)}
`);

/** layout, day, most in one go → messages dropped */
export const DROP_MESSAGES: Script = scriptOf(`${OPEN}${SETTLED}${FREE}
local ids = base .. ':ids'
local old = call('ZCOUNT', ids, '-inf', '(' .. string.format('%.0f', ARGV[2] * ${DAYS}))
local n = math.min(old, tonumber(ARGV[3]))
if n > 0 then
  call('ZREMRANGEBYRANK', ids, 0, n - 1)
  call('HINCRBY', base, 'version', 1)
end
return {'ok', tostring(n)}
`);

/** layout → cells, learned messages */
export const SIZE: Script = scriptOf(`${OPEN}${SETTLED}
return {'ok', call('HGET', base, 'cells') or '0', tostring(call('ZCARD', base .. ':ids'))}
`);

/** layout, first page, last page → cells; for each page its number, its size, its fields and cells */
export const COPY_CELLS: Script = scriptOf(`${OPEN}${SETTLED}
local out, count = {}, 0
for p = tonumber(ARGV[2]), tonumber(ARGV[3]) do
  local all = call('HGETALL', base .. ':c:' .. string.format('%0' .. digits .. 'x', p))
  if #all > 0 then out[#out + 1] = struct.pack('>I4I2', p, #all / 2) .. table.concat(all) end
  count = count + #all / 2
end
return {'ok', tostring(count), table.concat(out)}
`);

/** layout, score, how many of that score to pass over, limit → id, score, id, score … */
export const COPY_MESSAGES: Script = scriptOf(`${OPEN}${SETTLED}
local found = call('ZRANGEBYSCORE', base .. ':ids', ARGV[2], '+inf', 'WITHSCORES', 'LIMIT', ARGV[3], ARGV[4])
return {'ok', unpack(found)}
`);
