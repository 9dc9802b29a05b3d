-- Retains a message in the place of the one with its key, and publishes it.
-- KEYS: what a topic retains, a hash. ARGV: 1 channel, 2 number of keys, 3 age in ms, 4 bytes, 5 key, 6 version as 20
-- digits or nothing, 7 message, 8 missing, if it is to be retained only if it is missing.
-- The hash has a field for each key with a k before it: a number that grows, a space, the version, a line feed, and the
-- message. The field bytes has the size of all keys and messages, last has the latest number.
local all = KEYS[1]
local field = 'k' .. ARGV[5]
local size = string.len(ARGV[5]) + string.len(ARGV[7])
local bytes = tonumber(redis.call('HGET', all, 'bytes') or '0')
local old = redis.call('HGET', all, field)
if old then
    local head, version = string.match(old, '^(%d+ (%d*)\n)')
    local versions = version ~= '' and ARGV[6] ~= ''
    if versions and version > ARGV[6] then
        return 0
    end
    if ARGV[8] == 'missing' and not (versions and version < ARGV[6]) then
        return 0
    end
    bytes = bytes - string.len(ARGV[5]) - (string.len(old) - string.len(head))
elseif redis.call('HLEN', all) - 2 >= tonumber(ARGV[2]) then
    return redis.error_reply('FULL as there are too many keys')
end
if bytes + size > tonumber(ARGV[4]) then
    return redis.error_reply('FULL as there are too many bytes')
end
local last = redis.call('HINCRBY', all, 'last', 1)
redis.call('HSET', all, field, string.format('%.0f', last) .. ' ' .. ARGV[6] .. '\n' .. ARGV[7],
    'bytes', string.format('%.0f', bytes + size))
redis.call('PEXPIRE', all, ARGV[3])
return redis.call('PUBLISH', ARGV[1], ARGV[7])
