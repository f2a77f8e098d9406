#if Redis
/// What is done to an allowance in one step each, by the server's clock.
///
/// `KEYS`: the counts' epoch, the line of processes that wait, by when each of them has to show up again, the processes seen of late;
/// then three for each window: requests under way (a sorted set, by when they are given up), answered ones by the instant at which
/// they leave the window (a sorted set of instants, and a hash of how many leave then; `n` is their sum). All instants are
/// milliseconds.
enum RateLimitScripts {
  private static let head = """
    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    local function leave(w, limit, period, grain, count)
      local at = string.format('%.0f', (math.floor((now + period) / grain) + 1) * grain)
      redis.call('ZADD', KEYS[w + 1], at, at)
      redis.call('HINCRBY', KEYS[w + 2], at, count)
      redis.call('HINCRBY', KEYS[w + 2], 'n', count)
    end

    """

  /// Takes one request from every window or from none.
  ///
  /// `ARGV`: the request's name, the process's, the epoch that it knows, for how long a request under way is counted beyond its period,
  /// for how long a process is remembered, the lifetime of the keys, for how long the place of a process is kept that is
  /// late; then four for each window: limit, period, grain, and how many
  /// requests the process has sent that the counts lack.
  ///
  /// Gives what became of it (0 granted, 1 to wait, 2 the counts are of another epoch), for how long to wait, the epoch, and the
  /// number of processes.
  static let take = RedisScript(
    head + """
      local id, me, epoch = ARGV[1], ARGV[2], ARGV[3]
      local grace, memory, life, late = tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6], ARGV[7]
      redis.call('SET', KEYS[1], time[1] .. '.' .. time[2] .. '.' .. id, 'NX')
      local known = redis.call('GET', KEYS[1])
      redis.call('ZADD', KEYS[4], now, me)
      redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now - memory)
      for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, life) end
      local count = redis.call('ZCARD', KEYS[4])
      if epoch ~= known then return {2, 0, known, count} end
      local isGranted, place = false, 0
      for _, other in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
        if other == me then break end
        local due = redis.call('HGET', KEYS[3], other)
        if due and tonumber(due) >= now then place = place + 1
        else redis.call('ZREM', KEYS[2], other); redis.call('HDEL', KEYS[3], other) end
      end
      local wait = 0
      for w = 5, #KEYS, 3 do
        local a = 8 + (w - 5) / 3 * 4
        local limit, period, grain = tonumber(ARGV[a]), tonumber(ARGV[a + 1]), tonumber(ARGV[a + 2])
        if tonumber(ARGV[a + 3]) > 0 then leave(w, limit, period, grain, ARGV[a + 3]) end
        redis.call('ZREMRANGEBYSCORE', KEYS[w], '-inf', now)
        while true do
          local gone = redis.call('ZRANGEBYSCORE', KEYS[w + 1], '-inf', now, 'LIMIT', 0, 200)
          if #gone == 0 then break end
          for _, at in ipairs(gone) do
            redis.call('HINCRBY', KEYS[w + 2], 'n', -(redis.call('HGET', KEYS[w + 2], at) or 0))
            redis.call('HDEL', KEYS[w + 2], at)
            redis.call('ZREM', KEYS[w + 1], at)
          end
        end
        if redis.call('ZSCORE', KEYS[w], id) then isGranted = true end
        local free = limit - redis.call('ZCARD', KEYS[w]) - (redis.call('HGET', KEYS[w + 2], 'n') or 0)
        if free <= place then
          local need, from, at = place + 1 - free, 0, nil
          while need > 0 do
            local next = redis.call('ZRANGE', KEYS[w + 1], from, from + 49)
            if #next == 0 then break end
            for _, one in ipairs(next) do
              need = need - redis.call('HGET', KEYS[w + 2], one)
              at = tonumber(one)
              if need <= 0 then break end
            end
            from = from + 50
          end
          wait = math.max(wait, need <= 0 and at - now or 50)
        end
      end
      if isGranted then return {0, 0, known, count} end
      if wait == 0 then
        for w = 5, #KEYS, 3 do
          local until_ = now + ARGV[8 + (w - 5) / 3 * 4 + 1] + grace
          redis.call('ZADD', KEYS[w], string.format('%.0f', until_), id)
          redis.call('PEXPIRE', KEYS[w], life)
        end
        redis.call('ZREM', KEYS[2], me)
        redis.call('HDEL', KEYS[3], me)
        return {0, 0, known, count}
      end
      wait = math.min(math.max(1, wait), 2000)
      redis.call('ZADD', KEYS[2], 'NX', time[1] * 1000000 + time[2], me)
      redis.call('HSET', KEYS[3], me, string.format('%.0f', now + wait + late))
      redis.call('PEXPIRE', KEYS[2], life)
      redis.call('PEXPIRE', KEYS[3], life)
      return {1, wait, known, count}
      """)

  /// Counts a request as answered, or gives its place back.
  ///
  /// `ARGV`: the request's name, whether it was sent (1 or 0), three that do not matter, the lifetime of the keys, one more; then limit,
  /// period, grain and nothing for each window.
  static let settle = RedisScript(
    head + """
      for w = 5, #KEYS, 3 do
        local a = 8 + (w - 5) / 3 * 4
        redis.call('ZREM', KEYS[w], ARGV[1])
        if ARGV[2] == '1' then
          leave(w, tonumber(ARGV[a]), tonumber(ARGV[a + 1]), tonumber(ARGV[a + 2]), 1)
          redis.call('PEXPIRE', KEYS[w + 1], ARGV[6])
          redis.call('PEXPIRE', KEYS[w + 2], ARGV[6])
        end
      end
      return 1
      """)
}
#endif
