#if Redis
/// What is done to a session's record in one step each.
///
/// A record is a hash: `tokens` (the sealed tokens), `issued` (when they were issued, by the server's clock), `refresh` (a digest of the refresh token among them), `claimed` and `claimant`
/// (the digest of the refresh token that has been sent, and by which claim), `first:` with the digest of each token that a program was
/// configured with and has sent, `steady` (the digest of a refresh token that was used and stayed good), `holder` (who has taken the lease last) and `until` (the lease's end by the server's clock, in milliseconds). Who writes must be the holder: that is the
/// fence. A holder who is late writes nothing once another has come.
///
/// `KEYS[1]` is the record, `ARGV[1]` the holder, `ARGV[2]` the lease's length and `ARGV[3]` how long the record is kept, both in
/// milliseconds.
enum TokenScripts {
  private static let head = """
    local record, holder = KEYS[1], ARGV[1]
    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    local function extend()
      redis.call('HSET', record, 'holder', holder, 'until', string.format('%.0f', now + ARGV[2]))
      redis.call('PEXPIRE', record, ARGV[3])
    end

    """

  /// Takes the lease: 0, or for how many milliseconds another has it at most.
  static let take = RedisScript(
    head + """
      local found = redis.call('HMGET', record, 'holder', 'until')
      if found[1] and found[1] ~= holder and found[2] and tonumber(found[2]) > now then return tonumber(found[2]) - now end
      extend()
      return 0
      """)

  /// Holds it for longer: 1, or 0 where another has taken it.
  static let renew = RedisScript(
    head + """
      local found = redis.call('HGET', record, 'holder')
      if found and found ~= holder then return 0 end
      extend()
      return 1
      """)

  /// Lets the next one in. The holder's name stays, for what it may still have to save.
  static let end = RedisScript(
    head + """
      if redis.call('HGET', record, 'holder') == holder then redis.call('HDEL', record, 'until') end
      return 1
      """)

  /// The tokens, and for how many milliseconds they have been issued.
  static let load = RedisScript(
    head + """
      local found = redis.call('HMGET', record, 'tokens', 'issued')
      if not found[1] then return false end
      return {found[1], math.floor(now - (found[2] or now))}
      """)

  /// `ARGV[4]` the tokens, `ARGV[5]` the digest of the refresh token, or nothing, `ARGV[6]` for how many milliseconds they have been
  /// issued: 1, or 0 where another has the lease.
  static let save = RedisScript(
    head + """
      local found = redis.call('HMGET', record, 'holder', 'claimed')
      if found[1] and found[1] ~= holder then return 0 end
      local issued = string.format('%.0f', now - ARGV[6])
      redis.call('HSET', record, 'tokens', ARGV[4], 'refresh', ARGV[5], 'issued', issued)
      if found[2] and found[2] ~= ARGV[5] then redis.call('HDEL', record, 'claimed', 'claimant') end
      extend()
      return 1
      """)

  /// 1, or 0 where another has the lease. What has been sent stays known.
  static let remove = RedisScript(
    head + """
      local found = redis.call('HGET', record, 'holder')
      if found and found ~= holder then return 0 end
      redis.call('HDEL', record, 'tokens', 'refresh')
      return 1
      """)

  /// `ARGV[4]` the digest of the refresh token to be sent, or nothing for a login, `ARGV[5]` the claim's own name, `ARGV[6]` whether a
  /// program was configured with the token: 1 where it may be sent, 0 where not, -1 where another has the lease.
  static let claim = RedisScript(
    head + """
      local digest, claimant = ARGV[4], ARGV[5]
      local first = 'first:' .. digest
      local found = redis.call('HMGET', record, 'holder', 'refresh', 'claimed', 'claimant', first, 'steady')
      if found[1] ~= holder then return -1 end
      if digest ~= '' then
        if found[3] == digest and found[4] == claimant then return 1 end
        if found[2] ~= digest and ARGV[6] == '' then return 0 end
        if found[6] ~= digest and (found[3] == digest or found[5]) then return 0 end
        redis.call('HSET', record, 'claimed', digest, 'claimant', claimant)
        if ARGV[6] ~= '' then redis.call('HSET', record, first, '1') end
      end
      extend()
      return 1
      """)

  /// `ARGV[4]` the digest of a refresh token that was claimed and is as good as before, `ARGV[5]` whether although it was used.
  static let release = RedisScript(
    head + """
      local found = redis.call('HMGET', record, 'holder', 'claimed')
      if found[1] ~= holder then return 0 end
      if found[2] == ARGV[4] then redis.call('HDEL', record, 'claimed', 'claimant') end
      redis.call('HDEL', record, 'first:' .. ARGV[4])
      if ARGV[5] ~= '' then redis.call('HSET', record, 'steady', ARGV[4]) end
      return 1
      """)
}
#endif
