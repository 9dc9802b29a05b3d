-- Returns the epoch that none may be older than. Another run of Redis may have lost something: no log goes on there.
-- KEYS: where that is kept. ARGV: 1 this run of Redis, 2 the latest epoch of an earlier run that the node knows.
local known = tonumber(ARGV[2])
local since = tonumber(redis.call('HGET', KEYS[1], 'since') or '0')
if redis.call('HGET', KEYS[1], 'run') ~= ARGV[1] then
    local time = redis.call('TIME')
    since = math.max(time[1] * 1000 + math.floor(time[2] / 1000), since + 1, known + 1)
elseif since <= known then
    since = known + 1
else
    return string.format('%.0f', since)
end
redis.call('HSET', KEYS[1], 'run', ARGV[1], 'since', string.format('%.0f', since))
return string.format('%.0f', since)
