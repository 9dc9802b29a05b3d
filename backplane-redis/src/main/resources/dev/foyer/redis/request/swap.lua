-- Changes what is in a cell, if it is still at a position, and publishes a message.
-- KEYS: the cell. ARGV: 1 channel, 2 the epoch that none may be older than, 3 the latest epoch that the node knows,
-- 4 the position or nothing for an empty cell, 5 content, 6 message, 7 ms to keep it, 8 id of the change,
-- 9 whether it may have been made before.
-- A cell has e: the epoch, n: the number, v: the content, b: the id of the latest change.
local cell = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local found = redis.call('HMGET', cell, 'e', 'n', 'v', 'b')
local fresh = math.max(now, tonumber(ARGV[2]), tonumber(ARGV[3]) + 1)
local epoch = found[1] and tonumber(found[1])
local number = found[2] and tonumber(found[2])
if epoch and epoch < tonumber(ARGV[2]) then -- it may be older than what was there before
    epoch = fresh
    number = 0
    found[4] = ''
    redis.call('HSET', cell, 'e', string.format('%.0f', epoch), 'n', '0', 'b', '')
end
local at = epoch and string.format('%.0f-%.0f', epoch, number) or ''
if at ~= '' and found[4] == ARGV[8] then
    return {'+', at}
end
if at ~= ARGV[4] then
    if ARGV[9] == '1' and ARGV[4] ~= '' then
        return redis.error_reply('UNSURE whether this was changed, as others have changed it since')
    end
    return {'-', at, found[3] or ''}
end
if epoch then
    number = number + 1
else
    epoch = fresh
    number = 0
end
at = string.format('%.0f-%.0f', epoch, number)
redis.call('HSET', cell, 'e', string.format('%.0f', epoch), 'n', string.format('%.0f', number),
    'v', ARGV[5], 'b', ARGV[8])
redis.call('PEXPIRE', cell, ARGV[7])
redis.call('PUBLISH', ARGV[1], '=' .. at .. '\n' .. ARGV[6])
return {'+', at}
