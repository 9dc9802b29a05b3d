-- Reads messages of a log, and the position of its newest one.
-- KEYS: the log. ARGV: 1 the epoch that none may be older than, 2 where to begin, or nothing for the latest, 3 how many.
local log = KEYS[1]
local last = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)[1]
if not last or tonumber(string.match(last[1], '^%d+')) < tonumber(ARGV[1]) then
    return {}
end
local found = {}
if ARGV[3] ~= '0' then
    if ARGV[2] == '' then
        found = redis.call('XREVRANGE', log, '+', '-', 'COUNT', ARGV[3])
    else
        found = redis.call('XRANGE', log, ARGV[2], '+', 'COUNT', ARGV[3])
    end
end
local messages = {}
for number, entry in ipairs(found) do
    messages[number] = {entry[1], entry[2][2]}
end
return {last[1], messages}
