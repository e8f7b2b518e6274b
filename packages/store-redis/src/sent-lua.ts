/**
 * What the scripts of the sent log have in common. Each works on one part or
 * several (see `sent-parts`). A part is named by KEYS[n]; behind it lie
 *
 *     (itself)     hash: layout, days kept, since when it is complete, beginning
 *                  of each realm, and for each period its tables
 *     :lP:B:HEX    pages of period P of the log: id → messages, pair → times
 *     :xP:ID       list: the messages of an id that has many, or large ones
 *     :kP:B:HEX    pages of acquaintances: pair → first and last day
 *     :u:ID        hash: uses of an id
 *     :s:SCOPE     a suspension
 *
 * A key of Redis costs 100 bytes more than what it holds, so entries are fields
 * of small hashes, which Redis keeps as listpacks: 4 bytes more. What is in
 * a page has been sent within four days (or, acquaintances, a hundred), and the
 * page expires as a whole. A table of 2^B pages of which one is full gets a larger
 * one beside it, and the next period begins with that. Entries of several tables
 * count together, so nothing is ever moved. An acquaintance moves to the page of
 * its last time.
 *
 * In a cluster a part goes alone, and a key behind it that never exists makes
 * the node say TRYAGAIN while the slot moves (see `token-scripts`).
 */

/** Seconds of a period of the log: fewer of them are faster to read, and expire later. */
export const PERIOD = 4 * 86_400;

/** Days of a period of acquaintances: some five of them are remembered. */
export const KNOWN_PERIOD = 100;

/** Milliseconds for which keys stay longer than they are asked for: clocks differ. */
export const SLACK = 86_400_000;

/** layout, number of parts, now in ms, days kept, days acquaintances are kept, realm or nothing */
export const OPEN = `
local call, sub, num, floor = redis.call, string.sub, tonumber, math.floor
local pack, read = struct.pack, struct.unpack
local parts, now, keep, keepKnown = num(ARGV[2]), num(ARGV[3]), num(ARGV[4]), num(ARGV[5])
local DAY = 86400000
local expiry = floor((now - keep * DAY) / 1000)
local firstDay = floor(now / DAY - keepKnown)
local function hex(key)
  return (string.gsub(key, '.', function(c) return string.format('%02x', string.byte(c)) end))
end
local from, to = floor(expiry / ${PERIOD}), floor((now + 2 * DAY) / 1000 / ${PERIOD})
local fromKnown, toKnown = floor(firstDay / ${KNOWN_PERIOD}), floor((now / DAY + 1) / ${KNOWN_PERIOD})
local function pageOf(table, bits, key)
  return table .. ':' .. bits .. ':' .. string.format('%x', read('>I4', key, 5) % 2 ^ bits)
end
-- What has to be known of a part before it is read; nil where its layout is another.
local fields = {'layout', 'keep', 'since', 'r' .. (ARGV[6] or '')}
for period = from, to do fields[#fields + 1] = 'l' .. period end
for period = fromKnown, toKnown do fields[#fields + 1] = 'k' .. period end
local function metaOf(base)
  local found, meta = call('HMGET', base, unpack(fields)), {}
  for i, field in ipairs(fields) do meta[field] = found[i] or nil end
  meta.began = meta[fields[4]]
  if meta.layout and meta.layout ~= ARGV[1] then return nil end
  return meta
end
-- All tables of a kind: what the names of their pages begin with, and how many there are.
local function tablesIn(base, meta, kind, first, last)
  local out = {}
  for period = first, last do
    for bits in string.gmatch(meta[kind .. period] or '', '%d+') do
      out[#out + 1] = {base .. ':' .. kind .. period .. ':' .. bits .. ':', 2 ^ bits, period}
    end
  end
  return out
end
local function entryOf(table, key, number)
  return call('HGET', table[1] .. string.format('%x', number % table[2]), key)
end
local function splitRecords(there, out)
  local at = 1
  while at <= #there do
    local size = 8 + 8 * (read('B', there, at + 4) + read('<I3', there, at + 5))
    out[#out + 1] = sub(there, at, at + size - 1)
    at = at + size
  end
end
local function messagesOf(base, tables, id)
  local all, out, lists, number = {}, {}, {}, read('>I4', id, 5)
  for _, table in ipairs(tables) do
    local there = entryOf(table, id, number)
    if there == '' then lists[table[3]] = true elseif there then splitRecords(there, all) end
  end
  for period in pairs(lists) do
    for _, record in ipairs(call('LRANGE', base .. ':x' .. period .. ':' .. hex(id), 0, -1)) do
      all[#all + 1] = record
    end
  end
  for _, record in ipairs(all) do
    if read('<I4', record) >= expiry then out[#out + 1] = record end
  end
  return out
end
`;
