-- Appends a message to a log and publishes it, unless it is there already.
-- KEYS: the log. ARGV: 1 channel, 2 the epoch that none may be older than, 3 the latest epoch that the node knows,
-- 4 number of messages, 5 age in ms, 6 bytes, 7 id of the message, 8 message, 9 ms since an earlier attempt or nothing.
-- An entry has m: the message, i: its id, b: the bytes of all messages of the epoch up to it, t: when it was appended.
local log = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local age = tonumber(ARGV[5])

local function oldest()
    return redis.call('XRANGE', log, '-', '+', 'COUNT', 1)[1]
end

local last = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)[1]
local epoch = last and tonumber(string.match(last[1], '^%d+'))
if epoch and epoch < tonumber(ARGV[2]) then
    redis.call('DEL', log)
    last = nil
    epoch = nil
end

if ARGV[9] ~= '' then
    local begin = now - tonumber(ARGV[9])
    if last then
        for _, entry in ipairs(redis.call('XREVRANGE', log, '+', '-')) do
            if entry[2][4] == ARGV[7] then
                return {entry[1], -1}
            end
        end
        local first = oldest()
        if string.match(first[1], '%d+$') ~= '0' and tonumber(first[2][8]) >= begin then
            return redis.error_reply('UNSURE whether this was appended, as the log is too short')
        end
    elseif begin <= now - age then
        return redis.error_reply('UNSURE whether this was appended, as the log is too young')
    end
end

local bytes = string.len(ARGV[8])
if last then
    bytes = bytes + tonumber(last[2][6])
else
    epoch = math.max(now, tonumber(ARGV[2]), tonumber(ARGV[3]) + 1)
end
local id = redis.call('XADD', log, 'MAXLEN', '=', ARGV[4], string.format('%.0f-*', epoch),
    'm', ARGV[8], 'i', ARGV[7], 'b', string.format('%.0f', bytes), 't', string.format('%.0f', now))
redis.call('PEXPIRE', log, ARGV[5])
local first = oldest()
while first[1] ~= id and (tonumber(first[2][8]) <= now - age
        or bytes - tonumber(first[2][6]) + string.len(first[2][2]) > tonumber(ARGV[6])) do
    redis.call('XDEL', log, first[1])
    first = oldest()
end
return {id, redis.call('PUBLISH', ARGV[1], '@' .. id .. '\n' .. ARGV[8])}
