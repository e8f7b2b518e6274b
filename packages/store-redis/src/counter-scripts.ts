/**
 * The scripts of the counters that decay. KEYS[1] names them all; behind it lie
 *
 *     :cB:HEX    pages of counters, 2^B of them: key → value, its time, beginning, half-life
 *     :mB:HEX    the same of deliveries that were counted
 *
 * A page is a hash of 32 fields at most, which Redis keeps as a listpack. Where
 * it is full, the lightest makes room; it expires when its last counter has
 * decayed. KEYS[2] never exists (see `token-scripts`).
 */

import { LEAST_COUNT, PAGE_COUNTERS } from '@backscatter/core';
import { type Script, scriptOf } from './run-script.ts';

/** number of bits */
const OPEN = `
local call, sub, num, floor = redis.call, string.sub, tonumber, math.floor
local pack, read = struct.pack, struct.unpack
local base, bits = KEYS[1], num(ARGV[1])
local function pageOf(kind, key)
  local page = floor(read('>I4', key) / 2 ^ (32 - bits))
  return base .. ':' .. kind .. bits .. ':' .. string.format('%x', page)
end
local function valueAt(packed, seconds)
  local value, time, since, half = read('<fI4I4I4', packed)
  return value * 2 ^ (-math.max(0, seconds - time) / half), time, since
end
`;

/**
 * delivery, its second, its half-life in seconds, events: key (8), second (4), half-life (4),
 * amount (8, double) → whether it was counted now
 */
export const ADD: Script = scriptOf(`${OPEN}
local function drop(page, seconds)
  local all, lightest, least = call('HGETALL', page), nil, math.huge
  for i = 1, #all, 2 do
    local value = valueAt(all[i + 1], seconds)
    if value < least then lightest, least = all[i], value end
  end
  call('HDEL', page, lightest)
end
local function add(page, key, seconds, half, amount)
  local there = call('HGET', page, key)
  local value, time, since = 0, seconds, seconds
  if there then
    local v, t, s = valueAt(there, seconds)
    if v >= ${LEAST_COUNT} then value, time, since = v, t, s end
  elseif call('HLEN', page) >= ${PAGE_COUNTERS} then
    drop(page, seconds)
  end
  -- What came late has decayed on its way.
  value = value + amount * 2 ^ (math.min(0, seconds - time) / half)
  call('HSET', page, key, pack('<fI4I4I4', value, math.max(time, seconds), math.min(since, seconds), half))
  local lives = math.ceil(math.max(1, half * math.log(value / ${LEAST_COUNT}) / math.log(2)))
  if call('TTL', page) < lives then call('EXPIRE', page, lives) end
end
local marks, seconds = pageOf('m', ARGV[2]), num(ARGV[3])
local mark = call('HGET', marks, ARGV[2])
if mark and valueAt(mark, seconds) >= ${LEAST_COUNT} then return {0} end
-- The first write is the one that a full memory refuses, so nothing is done by halves.
add(marks, ARGV[2], seconds, num(ARGV[4]), 1)
local events = ARGV[5]
for at = 1, #events, 24 do
  local key = sub(events, at, at + 7)
  local time, half, amount = read('<I4I4d', events, at + 8)
  add(pageOf('c', key), key, time, half, amount)
end
return {1}
`);

/** keys, as of which second, delivery or nothing → whether it was counted, values and beginnings */
export const READ: Script = scriptOf(`${OPEN}
local keys, seconds, delivery = ARGV[2], num(ARGV[3]), ARGV[4]
local function valueOf(kind, key)
  local there = call('HGET', pageOf(kind, key), key)
  if not there then return 0 end
  return valueAt(there, seconds)
end
local counted = delivery ~= '' and valueOf('m', delivery) >= ${LEAST_COUNT}
local out = {counted and 1 or 0}
for at = 1, #keys, 8 do
  local value, _, since = valueOf('c', sub(keys, at, at + 7))
  out[#out + 1] = value >= ${LEAST_COUNT} and string.format('%.17g %d', value, since) or ''
end
return out
`);
