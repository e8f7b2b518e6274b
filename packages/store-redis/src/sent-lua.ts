/**
 * What the scripts of the sent log have in common. Each works on one part or
 * several (see `sent-parts`). A part is named by KEYS[n]; behind it lie
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

/** Seconds of a period of the log: the whole of it expires at once. */
export const PERIOD = 2 * 86_400;

/** Days of a period of acquaintances: some seven of them are remembered. */
export const KNOWN_PERIOD = 64;

/** Milliseconds for which keys stay longer than they are asked for: clocks differ. */
export const SLACK = 2 * 86_400_000;

/** layout, number of parts, now in ms, days kept, days acquaintances are kept */
export const OPEN = `
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
