-- Returns what is in a cell, and keeps it for a time from now on.
-- KEYS: the cell. ARGV: 1 the epoch that none may be older than, 2 the latest epoch that the node knows, 3 ms to keep it.
-- A cell has e: the epoch, n: the number, v: the content, b: the id of the latest change.
local found = redis.call('HMGET', KEYS[1], 'e', 'n', 'v')
if not found[1] then
    return {}
end
local epoch = tonumber(found[1])
local number = found[2]
if epoch < tonumber(ARGV[1]) then -- it may be older than what was there before
    local time = redis.call('TIME')
    epoch = math.max(time[1] * 1000 + math.floor(time[2] / 1000), tonumber(ARGV[1]), tonumber(ARGV[2]) + 1)
    number = '0'
    redis.call('HSET', KEYS[1], 'e', string.format('%.0f', epoch), 'n', number, 'b', '')
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return {string.format('%.0f-%s', epoch, number), found[3]}
